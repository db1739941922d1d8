using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Lists;

/// <summary>建设方案目标: by centre, year and indicator. A concluded year keeps what it had.</summary>
sealed class TargetPlan(MonitorDb db, ListFacts facts)
{
    readonly Dictionary<(CenterCode, ReportYear, string), int> seen = [];
    readonly List<ReportIssue> issues = [];

    public async Task<ListPlan> OfAsync(ListTable table, CancellationToken cancel)
    {
        var known = await db.Targets.ToDictionaryAsync(t => (t.Center, t.Year, t.Code), cancel);
        var changes = new List<PlannedChange>();
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            var reader = new ListRowReader(row);
            var change = Read(reader, row, known);
            issues.AddRange(reader.Issues);
            if (reader.IsSound) changes.Add(change!);
        }
        return new(changes, [.. table.Issues, .. issues]);
    }

    PlannedChange? Read(ListRowReader reader, ListRow row, Dictionary<(CenterCode, ReportYear, string), PlannedTarget> known)
    {
        var (code, year, indicator) = (reader.Code(ListColumns.Center), reader.Year(ListColumns.Year), reader.Text(ListColumns.Indicator));
        var center = code is null ? null : facts.Centers.GetValueOrDefault(code);
        if (code is not null && center is null) reader.Tell(IssueCatalog.CenterUnknown, ListColumns.Center, code);
        var goal = year is { } y && indicator is not null ? Find(facts.Shelf.For(y), indicator) : null;
        if (year is { } of && indicator is not null && goal is null) reader.Tell(IssueCatalog.ListIndicatorUnknown, ListColumns.Indicator, indicator, of.ToString());
        var number = reader.Number(ListColumns.Value, goal?.Unit ?? "");
        // 延续观察 adds one year, whose targets may come before the term is assessed.
        if (center is not null && year is { } expected && new ValidityPeriod(center.DesignatedOn) is var validity && !validity.Expects(expected, observed: true))
            reader.Tell(IssueCatalog.ListYearUnexpected, ListColumns.Year, expected.ToString(), $"{string.Join('、', validity.Years)}；延续观察的为 {validity.LastYear.Next}");
        if (center is null || year is not { } at || goal is null || number is not { } value || !reader.IsSound) return null;

        var key = (center.Code, at, goal.Value.Code);
        if (!seen.TryAdd(key, row.Number)) reader.Tell(IssueCatalog.ListDuplicate, ListColumns.Indicator, $"第{seen[key]}行", "创新中心、年度和指标");
        var target = known.GetValueOrDefault(key);
        if (target?.Value != value && facts.Concluded[center.Code].Contains(at))
            reader.Tell(IssueCatalog.ListYearConcluded, ListColumns.Value, Numbers.Text(value), target is null ? "“无目标”" : Numbers.Text(target.Value));
        var (name, text) = ($"{center.Code} {at} {goal.Value.Code}", $"{goal.Value.Name} {Formats.Number(value)} {goal.Value.Unit}");
        if (target is null)
            return new(new(row.Number, center.Code, name, text, ListStanding.New, []), () =>
            {
                db.Targets.Add(new() { Center = center.Code, Year = at, Code = goal.Value.Code, Value = value });
                return Task.CompletedTask;
            });
        return target.Value == value
            ? new(new(row.Number, center.Code, name, text, ListStanding.Same, []), null)
            : new(new(row.Number, center.Code, name, text, ListStanding.Changed, [new(ListColumns.Value.Name, Formats.Number(target.Value), Formats.Number(value))]), () =>
            {
                target.Value = value;
                return Task.CompletedTask;
            });
    }

    /// <summary>An indicator, a part of one, or a planned field; by code or whole name.</summary>
    static (string Code, string Name, string Unit)? Find(Rulebook rulebook, string text)
    {
        var parts = rulebook.Indicators.SelectMany(i => i.Scoring is Parts { Items: var items } ? items.Select(p => (p.Code, p.Name, i.Unit)) : []);
        var all = rulebook.Indicators.Select(i => (i.Code, i.Name, i.Unit)).Concat(parts).Concat(rulebook.Fields.Where(f => f.Planned).Select(f => (f.Code, f.Name, f.Unit)));
        var wanted = Texts.Key(text);
        foreach (var found in all)
            if (wanted == Texts.Key(found.Code) || wanted == Texts.Key(found.Name) || wanted == Texts.Key(found.Code + found.Name)) return found;
        return null;
    }
}
