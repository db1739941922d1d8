using System.CommandLine;
using System.CommandLine.Help;
using Monitor.Analytics.Rulebooks;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Commands;

/// <summary>
/// The command line of the program: what is asked of it without a web server. Exit codes of all verbs: 0 done, 1 done and something was found
/// wrong (or refused), 2 it could not be done.
/// </summary>
public static class Verbs
{
    public const int Done = 0, Wrong = 1, Impossible = 2;

    /// <summary>For a cancelled import to remove what it staged; what is left after that, the next one removes.</summary>
    static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(30);

    static readonly string[] Asking = ["--help", "-h", "-?", "--version"];

    /// <summary>Whether these arguments are for the command line; else they are options of the web program.</summary>
    public static bool Called(string[] args) =>
        args.Any(Asking.Contains) || args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=');

    public static Task<int> RunAsync(string[] args, TimeProvider time) => RunAsync(args, time, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TimeProvider time, TextWriter output, TextWriter error)
    {
        var parsed = Root(time).Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not ChineseHelp)
        {
            error.WriteLine(Misuse.Describe(parsed));
            return Impossible;
        }
        try
        {
            return await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToCancel });
        }
        catch (Refused refused)
        {
            error.WriteLine(refused.Message);
            return Wrong;
        }
        catch (Exception e) when (e is CommandException or ListFileException or RulebookException)
        {
            error.WriteLine(e.Message);
            return Impossible;
        }
    }

    static RootCommand Root(TimeProvider time)
    {
        var root = new RootCommand("Monitor：卓越工程师协同创新中心监督分析。不写命令时启动网页服务。")
        {
            new Option<bool>("--demo") { Description = "以演示数据和演示日期（默认2027年1月15日起）启动网页服务" },
            new Option<string>($"--{DemoClock.Option}") { Description = "演示从哪一天开始，默认 2027-01-15；用于跟着期限走完一个案件", HelpName = "日期" },
            new Option<string>("--urls") { Description = "网页服务的地址，默认 http://localhost:5080", HelpName = "URL" },
            CommandFiles.Data($"，演示时为 {DataFolder.Demo}"),
            CheckVerb.Create(time),
            AssessVerb.Create(time),
            ImportVerb.Create(time),
            ExportVerb.Create(),
            RulebookVerb.Create(),
            UserVerb.Create(time),
            AuditVerb.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                (help.Action, help.Description) = (new ChineseHelp(), "显示帮助；写在命令后面的，显示该命令的帮助");
                foreach (var slashed in help.Aliases.Where(a => a.StartsWith('/')).ToList()) help.Aliases.Remove(slashed);
            }
            if (option is VersionOption version) (version.Action, version.Description) = (new ShowVersion(), "显示版本");
        }
        return root;
    }
}

/// <summary>A command with what its help tells beyond the options: formats and exit codes.</summary>
sealed class Verb(string name, string summary, string details) : Command(name, summary)
{
    public string Details => details;
}

/// <summary>It could not be done; the Chinese message says why and what would help.</summary>
public sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);
