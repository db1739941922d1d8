namespace Monitor.Web.Data;

/// <summary>The lists and rulebooks that come with the program.</summary>
public sealed record SeedFolder(string Path)
{
    public static SeedFolder Shipped { get; } = new(System.IO.Path.Combine(AppContext.BaseDirectory, "seeds"));

    public string File(string name) => System.IO.Path.Combine(Path, name);
}
