using Monitor.Analytics.Rulebooks;

namespace Monitor.Analytics.Tests.Rulebooks;

public class RulebookSchemaTests
{
    /// <summary>Generated documents are rewritten by a test run with UPDATE_GENERATED=1.</summary>
    [Fact]
    public void CheckedInSchema_IsTheGeneratedOne()
    {
        var path = Files.InRepository("docs/rulebook.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1") File.WriteAllText(path, RulebookSchema.Generate());
        Assert.True(File.Exists(path) && File.ReadAllText(path) == RulebookSchema.Generate(),
            "docs/rulebook.schema.json is outdated: run `UPDATE_GENERATED=1 dotnet test tests/Monitor.Analytics.Tests`, and commit the change.");
    }
}
