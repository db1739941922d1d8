using System.CommandLine;
using System.CommandLine.Invocation;

namespace Monitor.Web.Features.Commands;

/// <summary>Help in Chinese: the library's own texts exist in English only.</summary>
sealed class ChineseHelp : SynchronousCommandLineAction
{
    /// <summary>What the program is called on the command line.</summary>
    public const string Program = "Monitor.Web";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        Write("用法", [("", Usage(command))]);
        Write("参数", command.Arguments.Select(a => (Label(a), a.Description)));
        Write("选项", Options(command).Select(o => (Label(o), (string?)((o.Required ? "【必填】" : "") + o.Description))));
        Write("命令", command.Subcommands.Select(c => (c.Name, c.Description)));
        if (command is Verb verb) output.WriteLine($"\n{verb.Details.TrimEnd()}");
        return Verbs.Done;

        void Write(string title, IEnumerable<(string Name, string? Meaning)> lines)
        {
            var all = lines.ToList();
            if (all.Count == 0) return;
            var width = all.Max(l => l.Name.Length);
            output.WriteLine($"\n{title}");
            foreach (var (name, meaning) in all) output.WriteLine($"  {name.PadRight(width)}{(width > 0 ? "  " : "")}{meaning}");
        }
    }

    /// <summary>Options of the command, and those that hold for every command.</summary>
    static IEnumerable<Option> Options(Command command) => command.Parents.OfType<Command>()
        .SelectMany(Options).Where(o => o.Recursive).Concat(command.Options).OrderBy(o => o.Recursive);

    internal static string Path(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(Path).Append(command is RootCommand ? Program : command.Name));

    static string Usage(Command command) => string.Join(' ', new[]
    {
        Path(command),
        command.Subcommands.Count == 0 ? "" : command is RootCommand ? "[命令]" : "命令",
        string.Join(' ', command.Arguments.Select(Label)),
        string.Join(' ', command.Options.Where(o => o.Required).Select(Label)),
        "[选项]",
    }.Where(part => part.Length > 0));

    static string Label(Argument argument) => argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");

    internal static string Label(Option option) => string.Join(", ", option.Aliases.Append(option.Name).OrderBy(a => a.Length))
        + (option.HelpName is { } value ? $" {value}" : "") + (option.Arity.MaximumNumberOfValues > 1 ? "…" : "");
}

sealed class ShowVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(AppVersion.Text);
        return Verbs.Done;
    }
}
