using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Rounds;

/// <summary>Where a round stands on a day.</summary>
public enum RoundPhase { NotOpen, Open, Grace, Closed }

public sealed record RoundLine(Round Round, RoundPhase Phase, Completeness Completeness);

/// <param name="NextYear">The year whose round can be opened next.</param>
public sealed record RoundList(IReadOnlyList<RoundLine> Rounds, ReportYear NextYear, DateOnly Today);

public sealed record DistrictLine(DistrictCode District, string Name, Completeness Completeness, IReadOnlyList<ExpectedReport> Reports);

public sealed record RoundView(
    Round Round, RoundPhase Phase, DateOnly Today, Completeness Completeness, IReadOnlyList<DistrictLine> Districts,
    IReadOnlyList<(DateOnly Day, int Submitted)> ByDay);

/// <summary>报送批次: the service centre opens them, sees who is expected and how far they are, and extends for one district.</summary>
public sealed class RoundService(IDbContextFactory<MonitorDb> databases, Recorder recorder, TimeProvider time)
{
    public async Task<RoundList> ListAsync(Actor actor, CancellationToken cancel)
    {
        RequireReader(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Today();
        var lines = new List<RoundLine>();
        foreach (var round in await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancel))
        {
            var reports = await RoundReports.OfAsync(db, round, cancel);
            lines.Add(new(round, PhaseOf(round, today), Completeness.Of([.. reports.Select(r => r.Reporting)], today)));
        }
        return new(lines, lines.Count > 0 ? lines[0].Round.Year.Next : new(today.Year - 1), today);
    }

    /// <exception cref="NotFoundForActor">No such round.</exception>
    public async Task<RoundView> GetAsync(Actor actor, int year, CancellationToken cancel)
    {
        RequireReader(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var round = await FindAsync(db, year, cancel);
        var today = time.Today();
        var reports = await RoundReports.OfAsync(db, round, cancel);
        Reporting[] all = [.. reports.Select(r => r.Reporting)];
        var last = today < round.GraceEnds ? today : round.GraceEnds;
        return new(
            round, PhaseOf(round, today), today, Completeness.Of(all, today),
            [.. reports.GroupBy(r => (r.Reporting.District, r.DistrictName)).OrderBy(g => g.Key.District)
                .Select(g => new DistrictLine(g.Key.District, g.Key.DistrictName, Completeness.Of([.. g.Select(r => r.Reporting)], today), [.. g]))],
            Completeness.ByDay(all, round.Opens, last));
    }

    /// <param name="requiresStampedScan">Reports are attested only with a 盖章扫描件.</param>
    /// <exception cref="Refused">The year has its round, or the days are not in order.</exception>
    public Task OpenAsync(Actor actor, int year, DateOnly opens, DateOnly due, DateOnly graceEnds, bool requiresStampedScan, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return recorder.RecordAsync(async db =>
        {
            var today = time.Today();
            if (year < 2020 || year > today.Year) throw new Refused($"报告年度“{year}”不能开设批次：应为 2020 至 {today.Year} 之间的年度。");
            if (opens < new ReportYear(year).FirstDay || due < opens || graceEnds < due)
                throw new Refused($"日期顺序不对：开始 {opens:yyyy-MM-dd}、截止 {due:yyyy-MM-dd}、宽限期止 {graceEnds:yyyy-MM-dd}。应依次不早于前一个，开始不早于 {year} 年 1 月 1 日。");
            if (due < today) throw new Refused($"报送截止日 {due:yyyy-MM-dd} 已过，请改为今天（{today:yyyy-MM-dd}）或以后的日期。");
            if (await db.Rounds.AnyAsync(r => r.Year == year, cancel)) throw new Refused($"{year}年度的报送批次已经开设，不能重复开设。");
            var round = new Round { Year = year, Opens = opens, Due = due, GraceEnds = graceEnds, RequiresStampedScan = requiresStampedScan };
            db.Rounds.Add(round);
            db.Audit.Add(actor.Did(time.UtcNow(), "开设报送批次", $"{year}年度", after: Describe(round)));
            await db.SaveChangesAsync(cancel);
            return [.. (await RoundReports.OfAsync(db, round, cancel)).Select(r => r.Reporting.Center)];
        }, cancel);
    }

    /// <summary>A later due date for all that one district reports in the round. The first date stays beside it.</summary>
    /// <exception cref="Refused">No reason, not later than now, or the district has nothing left to report.</exception>
    public Task ExtendAsync(Actor actor, int year, DistrictCode district, DateOnly due, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        if (string.IsNullOrWhiteSpace(reason)) throw new Refused("未填写延期理由，请写明依据，如“区县来函 2027-02-20”。", "延期理由");
        return recorder.RecordAsync(async db =>
        {
            var round = await FindAsync(db, year, cancel);
            var open = (await RoundReports.OfAsync(db, round, cancel)).Where(r => r.Reporting.District == district && r.Reporting.SubmittedOn is null).ToList();
            if (open.Count == 0) throw new Refused("该区县本批次没有待报送的报告，无需延期。");
            var current = open.Max(r => r.Reporting.Due);
            if (due <= current || due < time.Today())
                throw new Refused($"延期后的截止日 {due:yyyy-MM-dd} 应晚于现截止日 {current:yyyy-MM-dd}，且不早于今天。");
            foreach (var report in open)
            {
                var center = report.Reporting.Center;
                if (await db.RoundExtensions.FindAsync([round.Year, center], cancel) is { } extension)
                    (extension.Due, extension.GrantedOn, extension.Reason) = (due, time.Today(), reason.Trim());
                else
                    db.RoundExtensions.Add(new() { Year = round.Year, Center = center, Due = due, GrantedOn = time.Today(), Reason = reason.Trim() });
            }
            db.Audit.Add(actor.Did(time.UtcNow(), "延长报送期限", $"{year}年度 {open[0].DistrictName}", $"截止 {current:yyyy-MM-dd}", $"截止 {due:yyyy-MM-dd}", reason.Trim()));
            return [.. open.Select(r => r.Reporting.Center)];
        }, cancel);
    }

    static RoundPhase PhaseOf(Round round, DateOnly today) =>
        today < round.Opens ? RoundPhase.NotOpen : today <= round.Due ? RoundPhase.Open : today <= round.GraceEnds ? RoundPhase.Grace : RoundPhase.Closed;

    static async Task<Round> FindAsync(MonitorDb db, int year, CancellationToken cancel) =>
        await db.Rounds.SingleOrDefaultAsync(r => r.Year == year, cancel) ?? throw new NotFoundForActor($"没有{year}年度的报送批次。");

    static void RequireReader(Actor actor) => actor.Require(Role.Reviewer, Role.CommissionOfficer, Role.CommissionLeader);

    static string Describe(Round round) => $"开始 {round.Opens:yyyy-MM-dd}，截止 {round.Due:yyyy-MM-dd}，宽限期止 {round.GraceEnds:yyyy-MM-dd}{(round.RequiresStampedScan ? "，须附盖章扫描件" : "")}";
}
