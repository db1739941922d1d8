namespace Monitor.Analytics.Tests.Rulebooks;

/// <summary>Files of the repository that the tests of rulebooks read.</summary>
static class Files
{
    public static string Cq2026 => File.ReadAllText(InRepository("data/seeds/rulebooks/cq-2026.json"));
    public static string Cq2022 => File.ReadAllText(InRepository("data/seeds/rulebooks/cq-2022.json"));
    public static string AnotherProvince => File.ReadAllText(InRepository("tests/Monitor.Analytics.Tests/Rulebooks/another-province.json"));

    public static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Monitor.sln is in no folder above the tests.");
        return Path.Combine(folder.FullName, path);
    }
}
