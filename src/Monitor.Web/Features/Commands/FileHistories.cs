using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Centers;

namespace Monitor.Web.Features.Commands;

/// <summary>The files that <c>assess</c> is given. Null is a list that was not given.</summary>
sealed record AssessmentFiles(string[] Reports, string Targets, string Centers, string? Incidents, string? History);

/// <summary>Report files with errors, as lines for a person; unreadable where one of them is no table.</summary>
public sealed class ReportFilesFaulty(IReadOnlyList<string> lines, bool unreadable) : Exception(string.Join('\n', lines))
{
    public bool Unreadable => unreadable;
}

/// <summary>Files → what assessment and rules look at, as <see cref="CenterHistories"/> does from a database.</summary>
sealed class FileHistories
{
    readonly List<string> notes = [];

    FileHistories(IReadOnlyList<CenterHistory> histories, bool synthetic) => (Histories, Synthetic) = (histories, synthetic);

    /// <summary>By code.</summary>
    public IReadOnlyList<CenterHistory> Histories { get; private set; }
    public bool Synthetic { get; }
    /// <summary>What was assumed or left out, in Chinese.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <exception cref="ListFileException"/>
    /// <exception cref="ReportFilesFaulty"/>
    /// <exception cref="CommandException">Files do not fit together.</exception>
    public static FileHistories Read(AssessmentFiles files, RulebookShelf shelf, DateOnly asOf)
    {
        var record = files.History is { } path ? ListFiles.History(path) : null;
        var read = new FileHistories([.. Lists(files)], record?.Synthetic ?? false);
        read.NoteStrangers(files);
        var reports = Reports(files.Reports, shelf, read.Histories.Select(h => record?.Complete(h) ?? h).ToDictionary(h => h.Center.Code));
        read.Histories = [.. read.Histories.Select(h => read.Complete(h, record, reports[h.Center.Code], asOf))];
        return read;
    }

    static IEnumerable<CenterHistory> Lists(AssessmentFiles files)
    {
        var centers = CommandFiles.ByKey(files.Centers, ListFiles.Centers(files.Centers), c => c.Code);
        var targets = CommandFiles.ByKey(files.Targets, ListFiles.Targets(files.Targets), t => (t.Center, t.Year, t.Code)).Values.ToLookup(t => t.Center);
        var incidents = files.Incidents is { } path ? CommandFiles.ByKey(path, ListFiles.Incidents(path), i => i.Id).Values.ToLookup(i => i.Center) : null;
        return centers.Values.OrderBy(c => c.Code).Select(c => new CenterHistory
        {
            Center = CenterHistories.Profile(c),
            Available = Facts.Reports | Facts.Targets | (incidents is null ? Facts.None : Facts.Incidents),
            Targets = [.. targets[c.Code].OrderBy(t => t.Year).ThenBy(t => t.Code, StringComparer.Ordinal)],
            Incidents = [.. (incidents?[c.Code] ?? []).OrderBy(i => i.Id, StringComparer.Ordinal).Select(CenterHistories.Facts)],
        });
    }

    /// <summary>A centre that a list names and the designation list does not: left out, and told.</summary>
    void NoteStrangers(AssessmentFiles files)
    {
        var known = Histories.Select(h => h.Center.Code).ToHashSet();
        Note("目标", ListFiles.Targets(files.Targets).Select(t => t.Center));
        Note("重大事项", files.Incidents is { } path ? ListFiles.Incidents(path).Select(i => i.Center) : []);

        void Note(string what, IEnumerable<CenterCode> codes)
        {
            var strangers = codes.Where(c => !known.Contains(c)).Distinct().Order().ToList();
            if (strangers.Count > 0) notes.Add($"{string.Join("、", strangers)} 不在建设名单，其{what}未采用");
        }
    }

    static ILookup<CenterCode, CheckedReport> Reports(IEnumerable<string> paths, RulebookShelf shelf, IReadOnlyDictionary<CenterCode, CenterHistory> centers)
    {
        var context = new IntakeContext { Rulebook = shelf.All[^1], Centers = centers };
        var files = paths
            .Select(p => CommandFiles.Check(p, content => CommandFiles.Check(content, Path.GetFileName(p), shelf, context)))
            .OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal)
            .DistinctBy(f => (f.File, f.Sha256)).ToList();
        var faults = files.SelectMany(f => f.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => CheckVerb.Line(f.File, i))).ToList();
        if (faults.Count > 0) throw new ReportFilesFaulty(faults, files.Any(f => f.IsUnreadable()));

        var twice = files.SelectMany(f => f.Reports.Select(r => (Report: r, f.File))).GroupBy(r => (r.Report.Center, r.Report.Year)).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key.Center} {g.Key.Year}年度：{string.Join("、", g.Select(r => r.File))} 里都有，应只有一份。请只给出最后报送的文件。").ToList();
        return twice.Count > 0 ? throw new ReportFilesFaulty(twice, unreadable: false) : files.SelectMany(f => f.Reports).ToLookup(r => r.Center);
    }

    CenterHistory Complete(CenterHistory history, HistoryFile? record, IEnumerable<CheckedReport> reports, DateOnly asOf)
    {
        var code = history.Center.Code;
        var handedIn = history with { Reports = [.. reports.OrderBy(r => r.Year).Select(r => Version(r, asOf))] };
        if (record is null) return handedIn;

        var known = record.Centers.FirstOrDefault(c => c.Center == code)?.Verifications ?? [];
        foreach (var year in known.Where(v => (v.FirstSubmittedOn ?? v.SubmittedOn) <= asOf).Select(v => v.Year).Except(handedIn.Reports.Select(r => r.Year)))
            throw new CommandException($"历史文件记有 {code} {year}年度的报告，--reports 里没有。请补上该文件，或从建设名单中去掉这个中心。");
        if (known.FirstOrDefault(v => v.OnlyFirstKnownOn(asOf)) is { } superseded)
            throw new CommandException($"{code} {superseded.Year}年度的报告在 {ChinaTime.Text(asOf)} 还是重报前的版本，历史文件里没有它的值。--as-of 请取 {ChinaTime.Text(superseded.SubmittedOn)} 或以后。");
        notes.AddRange(handedIn.Reports.Select(r => r.Year).Except(known.Select(v => v.Year))
            .Select(y => $"历史文件没有 {code} {y}年度的报送日期，视为 {ChinaTime.Text(asOf)} 报送、尚未核定"));
        return record.Complete(handedIn);
    }

    /// <summary>A report whose day is not recorded counts as handed in on the day that is looked at.</summary>
    static ReportVersion Version(CheckedReport report, DateOnly asOf) =>
        new() { Year = report.Year, Version = 1, SubmittedOn = asOf, Reported = report.Values };
}
