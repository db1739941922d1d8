using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Submissions;

/// <summary>A round on a day.</summary>
public sealed record RoundView(Round Round, DateOnly Today)
{
    public ReportYear Year => Round.Year;
    public bool IsOpen => Round.IsOpenOn(Today);
    public int DaysLeft => Round.Due.DayNumber - Today.DayNumber;

    /// <summary>截止 2027-02-28，还有 44 天</summary>
    public string Timing => Today < Round.Opens ? $"{ChinaTime.Text(Round.Opens)} 起可以报送"
        : DaysLeft > 0 ? $"{ChinaTime.Text(Round.Due)} 截止，还有 {DaysLeft} 天"
        : DaysLeft == 0 ? "今天 24:00 截止"
        : IsOpen ? $"已过截止日 {-DaysLeft} 天，{ChinaTime.Text(Round.GraceEnds)} 宽限期结束前按迟报接收"
        : $"已于 {ChinaTime.Text(Round.GraceEnds)} 结束";

    public StateTone Tone => !IsOpen ? StateTone.Idle : DaysLeft < 0 ? StateTone.Stopped : DaysLeft <= 7 ? StateTone.Attention : StateTone.Active;
}

/// <summary>Where one centre's report stands.</summary>
public sealed record ReportLine
{
    internal ReportLine(CenterRecord record, bool isLed)
    {
        (Center, Name, IsLed) = (record.Center.Code, record.Center.Name, isLed);
        (State, Lock) = (record.Report?.State, record.Lock);
        var last = record.Report?.LastHandedIn;
        (SubmittedAt, Receipt) = (last?.SubmittedAt, last?.ReceiptNumber ?? "");
        (Due, IsExtended) = (record.Due, record.Extension is not null);
        // A joint district reads what was handed in; what the lead district still works on is its own.
        if (!isLed && last is null) State = null;
    }

    public CenterCode Center { get; }
    public string Name { get; }
    public bool IsLed { get; }
    /// <summary>Null where nothing is entered yet.</summary>
    public ReportState? State { get; }
    public string? Lock { get; }
    public DateTime? SubmittedAt { get; }
    public string Receipt { get; }
    public DateOnly Due { get; }
    public bool IsExtended { get; }

    public string StateName => State is { } state ? CaseNames.Of(state) : "未开始";
    public StateTone Tone => ToneOf(State);
    public int DaysLate => SubmittedAt is { } at ? Math.Max(0, ChinaTime.DayOf(at).DayNumber - Due.DayNumber) : 0;

    public static StateTone ToneOf(ReportState? state) => state switch
    {
        null => StateTone.Idle,
        ReportState.Verified => StateTone.Done,
        ReportState.Returned => StateTone.Attention,
        _ => StateTone.Active,
    };
}

public sealed record RoundLine(RoundView Round, IReadOnlyList<ReportLine> Reports);

/// <param name="HasCenters">Whether the district leads or joins any centre.</param>
public sealed record RoundList(string Place, bool HasCenters, IReadOnlyList<RoundLine> Rounds)
{
    public string Answer => Rounds.FirstOrDefault(r => r.Round.IsOpen) is not { } open
        ? $"{Place}目前没有开放的报送批次。"
        : $"{open.Round.Year}年度报送正在进行，{Place}应报 {Led(open)} 家，已报送 {Led(open, r => r.SubmittedAt is not null)} 家；{open.Round.Timing}。";

    static int Led(RoundLine line, Func<ReportLine, bool>? which = null) => line.Reports.Count(r => r.IsLed && (which?.Invoke(r) ?? true));
}

/// <summary>What the page shows of one centre: its current version, or, where the newest file has errors, that file's cells.</summary>
sealed record ShownReport(CenterRecord Record, UploadedReport? Newest)
{
    public UploadedReport? Blocked => Newest is { Outcome: UploadOutcome.Blocked } && Record.WhyNotEditable is null ? Newest : null;
    public Submission? Version => Record.Report?.Newest;
    public int? UploadId => Blocked?.UploadId ?? Version?.UploadId;
    public int? FileId => (Blocked?.Upload ?? Version?.Upload)?.FileId;

    public IReadOnlyList<ReportCell> Cells => Blocked is { } blocked ? CanonicalJson.Read<List<ReportCell>>(blocked.Cells)
        : Version is { } version ? [.. SubmissionValues.Cells(version)] : [];

    public string Caption => Blocked is { } blocked ? blocked.Upload.IsTyped ? "有错误" : "有错误，未存"
        : Version is { } version ? $"第{version.Version}版 {CaseNames.Of(Record.Report!.State)}" : "未填报";
}

/// <summary>A cell of a returned version, with what the reviewer remarked and the district answers.</summary>
public sealed record ReturnedCell(ReportField Field, ReviewNote Note)
{
    public string Text => Note.Remark;
}

/// <summary>A version in the chain.</summary>
public sealed record VersionLine(Submission Version)
{
    public string Story => string.Join("；", Steps());

    IEnumerable<string> Steps()
    {
        yield return $"{Version.PreparedBy} {ChinaTime.Text(Version.PreparedAt)} 填报（{Version.Upload.FileName}）";
        if (Version.Reason.Length > 0) yield return $"重报说明：{Version.Reason}";
        if (Version.SentForApprovalAt is { } sent) yield return $"{ChinaTime.Text(sent)} 提交审定";
        if (Version.SubmittedAt is { } submitted) yield return Version.IsImported ? $"{ChinaTime.Text(submitted)} 报送，由命令行导入，未经审定声明" : $"{Version.AttestedBy} {ChinaTime.Text(submitted)} 审定并报送";
        if (Version.WithdrawnAt is { } withdrawn) yield return $"{ChinaTime.Text(withdrawn)} 撤回";
        if (Version.ReturnedAt is { } returned) yield return $"{ChinaTime.Text(returned)} 退回：{Version.ReturnReason}";
        if (Version.VerifiedAt is { } verified) yield return $"{ChinaTime.Text(verified)} 核定";
    }
}

/// <summary>One centre of the round, with what is to be done about it.</summary>
public sealed class CenterWork
{
    internal CenterWork(ShownReport shown, IEnumerable<FoundIssue> issues, IEnumerable<ReportField> fields)
    {
        var report = shown.Record.Report;
        Line = new(shown.Record, true);
        Revision = report?.Revision ?? 0;
        WhyNotEditable = shown.Record.WhyNotEditable;
        FirstDue = shown.Record.Round.Due;
        Blocked = shown.Blocked?.Note;
        IsTyped = shown.Blocked?.Upload.IsTyped == true;
        Versions = [.. (report?.Submissions ?? []).OrderByDescending(s => s.Version).Select(s => new VersionLine(s))];
        Returned = report is { State: ReportState.Returned or ReportState.Draft, LastHandedIn: { ReturnedAt: not null } returned } ? returned : null;
        Remarks = [.. from field in fields from note in Returned?.Notes ?? [] where note.Field == field.Code && note.Remark.Length > 0 select new ReturnedCell(field, note)];
        Warnings = [.. issues.Where(i => i.Severity == IssueSeverity.Warning)];
        NeedsReason = report?.State == ReportState.Draft && report.Submissions.Any(s => s.SubmittedAt is not null);
        (this.report, newest) = (report, shown.Newest);
    }

    readonly AnnualReport? report;
    readonly UploadedReport? newest;

    public ReportLine Line { get; }
    public int Revision { get; }
    public string? WhyNotEditable { get; }
    public DateOnly FirstDue { get; }
    /// <summary>Why the newest file gave no draft; null where it did.</summary>
    public string? Blocked { get; }
    /// <summary>The errors are in what was typed on the page, not in a file.</summary>
    public bool IsTyped { get; }
    public IReadOnlyList<VersionLine> Versions { get; }
    /// <summary>The version that the service centre returned, while it has not been answered.</summary>
    public Submission? Returned { get; }
    /// <summary>What the reviewer remarked at its cells.</summary>
    public IReadOnlyList<ReturnedCell> Remarks { get; }
    public IReadOnlyList<FoundIssue> Warnings { get; }
    public bool NeedsReason { get; }
    /// <summary>盖章扫描件 of the newest version; null where none is attached.</summary>
    public StampedScan? Scan { get; internal init; }
    /// <summary>What hinders the newest version's being attested; null where it could be, once it waits for it.</summary>
    public string? WhyNotStamped { get; internal init; }

    public CenterCode Center => Line.Center;
    public ReportState? State => Line.State;
    public Submission? Version => Versions.Count > 0 ? Versions[0].Version : null;
    public Seen Seen => new(Center, Revision);
    public int Unexplained => Warnings.Count(w => w.NeedsExplanation);

    /// <summary>What hinders its being sent for approval; null where it is ready, or nothing is to be sent.</summary>
    public string? WhyNotReady => State != ReportState.Draft ? null : Line.Lock ?? SubmissionFlow.WhyNotReady(report!, newest, Unexplained);
    public bool IsReady => State == ReportState.Draft && WhyNotReady is null;
    public bool AwaitsApproval => State == ReportState.AwaitingApproval && Line.Lock is null && WhyNotStamped is null;
}

/// <summary>A centre that the district joins: it reads.</summary>
public sealed record JoinedReport(ReportLine Line, string LeadDistrict);

/// <summary>An upload in the list of uploads.</summary>
public sealed record UploadLine(Upload Upload)
{
    public string Result => this switch
    {
        { Upload.Reports.Count: > 0 } => string.Join(" ", Upload.Reports.OrderBy(r => r.Center).Select(r => $"{r.Center} {r.Note}")),
        // Brought in with the demo or from the command line: handed in at once, never a draft.
        { Upload.Submissions.Count: > 0 } => string.Join(" ", Upload.Submissions.OrderBy(s => s.Report.Center).Select(s => $"{s.Report.Center} 已作为第{s.Version}版报送。")),
        _ => "没有读到本区县的报告，草稿未改动。",
    };
}

/// <param name="Column">Name of the column that the header stands for.</param>
public sealed record MappingLine(string Header, string Column, string ConfirmedBy, DateTime ConfirmedAt);

public sealed record RoundWork
{
    public required string Place { get; init; }
    public required RoundView Round { get; init; }
    /// <summary>Centres that the district leads.</summary>
    public required IReadOnlyList<CenterWork> Centers { get; init; }
    public required IReadOnlyList<JoinedReport> Joined { get; init; }
    /// <summary>The newest first.</summary>
    public required IReadOnlyList<UploadLine> Uploads { get; init; }
    public required IReadOnlyList<FoundIssue> Issues { get; init; }
    public required int IssueCount { get; init; }
    /// <summary>What unknown headers of the newest file may have meant.</summary>
    public required IReadOnlyList<HeaderOffer> Offers { get; init; }
    /// <summary>The district's confirmed headers.</summary>
    public required IReadOnlyList<MappingLine> Mappings { get; init; }
    public required Sheet Sheet { get; init; }
    /// <summary>Null where a file can be uploaded now.</summary>
    public required string? WhyNoUpload { get; init; }

    /// <summary>Why the newest file could not be read as a whole; null where it could.</summary>
    public string? Unreadable => Issues.FirstOrDefault(i => i is { Severity: IssueSeverity.Error, Center: null })?.Message;

    /// <summary>How uploads and typed reports stood when the page was loaded: what is uploaded over anything newer is refused.</summary>
    public required string SeenUploads { get; init; }

    public int LatestUpload => Uploads.Count > 0 ? Uploads[0].Upload.Id : 0;

    public string Answer => $"{Place}应报 {Centers.Count} 家，已报送 {Centers.Count(c => c.Line.SubmittedAt is not null)} 家{Waiting}；{Round.Timing}。";

    string Waiting => string.Concat(
        Part(c => c.State is null && c.Blocked is null, "家未开始"),
        Part(c => c.Blocked is not null, "家有错误"),
        Part(c => c.Blocked is null && c.State == ReportState.Draft && !c.IsReady, "家草稿待补充"),
        Part(c => c.IsReady, "家可以提交审定"),
        Part(c => c.State == ReportState.AwaitingApproval, "家待审定"),
        Part(c => c.State == ReportState.Returned && c.Blocked is null, "家被退回"));

    string Part(Func<CenterWork, bool> which, string what) => Centers.Count(which) is > 0 and var count ? $"，{count} {what}" : "";
}

/// <summary>回执 of one version that was handed in.</summary>
/// <param name="Scan">盖章扫描件; null where none was attached.</param>
public sealed record Receipt(Submission Version, Center Center, string District, DateOnly Due, StampedScan? Scan)
{
    /// <summary>The file that it came in, or that was mended on the page; null where all was typed.</summary>
    public Upload? File => Version.Upload.IsTyped ? Version.Upload.BasedOn : Version.Upload;
    public int DaysLate => Math.Max(0, ChinaTime.DayOf(Version.SubmittedAt!.Value).DayNumber - Due.DayNumber);
    public int Filled => Version.Values.Count(v => v.Value is not null);
}
