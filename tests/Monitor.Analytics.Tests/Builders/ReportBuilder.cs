using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Builders;

/// <summary>A report file of centre CQ2026-01 for 2027, its second year, without fault; a test names only what differs.</summary>
static class ReportBuilder
{
    public const string Center = "CQ2026-01";

    public static Rulebook Scheme { get; } = RulebookBuilder.Of() with
    {
        Fields =
        [
            Field("F01", "专职运营人员", "人", FieldKind.Count) with { Aliases = ["专职人员"] },
            Field("F02", "运营场地面积", "㎡", FieldKind.Amount) with { Maximum = 100_000 },
            Field("F03", "功能空间数", "个", FieldKind.Count) with { Maximum = 4 },
            Field("F04", "年度应完成建设任务", "项", FieldKind.Count) with { Planned = true },
            Field("F05", "已完成建设任务", "项", FieldKind.Count),
            Field("F06", "有无章程", "", FieldKind.YesNo),
        ],
    };

    static readonly Dictionary<string, string> Valid = new()
    {
        ["F01"] = "12",
        ["F02"] = "1500.5",
        ["F03"] = "4",
        ["F04"] = "10",
        ["F05"] = "8",
        ["F06"] = "是",
    };

    static ReportField Field(string code, string name, string unit, FieldKind kind) => new() { Code = code, Name = name, Unit = unit, Kind = kind };

    public static Check Check(Comparison must, MissingPolicy missing = MissingPolicy.Skip, CheckLevel level = CheckLevel.Error, Comparison? when = null) => new()
    {
        Id = "check",
        Level = level,
        Missing = missing,
        When = when,
        Must = must,
        Field = "F05",
        Expected = "应当如此",
        Mend = "请改正",
    };

    /// <summary>Left and right are sums of fields or numbers: "F05", "F01*150", "4", "F01.previous", "F01.cumulative".</summary>
    public static Comparison Must(string left, Operator @operator, string right) => new() { Left = Terms(left), Operator = @operator, Right = Terms(right) };

    static Term[] Terms(string sum) => [.. sum.Split('+').Select(Term)];

    static Term Term(string term)
    {
        if (decimal.TryParse(term, out var number)) return new() { Number = number };
        var parts = term.Split('*');
        var field = parts[0].Split('.');
        return new()
        {
            Field = field[0],
            Times = parts.Length > 1 ? decimal.Parse(parts[1]) : 1,
            Years = field.Length > 1 ? Enum.Parse<TermYears>(field[1], ignoreCase: true) : TermYears.Current,
        };
    }

    /// <summary>A row as the template orders it; a value is as typed.</summary>
    public static string[] Row(string center = Center, string name = "测试中心", string year = "2027", params (string Field, string Text)[] values) =>
        [center, name, year, .. Valid.Select(v => values.FirstOrDefault(c => c.Field == v.Key) is { Field: not null } given ? given.Text : v.Value)];

    public static string[] Row(params (string Field, string Text)[] values) => Row(Center, values: values);

    public static string[] Header(Rulebook? rulebook = null) => [.. ReportColumn.Of(rulebook ?? Scheme).Select(c => c.Header)];

    /// <summary>A table of texts; the rows count from 1.</summary>
    public static RawTable Table(params string[][] rows) => new("报送.csv", "sha", "",
        [.. rows.Index().Select(r => new RawRow(r.Index + 1, [.. r.Item.Index().Where(c => c.Item.Length > 0).Select(c => new RawCell(r.Index + 1, c.Index + 1, c.Item))]))]);

    /// <summary>The same table with another cell.</summary>
    public static RawTable With(this RawTable table, RawCell cell) => table with
    {
        Rows = [.. table.Rows.Select(r => r.Number != cell.Row ? r : r with { Cells = [.. r.Cells.Where(c => c.Column != cell.Column).Append(cell).OrderBy(c => c.Column)] })],
    };

    public static CheckedFile Check(RawTable table, IntakeContext? context = null)
    {
        context ??= new() { Rulebook = Scheme };
        var file = ReportChecker.Check(ReportParser.Parse(table, context), context);
        if (ReportHeader.Find(table, new(context)) is not { IsTransposed: true }) SurveyAgrees(table, context, file);
        return file;
    }

    /// <summary>Row by row the same is found as in the whole.</summary>
    static void SurveyAgrees(RawTable table, IntakeContext context, CheckedFile file)
    {
        var survey = new FileSurvey(table, context);
        foreach (var row in table.Rows) survey.Take(row);
        var summary = survey.End();
        Xunit.Assert.Equal(file.Issues, summary.Issues);
        Xunit.Assert.Equal(file.Reports.Select(r => new ReportKey(r.Center, r.Year, r.Row, r.CanSubmit)), summary.Reports);
    }

    public static CheckedFile Check(IntakeContext context, params string[][] rows) => Check(Table([Header(context.Rulebook), .. rows]), context);

    public static CheckedFile Check(params string[][] rows) => Check(Table([Header(), .. rows]));

    /// <summary>With histories known, of <see cref="Center"/> and others.</summary>
    public static IntakeContext Knowing(params CenterHistory[] histories) => new()
    {
        Rulebook = Scheme,
        Centers = histories.ToDictionary(h => h.Center.Code),
    };

    public static IntakeContext Checking(this IntakeContext context, params Check[] checks) =>
        context with { Rulebook = context.Rulebook with { Checks = checks } };

    /// <summary>Codes of errors and warnings, in the file's order.</summary>
    public static IEnumerable<string> Codes(this CheckedFile file) =>
        file.Issues.Where(i => i.Severity != IssueSeverity.Notice).Select(i => i.Code);
}
