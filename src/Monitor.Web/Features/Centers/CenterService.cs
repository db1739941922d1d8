using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Centers;

/// <summary>创新中心 as a list: what the actor sees of it, on screen and as a file.</summary>
public sealed class CenterService(IDbContextFactory<MonitorDb> databases, TimeProvider time)
{
    public async Task<CenterList> ListAsync(Actor actor, CenterFilter filter, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var centers = await db.SeenAsync(actor, cancel);
        var codes = centers.Select(c => c.Code).ToList();
        var today = time.Today();
        var histories = await CenterHistories.LoadAsync(db, codes, cancel);
        var sent = await Disclosure.SentForOpinionAsync(db, codes, cancel);
        var termsSent = await Disclosure.TermsSentAsync(db, codes, cancel);
        var names = await DistrictNames.LoadAsync(db, today, cancel);
        var round = await db.Rounds.AsNoTracking().Where(r => r.Opens <= today).OrderByDescending(r => r.Year).FirstOrDefaultAsync(cancel);
        var seen = db.SeenBy(actor).Select(c => c.Code);
        var states = round is null ? [] : await db.Reports.AsNoTracking().Where(r => r.Year == round.Year && seen.Contains(r.Center)).ToDictionaryAsync(r => r.Center, r => r.State, cancel);
        var assessments = (await db.Assessments.AsNoTracking().Where(a => a.SupersededAt == null && !a.IsTerm && codes.Contains(a.Center))
            .Select(a => new { a.Center, Newest = new NewestScore(a.Year, a.Score, a.Grade, a.Provisional) }).ToListAsync(cancel))
            .ToLookup(a => a.Center, a => a.Newest);
        var flags = (await db.Flags.AsNoTracking().Where(f => f.EndedAt == null && codes.Contains(f.Center)).ToListAsync(cancel)).ToLookup(f => f.Center);

        var lines = centers.Select(center =>
        {
            var history = histories[center.Code];
            var disclosure = new Disclosure(actor, history, sent[center.Code].ToHashSet(), termsSent.Contains(center.Code));
            return new CenterLine
            {
                Code = center.Code,
                Name = center.Name,
                Industry = center.Industry,
                LeadEntity = center.LeadEntity,
                District = names.Named(center.LeadDistrict),
                ReportingDistrict = names.Current(center.LeadDistrict),
                IsJoint = actor.Joins(center) && !actor.Leads(center),
                Batch = center.Batch,
                Validity = history.Center.Validity,
                State = CenterStanding.On(history, today),
                Newest = assessments[center.Code].Where(a => disclosure.Shows(a.Year)).MaxBy(a => a.Year),
                Worst = StandingFlags.Worst(flags[center.Code].Where(f => disclosure.Shows(f.Year)), history),
                Round = history.Rounds.FirstOrDefault(r => r.Year == round?.Year) is { } facts
                    ? RoundStanding.Of(history, facts, states.TryGetValue(center.Code, out var state) ? state : null, today)
                    : RoundStanding.NotExpected,
                Synthetic = center.Synthetic,
            };
        }).ToList();

        return new(
            CenterOrder.Sorted(lines.Where(l => Matches(l, filter)), filter.Sort), lines.Count, actor.SeesAll, round?.Year,
            Choices(lines, l => new(l.Batch.ToString(), $"{l.Batch}年")),
            Choices(lines, l => new(l.Industry, l.Industry)),
            Choices(lines, l => new(l.ReportingDistrict.ToString(), names.Of(l.ReportingDistrict))),
            Choices(lines, l => new(l.State.ToString(), CaseNames.Of(l.State))));
    }

    static bool Matches(CenterLine line, CenterFilter filter) =>
        Is(filter.Batch, line.Batch.ToString()) && Is(filter.Industry, line.Industry) && Is(filter.District, line.ReportingDistrict.ToString())
        && Is(filter.State, line.State.ToString())
        && (string.IsNullOrWhiteSpace(filter.Text)
            || new[] { line.Code.ToString(), line.Name, line.LeadEntity }.Any(t => t.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase)));

    static bool Is(string? wanted, string value) => string.IsNullOrWhiteSpace(wanted) || string.Equals(wanted.Trim(), value, StringComparison.OrdinalIgnoreCase);

    static List<Choice> Choices(IEnumerable<CenterLine> lines, Func<CenterLine, Choice> of) =>
        [.. lines.Select(of).Distinct().OrderBy(c => c.Value, StringComparer.Ordinal)];
}

/// <summary>The orders that the list knows, by the key of their column.</summary>
public static class CenterOrder
{
    static readonly Dictionary<string, Func<CenterLine, IComparable?>> Keys = new()
    {
        ["code"] = l => l.Code.ToString(),
        ["district"] = l => l.ReportingDistrict.ToString(),
        ["batch"] = l => l.Batch,
        ["validity"] = l => l.Validity.To,
        ["state"] = l => l.State,
        ["score"] = l => l.Newest?.Score,
        ["risk"] = l => l.Worst?.Severity,
        ["report"] = l => l.Round.Text,
    };

    /// <summary>By the code, where the key is unknown. What has no value stands last, either way round.</summary>
    public static IReadOnlyList<CenterLine> Sorted(IEnumerable<CenterLine> lines, string? sort)
    {
        var descending = sort?.StartsWith('-') ?? false;
        var key = Keys.GetValueOrDefault(sort?.TrimStart('-') ?? "") ?? Keys["code"];
        var byValue = lines.OrderBy(l => key(l) is null);
        return [.. (descending ? byValue.ThenByDescending(key, Ordinal) : byValue.ThenBy(key, Ordinal)).ThenBy(l => l.Code)];
    }

    static Comparer<IComparable?> Ordinal { get; } =
        Comparer<IComparable?>.Create((a, b) => a is string x && b is string y ? string.CompareOrdinal(x, y) : a?.CompareTo(b) ?? (b is null ? 0 : -1));
}
