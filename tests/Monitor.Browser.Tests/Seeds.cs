namespace Monitor.Browser.Tests;

/// <summary>The files that a newcomer tries.</summary>
static class Seeds
{
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "seeds", "samples", name);
}
