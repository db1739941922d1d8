using Monitor.Analytics.Assessment;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Risk;

/// <summary>The history that a situation file tells.</summary>
static class SituationHistory
{
    const string Center = "CQ2026-01";

    /// <summary>Values that reach <see cref="OnTarget"/> exactly.</summary>
    static readonly Dictionary<string, decimal> GoodReport = new()
    {
        ["F01"] = 12,
        ["F02"] = 1500,
        ["F03"] = 3,
        ["F04"] = 10,
        ["F05"] = 10,
        ["F06"] = 30,
        ["F07"] = 30,
        ["F08"] = 210,
        ["F09"] = 300,
        ["F10"] = 8820,
        ["F11"] = 60,
        ["F12"] = 12,
        ["F13"] = 21,
        ["F14"] = 100,
        ["F15"] = 81,
        ["F16"] = 42,
        ["F17"] = 9,
        ["F18"] = 21,
        ["F19"] = 12,
        ["F20"] = 9,
        ["F21"] = 60,
        ["F22"] = 12,
        ["F23"] = 6,
        ["F24"] = 600,
        ["F25"] = 1000,
        ["F26"] = 600,
        ["F27"] = 300,
        ["F28"] = 1000,
        ["F29"] = 3,
        ["F30"] = 100,
        ["F31"] = 100,
        ["F32"] = 21,
        ["F33"] = 4,
    };

    static readonly Dictionary<string, decimal> OnTarget = new()
    {
        ["A1"] = 12,
        ["A2"] = 1500,
        ["A3"] = 3,
        ["B1"] = 60,
        ["B2"] = 210,
        ["B3"] = 60,
        ["B4"] = 42,
        ["B5"] = 12,
        ["B6"] = 21,
        ["B7"] = 81,
        ["C1"] = 42,
        ["C2"] = 9,
        ["C3"] = 9,
        ["D1"] = 60,
        ["D2"] = 12,
        ["D3"] = 6,
        ["D4"] = 600,
        ["D5"] = 600,
        ["D6"] = 60,
        ["D7"] = 3,
    };

    public static CenterHistory Of(Situation situation)
    {
        var validity = new ValidityPeriod(situation.DesignatedOn);
        return new()
        {
            Center = new()
            {
                Code = Center,
                Name = "测试中心",
                Industry = "汽车",
                LeadEntity = "测试公司",
                LeadDistrict = "500106",
                Validity = validity,
            },
            Rounds = [.. validity.Years.Append(validity.LastYear.Next).Select(y => Round(y, situation.Rounds.SingleOrDefault(r => r.Year == y.Value)))],
            Reports = [.. situation.Reports.Select(Report)],
            Targets = [.. situation.Reports.SelectMany(Targets)],
            Exemptions = [.. situation.Exemptions.Select(e => new Exemption(e.Year, Code(e.Indicator), e.Reason, new(e.Year + 1, 4, 1)))],
            Reminders = [.. situation.Reminders.Select(r => new Reminder(r.Year, r.SentOn, r.Channel, r.Delivery, r.AcknowledgedOn))],
            Incidents = [.. situation.Incidents.Select((e, i) => new Incident
            {
                Id = $"I{i + 1}",
                Kind = e.Kind,
                Authority = "市应急局",
                DocumentNumber = $"渝应急〔{e.OccurredOn.Year}〕{i + 1}号",
                OccurredOn = e.OccurredOn,
                RecordedOn = e.OccurredOn,
                ConfirmedOn = e.ConfirmedOn,
            })],
            Declarations = [.. situation.Declarations.Select((d, i) => new Declaration(
                $"D{i + 1}", d.Kind, d.Year, d.On, "市经济信息委", $"测试〔{d.On.Year}〕{i + 1}号", "经调查核实。"))],
            Reviews = [.. situation.Reviews.Select(r => new ReviewConclusion(r.Year, GradeOf(r.Conclusion), r.On, !r.Unsigned))],
            TermConclusions = situation.Term is { } t ? [new(GradeOf(t.Conclusion) != Grade.Fail, t.On, CoSigned: true)] : [],
            Rectifications = [.. situation.Notices.Select((n, i) => new RectificationFacts
            {
                Id = $"Z{i + 1}",
                ForYear = n.ForYear,
                ForTerm = n.ForTerm,
                ProposedOn = n.IssuedOn.AddDays(-10),
                DocumentNumber = $"测试〔{n.IssuedOn.Year}〕{i + 1}号",
                IssuedOn = n.IssuedOn,
                ServedOn = n.ServedOn,
                FirstDeadline = n.Deadline,
                ExtendedDeadline = n.ExtendedDeadline,
                ExtendedOn = n.ExtendedDeadline is null ? null : n.Deadline.AddDays(-10),
                RecheckYear = n.RecheckYear,
                EvidenceOn = n.EvidenceOn,
                InspectedOn = n.InspectedOn,
                Accepted = n.Accepted,
            })],
            Screenings = [.. situation.Screenings.Select(s => new ScreeningRun(s.Year, s.On, "screening/1", [.. s.Doubts.Select(Suspicion)]))],
            Forecasts = [.. situation.Forecasts.Select(f => new ForecastRun(f.Year, f.On, "forecast/1", [.. f.Probabilities.Select(p => new TermOutlook(
                Code(p.Key), p.Key.Split(' ')[1], "", 100, 80, 70, 95, p.Value))]))],
        };
    }

    static RoundFacts Round(ReportYear year, Situation.Round? extension)
    {
        var next = year.Value + 1;
        return new(year, new(next, 1, 10), new(next, 2, 28), new(next, 3, 31), extension?.ExtendedDue, extension?.ExtendedOn);
    }

    static ReportVersion Report(Situation.Report report)
    {
        var values = GoodReport.ToDictionary(v => v.Key, v => (decimal?)v.Value);
        foreach (var (key, value) in report.Values ?? new Dictionary<string, decimal?>()) values[Code(key)] = value;
        return new()
        {
            Year = report.Year,
            Version = 1,
            SubmittedOn = report.SubmittedOn ?? new(report.Year + 1, 2, 1),
            VerifiedOn = report.Unverified ? null : new(report.Year + 1, 4, 1),
            Reported = values.Select((v, i) => (v.Key, v.Value, Column: i + 4)).ToDictionary(
                v => (FieldCode)v.Key,
                v => new SourcedValue(Reported.Of(v.Value), new($"{report.Year}.csv", "0", "", 2, v.Column))),
        };
    }

    static IEnumerable<Target> Targets(Situation.Report report)
    {
        var targets = OnTarget.ToDictionary(t => t.Key, t => t.Value / (report.OutcomeRate ?? 1));
        foreach (var (key, value) in report.Targets ?? new Dictionary<string, decimal>()) targets[Code(key)] = value;
        return targets.Select(t => new Target(Center, report.Year, t.Key, t.Value));
    }

    static Suspicion Suspicion(Situation.Doubt doubt) => new()
    {
        Kind = Enum.GetValues<SuspicionKind>().Single(k => Names.Of(k) == doubt.Kind),
        Code = Code(doubt.Field),
        Name = doubt.Field.Split(' ')[1],
        Found = 210,
        Low = 60,
        High = 150,
        Strength = doubt.Strength,
        Why = doubt.Why,
    };

    static string Code(string key) => key.Split(' ')[0];

    static Grade GradeOf(string name) => Enum.GetValues<Grade>().Single(g => Names.Of(g) == name);
}
