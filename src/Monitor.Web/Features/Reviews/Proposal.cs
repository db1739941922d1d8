using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Reviews;

/// <summary>A verified value that differs from the reported one. The reason is empty while none is given.</summary>
public sealed record ProposedChange(ReportField Field, Reported From, Reported To, string Reason);

/// <summary>Why the report cannot be verified like this; at a field, or (null) at the whole.</summary>
public sealed record ProposalFault(FieldCode? Field, string Message);

/// <summary>
/// A version as it would be verified by the reviewer's notes. What the reviewer typed goes through the same reader and checks as a
/// district's file, so that no verified report holds what a submitted one could not.
/// </summary>
public sealed class Proposal
{
    readonly ReportVersion version;

    Proposal(ReportVersion version, IReadOnlyList<ProposedChange> changes, IReadOnlyList<ProposalFault> faults) =>
        (this.version, Changes, Faults) = (version, changes, faults);

    /// <summary>In the rulebook's order; without those that cannot be read.</summary>
    public IReadOnlyList<ProposedChange> Changes { get; }
    public IReadOnlyList<ProposalFault> Faults { get; }

    /// <param name="version">The newest version of the year.</param>
    /// <param name="notes">The reviewer's notes on it.</param>
    public static Proposal Of(Rulebook rulebook, CenterHistory history, ReportVersion version, IEnumerable<ReviewNote> notes)
    {
        var byField = notes.ToDictionary(n => n.Field);
        var typed = byField.Values.Where(n => n.Value.Length > 0).ToDictionary(n => n.Field, n => n.Value);
        if (typed.Count == 0) return new(version, [], []);

        var report = Check(rulebook, history, version, typed);
        var errors = report.Issues.Where(i => i.Severity == IssueSeverity.Error).ToList();
        var values = report.Values;
        var changes = rulebook.Fields
            .Where(f => typed.ContainsKey(f.Code) && !errors.Any(e => e.Field == f.Code) && values[f.Code].Value != version.Value(f.Code).Value)
            .Select(f => new ProposedChange(f, version.Value(f.Code).Value, values[f.Code].Value, byField[f.Code].Remark.Trim()))
            .ToList();
        return new(version, changes,
        [
            .. errors.Select(e => new ProposalFault(e.Field, Worded(e, rulebook))),
            .. changes.Where(c => c.Reason.Length == 0).Select(c => new ProposalFault(c.Field.Code,
                $"“{c.Field.Name}”核定值与申报值不同，须写明理由，如“与花名册不符”。")),
        ]);
    }

    /// <summary>The history as it would be with this version verified on the day.</summary>
    public CenterHistory ApplyTo(CenterHistory history, DateOnly day) => history with
    {
        Reports =
        [
            .. history.Reports.Select(r => r != version ? r : r with
            {
                VerifiedOn = day,
                Corrected = Changes.ToDictionary(c => new FieldCode(c.Field.Code), c => new SourcedValue(c.To)),
            }),
        ],
    };

    /// <summary>As the district's own report is checked, with what the reviewer typed over it.</summary>
    static CheckedReport Check(Rulebook rulebook, CenterHistory history, ReportVersion version, Dictionary<FieldCode, string> typed) =>
        ReportChecker.CheckTyped(
            history.Center.Code, version.Year, "",
            version.Reported.ToDictionary(v => v.Key, v => new ParsedValue(new(0, 0, Numbers.Text(v.Value.Value.Number)), v.Value.Value)),
            typed,
            new() { Rulebook = rulebook, Centers = new Dictionary<CenterCode, CenterHistory> { [history.Center.Code] = history } });

    /// <summary>Without the place in the table, which is none that the reviewer sees.</summary>
    static string Worded(ReportIssue issue, Rulebook rulebook) =>
        (issue.Field is { } field ? $"“{rulebook.Field(field)?.Name}”的核定值：" : "") + $"{issue.Found}，{issue.Expected}。{issue.Mend}。";
}
