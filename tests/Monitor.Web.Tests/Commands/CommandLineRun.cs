using Monitor.Web.Data;
using Monitor.Web.Features.Commands;

namespace Monitor.Web.Tests.Commands;

/// <summary>What a command wrote, and the code with which it ended.</summary>
sealed record CommandLineRun(int Code, string Output, string Error)
{
    /// <summary>Today is 2027-01-15.</summary>
    public static async Task<CommandLineRun> Of(params string[] args)
    {
        using StringWriter output = new(), error = new();
        Assert.True(Verbs.Called(args));
        var code = await Verbs.RunAsync(args, new Hosting.StandingClock(DemoClock.Start), output, error);
        return new(code, output.ToString(), error.ToString());
    }

    public static string Seed(string name) => SeedFolder.Shipped.File(name);
    public static string Sample(string name) => Seed(Path.Combine("samples", name));
}

/// <summary>A folder for the files of one test.</summary>
public sealed class ScratchFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("monitor-commands-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => folder.Delete(recursive: true);
}
