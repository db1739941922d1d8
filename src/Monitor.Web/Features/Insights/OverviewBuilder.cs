using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Insights.Summaries;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Insights;

/// <summary>Puts the overview together: no database, no clock.</summary>
static class OverviewBuilder
{
    public static Overview Of(OverviewSource source)
    {
        var known = source.Known;
        var byYear = source.Year is { } last ? Span(known, last).Select(y => new YearSummary(y, source.ByYear.GetValueOrDefault(y.Value, Tally.None))).ToList() : [];
        return new()
        {
            AsOf = known.Today,
            Year = source.Year,
            Years = known.Years,
            Filter = source.Filter,
            Choices = source.Choices,
            ByYear = byYear,
            Centers = [.. source.Centers.Where(p => p.Expected).Select(p => Named(known, p))],
            Left = [.. source.Centers.Where(p => !p.Expected).Select(p => p.Before!)],
            Unreported = [.. source.Unreported.Select(p => Missing(known, p))],
            Missing = [.. CenterParts.MissingReports(source.AnyYear).Where(m => known.Opened(m.Year))],
            Round = OpenRound(source),
            Cases = CenterParts.Cases(source.AnyYear),
            Districts = Districts(source),
            Rulebook = byYear.Count > 0 ? byYear[^1].Rulebook : "",
            Synthetic = source.Everything[CenterParts.Synthetic] > 0,
            AllCenters = source.Everything.Count(CenterParts.Centers),
        };
    }

    static IEnumerable<ReportYear> Span(Known known, ReportYear last)
    {
        var first = known.Reported.Append(last).Min();
        for (var year = first; year <= last; year = year.Next) yield return year;
    }

    /// <summary>With the district that answered when the year was due: today's, where that day is to come or there is no round.</summary>
    public static CenterNow Named(Known known, CenterPart part) => part.Now with
    {
        Figures = part.Now.Figures with { District = known.DistrictName(part.Lead, part.Due is { } due && due < known.Today ? due : known.Today) },
    };

    static Unreported Missing(Known known, CenterPart part)
    {
        var (figures, report) = (part.Now.Figures, part.Reporting!);
        var graceEnds = known.Rounds.First(r => r.Year == figures.Year).GraceEnds;
        return new(
            figures.Code, figures.Name, figures.Year, known.DistrictToday(part.Lead), known.DistrictName(part.Lead, known.Today),
            report.Due, report.ExtendedDue is null ? null : report.FirstDue, report.State, report.DaysLate(known.Today),
            report.Due.DayNumber - known.Today.DayNumber, known.Today > graceEnds && known.Today > report.Due, part.Reminders);
    }

    /// <summary>The newest round that can still be handed in to.</summary>
    static RoundProgress? OpenRound(OverviewSource source)
    {
        if (source.Known.Rounds.LastOrDefault(r => r.IsOpenOn(source.Known.Today)) is not { } round) return null;
        var reached = source.ByYear.GetValueOrDefault(round.Year.Value, Tally.None);
        List<RoundStep> steps = [.. Enum.GetValues<ReportStep>().Select(s => StepOf(s, reached.Count(PartTally.Step + s)))];
        return new(round.Year, round.Due, round.GraceEnds, round.Due.DayNumber - source.Known.Today.DayNumber, steps.Sum(s => s.Count), steps);
    }

    static RoundStep StepOf(ReportStep step, int count) => step switch
    {
        ReportStep.Verified => new(CaseNames.Of(ReportState.Verified), StateTone.Done, count, HandedIn: true),
        ReportStep.UnderReview => new(CaseNames.Of(ReportState.UnderReview), StateTone.Active, count, HandedIn: true),
        ReportStep.Submitted => new(CaseNames.Of(ReportState.Submitted), StateTone.Active, count, HandedIn: true),
        ReportStep.Revising => new("退回修改中", StateTone.Attention, count, HandedIn: true),
        ReportStep.AwaitingApproval => new(CaseNames.Of(ReportState.AwaitingApproval), StateTone.Idle, count, HandedIn: false),
        ReportStep.Draft => new(CaseNames.Of(ReportState.Draft), StateTone.Idle, count, HandedIn: false),
        ReportStep.NotBegun => new("未开始", StateTone.Idle, count, HandedIn: false),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    /// <summary>Bureaux of today, each with what its predecessors led.</summary>
    static List<DistrictNow> Districts(OverviewSource source)
    {
        var known = source.Known;
        var led = source.ByDistrict.ToLookup(d => known.DistrictToday(d.Key), d => d.Value);
        return [.. known.Districts.Values
            .Where(d => (d.ValidFrom is null || d.ValidFrom <= known.Today) && (d.ValidTo is null || d.ValidTo >= known.Today))
            .OrderBy(d => d.Code)
            .Select(d => DistrictOf(source, d, Tally.Sum(led[d.Code].Select(t => t.OfYear)), CenterParts.MissingReports(Tally.Sum(led[d.Code].Select(t => t.AnyYear)))))];
    }

    static DistrictNow DistrictOf(OverviewSource source, District district, Tally tally, IReadOnlyList<MissingReports> missing)
    {
        var late = missing.Where(m => source.Known.Opened(m.Year) && m.Due < source.Known.Today).ToList();
        var (asked, ofYear) = (tally.Under(PartTally.Step).Sum(s => s.Count), late.Where(m => m.Year == source.Year).Sum(m => m.Count));
        return new(district.Code, district.Name, district.Region, source.Year is { } year && !tally.IsNone ? new YearSummary(year, tally) : null, late.Sum(m => m.Count))
        {
            Punctuality = asked == 0 ? null : new(tally.Count(PartTally.OnTime), tally.Count(PartTally.Late), ofYear, asked - tally.Count(PartTally.OnTime) - tally.Count(PartTally.Late) - ofYear),
        };
    }
}
