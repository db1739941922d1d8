using System.Security.Cryptography;
using System.Text;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Risk;

/// <summary>What a person said of a flag; the status is Confirmed or Dismissed.</summary>
public sealed record FlagDecision(FlagStatus Status, string By, DateTime At, string Reason);

/// <summary>
/// A flag as it is kept. Key and evidence hash together name it: the same grounds, seen again, are the same entry, with its decision.
/// </summary>
public sealed record RecordedFlag(RiskFlag Flag, FlagStatus Status, FlagDecision? Decision = null)
{
    public string EvidenceHash { get; } = FlagLedger.HashOf(Flag);

    /// <summary>It stands today: neither superseded nor lapsed.</summary>
    public bool Stands => Status is FlagStatus.Open or FlagStatus.Confirmed or FlagStatus.Dismissed;
}

/// <summary>A decision that cannot be made. The message is Chinese, for the person who tried.</summary>
public sealed class FlagDecisionException(string message) : InvalidOperationException(message);

/// <summary>Merges what is recorded with what the rules say now. Nothing is ever deleted.</summary>
public static class FlagLedger
{
    /// <summary>
    /// SHA-256, lower-case hex, of what a flag rests on. Title, statement and provisional mark are left out: they may change while the grounds do not.
    /// </summary>
    public static string HashOf(RiskFlag flag) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(new
    {
        flag.Key,
        flag.Severity,
        flag.RulebookId,
        flag.RulebookVersion,
        flag.Parameters,
        flag.Evidence,
    }))));

    /// <param name="recorded">All entries of one centre and year, of the rules that the engine runs.</param>
    /// <param name="report">What the engine says of the same centre and year.</param>
    /// <returns>
    /// The recorded entries in their order, then the new ones. Same evidence keeps its decision (also where it had lapsed and is back), and takes
    /// the fresh wording; changed evidence is superseded by a new open entry; vanished evidence lapses. What a rule that could not run once
    /// said stays as it is.
    /// </returns>
    public static IReadOnlyList<RecordedFlag> Merge(IReadOnlyList<RecordedFlag> recorded, RiskReport report)
    {
        var fresh = report.Flags.ToDictionary(f => f.Key, f => new RecordedFlag(f, FlagStatus.Open));
        var silent = report.NotEvaluated.Select(n => n.Rule).ToHashSet();
        var known = recorded.Select(r => (r.Flag.Key, r.EvidenceHash)).ToHashSet();
        return
        [
            .. recorded.Select(entry =>
                silent.Contains(entry.Flag.Key.Rule) ? entry
                : !fresh.TryGetValue(entry.Flag.Key, out var now) ? Ended(entry, FlagStatus.Lapsed)
                : now.EvidenceHash == entry.EvidenceHash ? new(now.Flag, entry.Decision?.Status ?? FlagStatus.Open, entry.Decision)
                : Ended(entry, FlagStatus.Superseded)),
            .. report.Flags.Select(f => fresh[f.Key]).Where(f => !known.Contains((f.Flag.Key, f.EvidenceHash))),
        ];
    }

    /// <exception cref="FlagDecisionException">It is not open, or rests on values that are not verified.</exception>
    public static RecordedFlag Confirm(RecordedFlag entry, string by, DateTime at, string reason) =>
        entry.Flag.Provisional
            ? throw new FlagDecisionException($"“{entry.Flag.Title}”依据的数据尚未核定，不能确认。请先完成复核。")
            : Decide(entry, new(FlagStatus.Confirmed, by, at, reason));

    /// <exception cref="FlagDecisionException">It is not open, or no reason was given.</exception>
    public static RecordedFlag Dismiss(RecordedFlag entry, string by, DateTime at, string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new FlagDecisionException($"排除“{entry.Flag.Title}”须写明理由。")
            : Decide(entry, new(FlagStatus.Dismissed, by, at, reason));

    static RecordedFlag Decide(RecordedFlag entry, FlagDecision decision) => entry.Status == FlagStatus.Open
        ? entry with { Status = decision.Status, Decision = decision }
        : throw new FlagDecisionException($"“{entry.Flag.Title}”当前为“{Names.Of(entry.Status)}”，只有待处理的标记可以{(decision.Status == FlagStatus.Confirmed ? "确认" : "排除")}。");

    // What ended once keeps saying how it ended first.
    static RecordedFlag Ended(RecordedFlag entry, FlagStatus status) => entry.Stands ? entry with { Status = status } : entry;
}
