using System.CommandLine;
using Monitor.Analytics.Rulebooks;

namespace Monitor.Web.Features.Commands;

/// <summary><c>rulebook check</c>: whether a scheme can be used, with all its faults.</summary>
static class RulebookVerb
{
    const string Details = """
        输出
          可以使用的，写出方案概要；有错误的，每处一行：JSON 路径: 现状、应为、改法

        退出码
          0  可以使用
          1  有错误
          2  文件打不开，或者命令有误
        """;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "考核方案文件（JSON，结构见 docs/rulebook.schema.json）" };
        var check = new Verb("check", "检查考核方案文件", Details) { file };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var output = parsed.InvocationConfiguration.Output;
            var text = CommandFiles.Text(path);
            try
            {
                output.WriteLine(Summary(RulebookReader.Read(text)));
                return Verbs.Done;
            }
            catch (RulebookException faulty)
            {
                foreach (var fault in faulty.Faults) output.WriteLine($"{fault.Path}: {fault.Message.ReplaceLineEndings(" ")}");
                output.WriteLine($"{path}: {faulty.Faults.Count} 处错误");
                return Verbs.Wrong;
            }
        });
        return new Command("rulebook", "考核方案") { check };
    }

    static string Summary(Rulebook r) =>
        $"{r.Id} {r.Version} {r.Title}：自 {r.FirstYear} 年度起施行；填报项 {r.Fields.Count}，指标 {r.Indicators.Count}，校核 {r.Checks.Count}，风险规则 {r.Rules.Count}"
        + (r.Synthetic ? "；演示方案" : "") + "。可以使用。";
}
