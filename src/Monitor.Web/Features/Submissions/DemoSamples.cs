using Monitor.Web.Data;

namespace Monitor.Web.Features.Submissions;

/// <summary>Files to try reporting with, good and bad: with the demo only.</summary>
public sealed class DemoSamples(SeedFolder seeds, DemoMode demo)
{
    public IReadOnlyList<string> Names { get; } = !demo.IsDemo ? [] :
        [.. Directory.GetFiles(seeds.File("samples")).Select(Path.GetFileName).OfType<string>().Where(n => !n.EndsWith(".md")).Order(StringComparer.Ordinal)];

    /// <exception cref="NotFoundForActor">There is no sample of this name.</exception>
    public Download File(string name) => Names.Contains(name)
        ? new(System.IO.File.ReadAllBytes(seeds.File(Path.Combine("samples", name))), name, "application/octet-stream")
        : throw new NotFoundForActor();
}
