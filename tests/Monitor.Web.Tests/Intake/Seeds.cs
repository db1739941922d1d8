using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>The product's own seeds, as they lie beside the program.</summary>
static class Seeds
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static Rulebook Rulebook { get; } = RulebookReader.Read(File.ReadAllText(Path.Combine(Folder, "rulebooks/cq-2026.json")));

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Folder, "samples", name));

    public static TableReading Read(byte[] content, ReadLimits? limits = null) =>
        TableReader.Read(content, "test", new() { Rulebook = Rulebook }, limits ?? ReadLimits.Upload);

    public static CheckedFile CheckSample(string name, IReadOnlyDictionary<string, string>? mappings = null) =>
        ReportFile.Check(Sample(name), name, new() { Rulebook = Rulebook, OpenYear = 2026, Mappings = mappings ?? new Dictionary<string, string>() }, ReadLimits.Upload);
}
