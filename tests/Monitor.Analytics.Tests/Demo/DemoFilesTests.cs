using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Demo;

/// <summary>What districts handed in passes the checks; each sample for newcomers shows what its README says.</summary>
public class DemoFilesTests
{
    public static TheoryData<string> Files => new(DemoSeeds.ReportFiles.Select(t => t.File));

    [Theory, MemberData(nameof(Files))]
    public void ReportFile_HasNoErrors(string file)
    {
        var table = DemoSeeds.ReportFiles.Single(t => t.File == file);
        var district = Path.GetFileNameWithoutExtension(file).Split('-')[1];
        Assert.All(Check(table, DemoSeeds.YearOf(table), district).Reports, r => Assert.True(r.CanSubmit, Told(r.Issues)));
    }

    [Theory]
    [InlineData("2026-500106-good.csv", "CQ2024-01 courses-not-falling, CQ2025-01 funding-within-promise", "CQ2024-01 CQ2025-01")]
    [InlineData("bad-headers.csv", "HEADER-MISSING", "")]
    [InlineData("bad-text-in-number.csv", "CQ2024-01 courses-not-falling, CQ2025-01 VALUE-NOT-NUMBER, CQ2025-01 funding-within-promise", "CQ2024-01")]
    [InlineData("bad-unknown-center.csv", "CQ2024-01 courses-not-falling, CQ2029-09 CENTER-UNKNOWN", "CQ2024-01")]
    [InlineData("bad-other-district.csv", "CQ2024-01 courses-not-falling, CQ2025-02 CENTER-FOREIGN", "CQ2024-01")]
    [InlineData("bad-duplicate-row.csv", "CQ2024-01 courses-not-falling, CQ2025-01 ROW-DUPLICATE, CQ2025-01 funding-within-promise, CQ2025-01 ROW-DUPLICATE, CQ2025-01 YEAR-ON-YEAR, CQ2025-01 funding-within-promise", "CQ2024-01")]
    [InlineData("bad-checks.csv", "CQ2024-01 courses-not-falling, CQ2025-01 tasks-done-within-due, CQ2025-01 stayed-within-tracked, CQ2025-01 funding-within-promise", "CQ2024-01")]
    public void Sample_ShowsWhatItIsFor(string file, string told, string submittable)
    {
        var check = Check(DemoSeeds.Sample(file), 2026, "500106");
        Assert.Equal(told, Told(check.Issues));
        Assert.Equal(submittable, string.Join(' ', check.Reports.Where(r => r.CanSubmit).Select(r => r.Center)));
    }

    [Fact]
    public void SampleOfAYearNotOpen_BlocksEveryRow()
    {
        var reports = Check(DemoSeeds.Sample("bad-year.csv"), 2026, "500106").Reports;
        Assert.All(reports, r => Assert.Contains(r.Issues, i => i.Code == "YEAR-NOT-OPEN"));
    }

    [Fact]
    public void CenterOfYubei_IsReportedByItsSuccessor()
    {
        var table = DemoSeeds.ReportFiles.Single(t => t.File == "2025-LJXQ.csv");
        Assert.Equal(["CQ2024-04"], Check(table, 2025, "LJXQ").Reports.Select(r => r.Center.ToString()));
    }

    static CheckedFile Check(RawTable table, ReportYear year, DistrictCode district)
    {
        var context = DemoSeeds.Context(year, district);
        return ReportChecker.Check(ReportParser.Parse(table, context.Rulebook), context);
    }

    static string Told(IEnumerable<ReportIssue> issues) => string.Join(", ", issues
        .Where(i => i.Severity != IssueSeverity.Notice)
        .Select(i => $"{i.Center} {i.Check ?? i.Code}".Trim()));
}
