using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Features.Commands;

/// <summary>Options that several verbs have, and the files they name.</summary>
static class CommandFiles
{
    public static Option<string[]> RulebookOption() => new("--rulebook")
    {
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        Description = "考核方案（可多个，按年度取用）；默认为程序目录 seeds/rulebooks 下的全部方案，其中 cq-2022 为演示方案",
    };

    /// <param name="more">Said after the standard folder.</param>
    public static Option<string?> Data(string more = "") =>
        new("--data") { HelpName = "FOLDER", Description = $"网页服务的数据目录，默认为当前目录下的 {DataFolder.Standard}{more}" };

    public static Option<string> Format(string standard, params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            HelpName = string.Join('|', formats),
            Description = $"输出格式，默认 {standard}",
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>An option's value is a report year.</summary>
    public static void IsYear(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number is >= 2000 and <= 2099)) result.AddError(text);
    }

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "YYYY-MM-DD",
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError(result.Tokens[0].Value);
            return null;
        },
    };

    /// <exception cref="RulebookException"/>
    /// <exception cref="CommandException">A file cannot be read, or two are of one year.</exception>
    public static RulebookShelf Rulebooks(string[]? paths)
    {
        string[] files = paths is { Length: > 0 } ? paths : Directory.GetFiles(SeedFolder.Shipped.File("rulebooks"), "*.json");
        var rulebooks = files.Select(f => RulebookReader.Read(Text(f))).ToList();
        return rulebooks.GroupBy(r => r.FirstYear).FirstOrDefault(g => g.Count() > 1) is { } same
            ? throw new CommandException($"考核方案 {string.Join("、", same.Select(r => $"{r.Id} {r.Version}"))} 都从 {same.Key} 年度起施行，每个年度应只有一个。请只给出其中一个。")
            : new(rulebooks);
    }

    /// <exception cref="CommandException"/>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new CommandException($"{path}：文件打不开（{Reason(e)}）。请核对路径和读取权限。", e);
        }
    }

    /// <summary>A report file, checked; one that cannot be opened has that as its issue.</summary>
    public static CheckedFile Check(string path, Func<byte[], CheckedFile> check) =>
        Open(path) is var (content, unreadable) && content is not null ? check(content) : unreadable!;

    /// <returns>The content; null where the file cannot be opened, and then what is to be told of it.</returns>
    public static (byte[]? Content, CheckedFile? Unreadable) Open(string path) => Opened(path, File.ReadAllBytes);

    static (T? Opened, CheckedFile? Unreadable) Opened<T>(string path, Func<string, T> open) where T : class
    {
        try
        {
            return (open(path), null);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return (null, new(path, "", "", [], [IssueCatalog.FileMissing.Raise(found: Reason(e))]));
        }
    }

    /// <summary>A report file of any size, checked without its values: of an ordinary table it is never held whole.</summary>
    public static CheckedSummary Summarize(string path, RulebookShelf shelf, IntakeContext context)
    {
        var (opened, unreadable) = Opened(path, Rewindable);
        using var content = opened;
        if (content is null) return CheckedSummary.Of(unreadable!);
        var open = context.OpenYear is { } year ? context with { Rulebook = shelf.For(year) } : context with { Rulebook = shelf.All[^1] };
        if (ReportFile.Survey(content, path, open, ReadLimits.None, context.OpenYear is null ? y => y is { } known ? shelf.For(known) : shelf.All[^1] : null) is { } summary) return summary;
        var (whole, failed) = content is MemoryStream kept ? (kept.ToArray(), null) : Open(path);
        return CheckedSummary.Of(whole is null ? failed! : Check(whole, path, shelf, context));
    }

    /// <summary>What comes through a pipe is there once, and is kept.</summary>
    static Stream Rewindable(string path)
    {
        Stream file = File.OpenRead(path);
        if (file.CanSeek) return file;
        using (file)
        {
            var kept = new MemoryStream();
            file.CopyTo(kept);
            return kept;
        }
    }

    /// <summary>
    /// Checks a file of any size. Where no year is open, each row goes by the rulebook in force in the year that it reports, so a file may hold
    /// years of several.
    /// </summary>
    public static CheckedFile Check(byte[] content, string name, RulebookShelf shelf, IntakeContext context)
    {
        if (context.OpenYear is { } open) return ReportFile.Check(content, name, context with { Rulebook = shelf.For(open) }, ReadLimits.None);

        Rulebook Governing(ReportYear? year) => year is { } y ? shelf.For(y) : shelf.All[^1];
        var (first, issues) = Parse(shelf.All[^1]);
        if (first.Count == 0) return new(name, Sha256(content), "", [], issues);
        var parts = first.SelectMany(t => t.Reports).Select(r => Governing(r.Year)).Distinct().DefaultIfEmpty(shelf.All[^1]).OrderBy(r => r.FirstYear).Select(rulebook =>
        {
            var tables = rulebook == shelf.All[^1] ? first : Parse(rulebook).Tables;
            bool Governs(ParsedReport report) => Governing(report.Year) == rulebook;
            return ReportChecker.Check(
                [.. tables.Where(t => t.Reports.Count == 0 || t.Reports.Any(Governs)).Select(t => t with { Reports = [.. t.Reports.Where(Governs)] })],
                context with { Rulebook = rulebook });
        }).ToList();
        return parts[0] with
        {
            Sheet = string.Join('、', first.Select(t => t.Source.Sheet)),
            Reports = [.. parts.SelectMany(p => p.Reports)],
            Issues = [.. issues, .. parts.SelectMany(p => p.Issues).Distinct()
                .OrderBy(i => i.Sheet, StringComparer.Ordinal).ThenBy(i => i.Row ?? 0).ThenBy(i => i.Column ?? 0)],
            Counts = Enum.GetValues<IssueSeverity>().ToDictionary(s => s, s => parts.Sum(p => p.Counts[s]) + issues.Count(i => i.Severity == s)),
        };

        (IReadOnlyList<ParsedTable> Tables, IReadOnlyList<ReportIssue> Issues) Parse(Rulebook rulebook)
        {
            var governed = context with { Rulebook = rulebook };
            var reading = TableReader.Read(content, name, governed, ReadLimits.None);
            return ([.. reading.Tables.Select(t => ReportParser.Parse(t, governed))], reading.Issues);
        }
    }

    /// <summary>Issues of a file that is no table at all; any other issue is about what stands in the table.</summary>
    public static bool IsUnreadable(this CheckedFile file) => IsUnreadable(file.Issues);

    /// <inheritdoc cref="IsUnreadable(CheckedFile)"/>
    public static bool IsUnreadable(this CheckedSummary file) => IsUnreadable(file.Issues);

    static bool IsUnreadable(IEnumerable<ReportIssue> issues) =>
        issues.Any(i => i.Severity == IssueSeverity.Error && i.Code.StartsWith("FILE-", StringComparison.Ordinal));

    /// <exception cref="ListFileException">Two rows have one key.</exception>
    public static Dictionary<TKey, T> ByKey<TKey, T>(string path, IEnumerable<T> rows, Func<T, TKey> key) where TKey : notnull
    {
        var found = new Dictionary<TKey, T>();
        foreach (var row in rows)
            if (!found.TryAdd(key(row), row))
                throw new ListFileException($"{Path.GetFileName(path)}：“{key(row)}”出现了不止一次，应只有一行。请删去重复的行。");
        return found;
    }

    static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "没有这个文件",
        UnauthorizedAccessException => "没有读取权限，或者是文件夹",
        _ => e.Message,
    };

    static string Sha256(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
