using System.CommandLine;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Web.Features.Commands;

/// <summary><c>assess</c>: scorecards and flags of files, without a database.</summary>
static class AssessVerb
{
    const string Details = """
        输出
          json  {format: "monitor-assessment/1", asOf, synthetic, rulebooks, notes, centers: [{code, name, years: [{year, scorecard, flags,
                notEvaluated: [{rule, reason}]}], term}]}；键按字母顺序，没有值的键不写
          csv   每个综合得分、指标、风险标记、未能判断的规则一行；UTF-8 带 BOM，可用 Excel 打开
          同样的输入得到逐字节相同的输出，与文件的先后无关
          没有 --incidents 时不判断一票否决；没有 --history 时不判断逾期、整改等规则，各值视为未核定；未判断的规则都列出
          报告文件有错误的，错误写到标准错误，不输出结果

        退出码
          0  已输出
          1  报告文件有错误，或同一报告出现在几个文件里
          2  有文件不能读取，文件之间不相符，或者命令有误
        """;

    public static Command Create(TimeProvider time)
    {
        var reports = new Option<string[]>("--reports")
        {
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
            Description = "报送文件：.xlsx、.xls 或 .csv，大小不限；每份报告只给出最后报送的文件",
        };
        var targets = new Option<string>("--targets") { HelpName = "FILE", Required = true, Description = "建设方案目标（CSV：center, year, code, value）" };
        var centers = new Option<string>("--centers")
        {
            HelpName = "FILE",
            Required = true,
            Description = "建设名单（CSV：code, name, industry, lead_entity, lead_district, joint_districts, batch, designated_on）",
        };
        var incidents = new Option<string?>("--incidents") { HelpName = "FILE", Description = "重大事项（CSV）" };
        var history = new Option<string?>("--history") { HelpName = "FILE", Description = "历史记录（export 导出的 JSON）" };
        var rulebooks = CommandFiles.RulebookOption();
        var asOf = CommandFiles.Day("--as-of", "只看这一天（北京时间）24时以前记录的事项；默认今天");
        var format = CommandFiles.Format("json", "json", "csv");
        var verb = new Verb("assess", "从文件计算得分和风险标记，不用数据库", Details) { reports, targets, centers, incidents, history, rulebooks, asOf, format };
        verb.SetAction(parsed =>
        {
            var shelf = CommandFiles.Rulebooks(parsed.GetValue(rulebooks));
            var day = parsed.GetValue(asOf) ?? time.Today();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var files = FileHistories.Read(
                    new(parsed.GetValue(reports)!, parsed.GetValue(targets)!, parsed.GetValue(centers)!, parsed.GetValue(incidents), parsed.GetValue(history)), shelf, day);
                var all = Assessments.Of(files, shelf, day);
                if (parsed.GetValue(format) == "csv") output.Write(AssessmentTable.Csv(all));
                else output.WriteLine(CanonicalJson.Write(all));
                return Verbs.Done;
            }
            catch (ReportFilesFaulty faulty)
            {
                error.WriteLine(faulty.Message);
                return faulty.Unreadable ? Verbs.Impossible : Verbs.Wrong;
            }
        });
        return verb;
    }
}
