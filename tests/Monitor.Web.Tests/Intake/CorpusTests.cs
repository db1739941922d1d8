using System.Text;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

/// <summary>
/// Files as districts keep them (Corpus/, synthetic), each with what it must give in words: *.expected.txt beside it. The first line says what is
/// awkward about the file, the second which rule of reading it proves: what follows is derived from that rule and the file's own cells, not from
/// what the program tells. Values are told where they differ from those of the good sample.
/// </summary>
public class CorpusTests
{
    const string Expected = ".expected.txt", Awkward = "说明：", Rule = "Rule: ";

    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Intake", "Corpus");
    static readonly Dictionary<string, CheckedReport> Good = Seeds.CheckSample("2026-500106-good.csv").Reports.ToDictionary(r => r.Center.ToString());

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder).Where(f => !f.EndsWith(Expected, StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void File_GivesWhatIsWrittenBesideIt(string name)
    {
        var beside = Path.Combine(Folder, name + Expected);
        var approved = File.Exists(beside) ? File.ReadAllText(beside) : "";
        var (awkward, rule) = approved.Split('\n') is [var first, var second, ..] ? (first, second) : ("", "");
        Assert.StartsWith(Awkward, awkward);
        Assert.True(rule.StartsWith(Rule, StringComparison.Ordinal) && rule.Length > Rule.Length + 20, "An expectation says which rule it proves.");
        var actual = $"{awkward}\n{rule}\n{Told(name)}";
        // For whoever changes what is told, to compare and approve.
        if (approved != actual) File.WriteAllText(Path.Combine(Directory.CreateDirectory(Folder + "-actual").FullName, name + Expected), actual);
        Assert.Equal(approved, actual);
    }

    [Fact]
    public void Corpus_IsNotSmall_AndEachExpectationHasItsFile()
    {
        Assert.True(Files.Count >= 100);
        Assert.All(Directory.GetFiles(Folder, "*" + Expected), e => Assert.True(File.Exists(e[..^Expected.Length])));
    }

    static string Told(string name)
    {
        var file = ReportFile.Check(File.ReadAllBytes(Path.Combine(Folder, name)), name, new() { Rulebook = Seeds.Rulebook, OpenYear = 2026 }, ReadLimits.Upload);
        var text = new StringBuilder();
        if (file.Sheet.Length > 0) text.Append($"工作表：{file.Sheet}\n");
        if (file.Reports.Count == 0) text.Append("没有读到报告\n");
        foreach (var report in file.Reports) Tell(report, text);
        if (file.Issues.Count > 0) text.Append("问题：\n");
        foreach (var issue in file.Issues) text.Append($"  {Names.Of(issue.Severity)} {issue.Code} {issue.Message.ReplaceLineEndings("↵")}\n");
        return text.ToString();
    }

    static void Tell(CheckedReport report, StringBuilder text)
    {
        var fields = Seeds.Rulebook.Fields;
        var good = Good.GetValueOrDefault(report.Center.ToString());
        var same = fields.Count(f => good?.Values[f.Code].Value == report.Values[f.Code].Value);
        text.Append($"{report.Center} {report.Year}年度：{(report.CanSubmit ? "可以报送" : "不能报送")}，{fields.Count} 项中 {same} 项与基准相同，首项 {Address(fields[0].Code)}，末项 {Address(fields[^1].Code)}\n");
        foreach (var field in fields.Where(f => good is not null && good.Values[f.Code].Value != report.Values[f.Code].Value))
            text.Append($"  {field.Name} {Address(field.Code)}：{Value(report, field.Code)}，基准为 {Value(good!, field.Code)}\n");

        string Address(string code) => report.Values[code].Source!.Address;
    }

    static string Value(CheckedReport report, string code) => report.Values[code].Value is { IsMissing: false } value ? value.ToString() : "缺报";
}
