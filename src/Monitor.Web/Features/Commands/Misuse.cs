using System.CommandLine;
using System.CommandLine.Parsing;

namespace Monitor.Web.Features.Commands;

/// <summary>What was written wrongly on the command line, in Chinese: the library tells it in English only.</summary>
static class Misuse
{
    public static string Describe(ParseResult parsed)
    {
        var problems = parsed.UnmatchedTokens.Select(t => $"不认识“{t}”。")
            .Concat(parsed.Errors.Select(e => Of(e.SymbolResult)).OfType<string>())
            .Distinct();
        return string.Join('\n', problems.Append($"用法见 {ChineseHelp.Path(parsed.CommandResult.Command)} --help。"));
    }

    static string? Of(SymbolResult? symbol) => symbol switch
    {
        ArgumentResult { Parent: OptionResult option } => Of(option),
        OptionResult { Tokens.Count: 0 } option => $"缺少“{ChineseHelp.Label(option.Option)}”。",
        OptionResult option => $"“{option.Option.Name}”为“{string.Join(' ', option.Tokens)}”，应为 {ChineseHelp.Label(option.Option)}。",
        ArgumentResult argument => $"缺少“{argument.Argument.Name}”：{argument.Argument.Description}。",
        CommandResult { Command.Subcommands.Count: > 0 } command =>
            $"缺少命令，应为 {string.Join("、", command.Command.Subcommands.Select(c => c.Name))} 之一。",
        CommandResult command => Missing(command),
        _ => null,
    };

    static string? Missing(CommandResult command) =>
        command.Command.Options.Where(o => o.Required && command.GetResult(o) is null or { Tokens.Count: 0 }).Select(o => $"“{ChineseHelp.Label(o)}”").ToList()
            is { Count: > 0 } missing ? $"缺少{string.Join("、", missing)}。" : null;
}
