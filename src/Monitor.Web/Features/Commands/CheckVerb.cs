using System.CommandLine;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Commands;

/// <summary><c>check</c>: report files, checked as at an upload, but without its limits and without a database.</summary>
static class CheckVerb
{
    const string Details = """
        输出
          text  每个问题一行：文件: 级别 单元格 代码: 说明；每个文件最后一行是小结
                同类问题列出前 200 处，其余由 ISSUES-MORE 一行说明有多少处；小结里的个数是全部
          json  {format: "monitor-check/1", files: [{file, sha256, sheet, readable, reports: [{center, year, row, canSubmit}],
                issues: [{code, severity, sheet, row, column, address, center, field, check, found, expected, mend, message, fingerprint}]}],
                notChecked: [...]}；键按字母顺序，没有值的键不写，同样的输入得到同样的文本

        退出码
          0  没有错误（可以有提醒和提示）
          1  有错误
          2  有文件不能按表格读取，或者命令、名单、考核方案有误
        """;

    public static Command Create(TimeProvider time)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "报送文件：.xlsx、.xls 或 .csv，大小不限" };
        var format = CommandFiles.Format("text", "text", "json");
        var rulebooks = CommandFiles.RulebookOption();
        var centers = new Option<string?>("--centers") { HelpName = "FILE", Description = "建设名单（CSV）；不给出则不核对编码、名称和应报年度" };
        var district = new Option<string?>("--district") { HelpName = "CODE", Description = "报送区县的编码，与 --centers 同用；不给出则不核对是否由该区县牵头" };
        var year = new Option<int?>("--year") { HelpName = "YYYY", Description = "开放报送的年度；不给出则不核对年度是否开放，各行按其年度取用考核方案" };
        year.Validators.Add(CommandFiles.IsYear);

        var verb = new Verb("check", "检查报送文件", Details) { files, format, rulebooks, centers, district, year };
        verb.SetAction(parsed =>
        {
            var context = new Context(parsed.GetValue(rulebooks), parsed.GetValue(centers), parsed.GetValue(district), parsed.GetValue(year), time.Today());
            var output = parsed.InvocationConfiguration.Output;
            var results = parsed.GetValue(files)!.Select(context.Summarize).ToList();
            if (parsed.GetValue(format) == "json") WriteJson(output, results, context.NotChecked);
            else WriteText(output, results, context.NotChecked);
            return results.Any(f => f.IsUnreadable()) ? Verbs.Impossible : results.Any(f => f.HasErrors) ? Verbs.Wrong : Verbs.Done;
        });
        return verb;
    }

    /// <summary>One line of the text: where a person finds it, and what it is.</summary>
    public static string Line(string file, ReportIssue issue)
    {
        var place = string.Join('!', new[] { issue.Sheet, issue.Address ?? (issue.Row is { } row ? $"第{row}行" : "") }.Where(p => p.Length > 0));
        var code = issue.Check is { } check ? $"{issue.Code}({check})" : issue.Code;
        return string.Join(' ', new[] { $"{file}:", Names.Of(issue.Severity), place, $"{code}:", OneLine(issue.Message) }.Where(p => p.Length > 0));
    }

    static string OneLine(string message) => message.ReplaceLineEndings(" ");

    static void WriteText(TextWriter output, IEnumerable<CheckedSummary> files, IReadOnlyList<string> notChecked)
    {
        foreach (var file in files)
        {
            foreach (var issue in file.Issues) output.WriteLine(Line(file.File, issue));
            output.WriteLine(file.IsUnreadable()
                ? $"{file.File}: 不能按表格读取"
                : $"{file.File}: {file.Reports.Count} 份报告，可报送 {file.Reports.Count(r => r.CanSubmit)} 份；错误 {file.Counts[IssueSeverity.Error]}，提醒 {file.Counts[IssueSeverity.Warning]}，提示 {file.Counts[IssueSeverity.Notice]}");
        }
        output.WriteLine($"未核对：{string.Join("；", notChecked)}");
    }

    static void WriteJson(TextWriter output, IEnumerable<CheckedSummary> files, IReadOnlyList<string> notChecked) => output.WriteLine(CanonicalJson.Write(new
    {
        format = "monitor-check/1",
        files = files.Select(f => new
        {
            f.File,
            f.Sha256,
            f.Sheet,
            readable = !f.IsUnreadable(),
            reports = f.Reports.Select(r => new { r.Center, r.Year, r.Row, r.CanSubmit }),
            f.Issues,
        }),
        notChecked,
    }));

    /// <summary>What the files are checked against, and what for want of a list is not.</summary>
    sealed class Context
    {
        readonly RulebookShelf shelf;
        readonly IntakeContext context;

        public Context(string[]? rulebooks, string? centersFile, string? district, int? year, DateOnly today)
        {
            shelf = CommandFiles.Rulebooks(rulebooks);
            var centers = centersFile is null ? null : CommandFiles.ByKey(centersFile, ListFiles.Centers(centersFile), c => c.Code)
                .ToDictionary(c => c.Key, c => new CenterHistory { Center = CenterHistories.Profile(c.Value), Available = Facts.None });
            context = new()
            {
                Rulebook = shelf.All[^1],
                OpenYear = year is { } open ? new ReportYear(open) : (ReportYear?)null,
                Centers = centers,
                OwnCenters = district is null ? null : OwnCenters(district, centers, today),
            };
            NotChecked =
            [
                .. centers is null ? new[] { "编码是否在建设名单、名称和应报年度（没有 --centers）" } : ["延续观察年度是否应报（须有评估结论）"],
                .. district is null ? ["是否由本区县牵头（没有 --district）"] : Array.Empty<string>(),
                .. year is null ? ["年度是否开放（没有 --year）"] : Array.Empty<string>(),
                "与上年相比、与建设方案是否一致（登录报送时核对）",
            ];
        }

        public IReadOnlyList<string> NotChecked { get; }

        public CheckedSummary Summarize(string path) => CommandFiles.Summarize(path, shelf, context);

        /// <summary>Those that the district leads, or that a district led whose rights passed to it.</summary>
        static HashSet<CenterCode> OwnCenters(string district, Dictionary<CenterCode, CenterHistory>? centers, DateOnly today)
        {
            if (centers is null) throw new CommandException("--district 要与 --centers 同用：由哪个区县牵头，看建设名单。");
            var districts = ListFiles.Districts(SeedFolder.Shipped.File("districts.csv")).ToDictionary(d => d.Code);
            if (!districts.ContainsKey(district)) throw new CommandException($"--district 为“{district}”，没有这个区县，应为区县编码，如 500106。");
            var inherited = ActorProvider.Inherited(district, districts, today);
            return [.. centers.Values.Where(c => inherited.Contains(c.Center.LeadDistrict)).Select(c => c.Center.Code)];
        }
    }
}
