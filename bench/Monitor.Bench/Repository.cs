using Monitor.Analytics.Rulebooks;

namespace Monitor.Bench;

/// <summary>The files of the repository that benches read and write, found from where the program runs.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static Rulebook Rulebook(string id) =>
        RulebookReader.Read(File.ReadAllText(Path.Combine(Root, "data", "seeds", "rulebooks", id + ".json")));

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Monitor.sln is in no folder above the program.");
    }
}
