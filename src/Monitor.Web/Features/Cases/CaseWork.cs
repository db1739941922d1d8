using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;

namespace Monitor.Web.Features.Cases;

/// <summary>A case as somebody saw it: a move on an older revision is refused.</summary>
public sealed record CaseKey(string Id, int Revision);

/// <summary>A file that comes with a step.</summary>
public sealed record CaseFile(string Name, byte[] Content);

/// <summary>What a step says besides who, when and where to: why, what it rested on, and its files.</summary>
public sealed record StepNote(string Reason = "", string RestsOn = "", string DocumentNumber = "", IReadOnlyList<CaseFile>? Files = null);

/// <summary>One change to one case, by one person, in one transaction.</summary>
sealed class CaseWork(MonitorDb db, Actor actor, Center center, DateTime at, CancellationToken cancel)
{
    public MonitorDb Db => db;
    public Actor Actor => actor;
    public Center Center => center;
    public DateOnly Today => ChinaTime.DayOf(at);
    public CancellationToken Cancel => cancel;

    /// <summary>What is recorded of the centre, as the transaction sees it.</summary>
    public async Task<CenterHistory> HistoryAsync() => (await CenterHistories.LoadAsync(db, [center.Code], cancel))[center.Code];

    /// <exception cref="Forbidden">A district that joins the centre reads its cases; the lead district acts.</exception>
    /// <exception cref="Refused">The centre is revoked: a district writes nothing for it any more.</exception>
    public async Task RequireActingAsync(string action)
    {
        if (!actor.IsDistrict) return;
        if (!actor.Leads(center)) throw new Forbidden($"“{action}”由{center.Name}的牵头区县办理，参与区县可以查看。");
        await RequireStandingAsync();
    }

    /// <summary>Who proposed or owns a case never judges it.</summary>
    public void RequireOther(int? first, string action)
    {
        if (first is { } id) Separation.Require(id.ToString(), actor.UserId.ToString(), actor.Role, action);
    }

    /// <exception cref="Refused">The centre is revoked.</exception>
    public async Task RequireStandingAsync()
    {
        if (await db.Revocations.Where(r => r.Center == center.Code && r.RevokedOn != null && r.WithdrawnOn == null).Select(r => r.RevokedOn).FirstOrDefaultAsync(cancel) is { } day) throw new Refused($"{center.Name}已于{Formats.Day(day)}撤销，不再办理。");
    }

    /// <summary>Writes the step and its audit entry.</summary>
    public async Task StepAsync(ICase of, string action, string from, string to, StepNote note)
    {
        db.CaseSteps.Add(new()
        {
            Kind = of.Kind,
            CaseId = of.Id,
            Center = of.Center,
            Action = action,
            From = from,
            To = to,
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Role = CaseNames.Of(actor.Role),
            At = at,
            Reason = note.Reason,
            RestsOn = note.RestsOn,
            DocumentNumber = note.DocumentNumber,
            Attachments = await KeepAsync(note.Files ?? []),
        });
        var after = string.Join("；", new[] { to, note.RestsOn, note.DocumentNumber }.Where(t => t.Length > 0));
        db.Audit.Add(actor.Did(at, action, $"{of.Id} {center.Name}", from, after, note.Reason));
        of.Revision++;
    }

    async Task<List<CaseAttachment>> KeepAsync(IReadOnlyList<CaseFile> files)
    {
        var kept = new List<CaseAttachment>();
        foreach (var file in CaseFiles.Checked(files))
        {
            kept.Add(new() { FileName = file.Name, Sha256 = await FileStore.KeepAsync(db, file.Content, cancel), Size = file.Content.Length });
        }
        return kept;
    }

    /// <summary>ZG-2027-03: the next number of the year.</summary>
    public static string NextId(string prefix, int year, IEnumerable<string> taken)
    {
        var head = $"{prefix}-{year}-";
        var last = taken.Where(id => id.StartsWith(head, StringComparison.Ordinal)).Select(id => int.TryParse(id[head.Length..], out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return $"{head}{last + 1:00}";
    }
}

/// <summary>Files that come with steps: which are taken, and how they are named.</summary>
static class CaseFiles
{
    public const int Most = 10;
    public const string Accepted = ".pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.ofd,.zip";

    public static IEnumerable<CaseFile> Checked(IReadOnlyList<CaseFile> files)
    {
        if (files.Count > Most) throw new Refused($"一次最多提交 {Most} 个文件，收到 {files.Count} 个。请合并或分次提交。");
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.Name.Replace('\\', '/')).Trim();
            if (file.Content.Length == 0) throw new Refused($"文件“{name}”是空的。请检查后重新选择。");
            if (file.Content.Length > PaperKinds.Largest) throw new Refused(PaperKinds.TooLarge(name, file.Content.Length));
            if (name.Length is 0 or > 200 || !Accepted.Split(',').Contains(Path.GetExtension(name).ToLowerInvariant()))
                throw new Refused($"文件“{name}”的类型不在接收范围（{Accepted.Replace(",", " ")}）。请另存后重新选择。");
            yield return file with { Name = name };
        }
    }
}

/// <summary>Checks of what people type, with messages that say what is missing.</summary>
static class Given
{
    public const int Longest = 4000;

    /// <param name="what">What is expected, e.g. 退回方案的理由。</param>
    public static string Text(string? text, string what) => text?.Trim() switch
    {
        null or "" => throw new Refused($"未填写{what}。请填写后重试。", what),
        { Length: > Longest } => throw new Refused($"{what}超过 {Longest} 字，请缩短，或作为附件提交。", what),
        var given => given,
    };

    public static string Optional(string? text, string what) => string.IsNullOrWhiteSpace(text) ? "" : Text(text, what);

    public static DateOnly Day(DateOnly? day, string what) => day ?? throw new Refused($"未填写{what}。请填写后重试。", what);

    /// <summary>A day on which something has happened.</summary>
    public static DateOnly Past(DateOnly? day, string what, DateOnly today, DateOnly? notBefore = null, string earlier = "") => Day(day, what) switch
    {
        var d when d > today => throw new Refused($"{what}为 {ChinaTime.Text(d)}，晚于今天。请填写实际日期。", what),
        var d when d < notBefore => throw new Refused($"{what}为 {ChinaTime.Text(d)}，早于{earlier} {ChinaTime.Text(notBefore.Value)}。请核对日期。", what),
        var d => d,
    };

    public static IReadOnlyList<CaseFile> Files(IReadOnlyList<CaseFile>? files, string what) =>
        files is { Count: > 0 } ? files : throw new Refused($"未附{what}。请选择文件后重试。", what);
}
