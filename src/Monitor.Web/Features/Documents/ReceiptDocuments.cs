using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Submissions;
using static Monitor.Web.Features.Documents.CommonFacts;

namespace Monitor.Web.Features.Documents;

/// <summary>报送回执 of one version of a report, as its page shows it.</summary>
sealed class ReceiptDocuments(SubmissionDesk desk, TimeProvider time) : IDocumentSource
{
    static readonly IReadOnlyList<Placeholder> OfReceipt =
    [
        new("年度", "报告年度，如2026", "2026", Required: true),
        new("回执编号", "回执编号", "HZ-2026-CQ2024-99-1", Required: true),
        new("报送单位", "报送的区县", "演示区"),
        new("报送时间", "报送的日期和时间（北京时间）", "2027年1月15日09:30"),
        new("及时情况", "按时或迟报天数，及截止日", "按时（截止日2027年2月28日）"),
        new("回执内容表", "版本、填报人、审定人、填报项、文件及其校验值", Filling.Of(Table([("版本", "第1版"), ("填报人", "演示·某人")])), Required: true),
        new("撤回说明", "这一版已撤回的写明；没有撤回的为空", ""),
    ];

    public IReadOnlyDictionary<DocumentKind, IReadOnlyList<Placeholder>> Kinds { get; } = new Dictionary<DocumentKind, IReadOnlyList<Placeholder>>
    {
        [DocumentKind.Receipt] = [.. OfCenter, .. OfReceipt],
    };

    public async Task<DocumentFacts> ReadAsync(MonitorDb db, Actor actor, DocumentKind kind, string subject, CancellationToken cancel)
    {
        actor.RequireReader();
        var receipt = await desk.ReceiptAsync(actor, subject, cancel);
        var version = receipt.Version;
        var fillings = await FillAsync(db, receipt.Center, time.Today(), cancel);
        foreach (var (name, filling) in Fill(receipt)) fillings[name] = filling;
        return new()
        {
            Kind = kind,
            Subject = version.ReceiptNumber,
            Center = receipt.Center.Code,
            Year = version.Report.Year,
            Synthetic = receipt.Center.Synthetic,
            Fillings = fillings,
            Basis = new([], null, new Dictionary<string, string> { ["数据 SHA-256"] = version.ContentHash, ["文件 SHA-256"] = receipt.File?.Sha256 ?? "" }),
            Blocked = version.WithdrawnAt is null ? null : "这一版已由区县撤回，不再签发回执",
        };
    }

    static Dictionary<string, Filling> Fill(Receipt receipt)
    {
        var version = receipt.Version;
        var rows = new List<(string, string)>
        {
            ("版本", $"第{version.Version}版{(version.Reason.Length > 0 ? $"（重报说明：{version.Reason}）" : "")}"),
            ("填报人", version.PreparedBy),
            ("审定人", $"{version.AttestedBy}，声明：{SubmissionFlow.Attestation}"),
            ("填报项", $"{version.Values.Count} 项，已填 {receipt.Filled} 项"),
            ("报送文件", $"{version.Upload.FileName}{(receipt.File is { } named ? $"（{Formats.Number(named.Size)} 字节）" : "")}"),
        };
        if (receipt.File is { } file) rows.Add(("文件 SHA-256", file.Sha256!));
        rows.Add(("数据 SHA-256", version.ContentHash));
        return new()
        {
            ["年度"] = version.Report.Year.ToString(),
            ["回执编号"] = version.ReceiptNumber,
            ["报送单位"] = receipt.District,
            ["报送时间"] = $"{Formats.Day(ChinaTime.DayOf(version.SubmittedAt!.Value))}{ChinaTime.Local(version.SubmittedAt.Value):HH:mm}",
            ["及时情况"] = $"{(receipt.DaysLate > 0 ? $"迟报{receipt.DaysLate}天" : "按时")}（截止日{Formats.Day(receipt.Due)}）",
            ["回执内容表"] = Filling.Of(Table(rows)),
            ["撤回说明"] = version.WithdrawnAt is { } withdrawn ? $"这一版已于{ChinaTime.Text(withdrawn)}由区县撤回，回执只作记录。" : "",
        };
    }

    static TablePart Table(IEnumerable<(string Name, string Text)> rows) => new([2, 7], 2, ["项目", "内容"], [.. rows.Select(r => (IReadOnlyList<string>)[r.Name, r.Text])]);
}
