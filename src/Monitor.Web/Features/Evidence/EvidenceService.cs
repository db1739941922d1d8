using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Evidence;

/// <summary>
/// Evidence of values: attached by the lead district while the report can be changed; removed or replaced, never deleted. Who else sees the
/// centre sees what stood when a version was handed in.
/// </summary>
public sealed class EvidenceService(IDbContextFactory<MonitorDb> databases, Recorder recorder, RulebookStore rulebooks, TimeProvider time)
{
    const int LongestNote = 500;

    /// <exception cref="NotFoundForActor">There is no such centre, year or round, or not for this actor.</exception>
    public async Task<EvidenceDesk> DeskAsync(Actor actor, ReportYear year, string center, CancellationToken cancel)
    {
        actor.RequireReader();
        if (string.IsNullOrWhiteSpace(center)) throw new NotFoundForActor();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var of = await db.SeenAsync(actor, new CenterCode(center), cancel);
        var round = await DistrictRecords.RoundAsync(db, year, cancel);
        var record = (await DistrictRecords.LoadAsync(db, [round], [of], time.Today(), cancel))[0];
        var leads = actor.Leads(of);
        var version = leads ? record.Report?.Submissions.MaxBy(s => s.Version) : record.Report?.LastHandedIn;
        if (leads ? !record.IsInRound : version is null) throw new NotFoundForActor($"{of.Code} 没有{year}年度的报告。");

        var files = await db.Evidence.AsNoTracking().Where(e => e.Year == year && e.Center == of.Code).OrderByDescending(e => e.Id).ToListAsync(cancel);
        var seen = (leads ? files : files.FindAll(f => f.StoodAt(version!.SubmittedAt!.Value))).ToLookup(f => f.Field);
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);
        var values = version?.Values.ToDictionary(v => v.Field, v => Reported.Of(v.Value)) ?? [];
        var needed = rulebook.FieldsNeedingEvidence().Select(f => f.Code).ToHashSet();
        return new()
        {
            Center = of.Code,
            CenterName = of.Name,
            Year = year,
            Lines = [.. rulebook.Fields
                .Select(f => new EvidenceLine(f, values.GetValueOrDefault(f.Code), needed.Contains(f.Code) && (version is null || values.GetValueOrDefault(f.Code).Number > 0), [.. seen[f.Code]]))
                .OrderBy(l => l.IsNeeded || l.Files.Count > 0 ? 0 : 1)],
            WhyReadOnly = !leads ? "佐证材料由牵头区县提供，这里是报送时的材料，供查看。" : record.WhyNotEditable,
        };
    }

    /// <returns>ID of the evidence.</returns>
    /// <exception cref="Refused">The report cannot be changed now; the file is no document; its day, its note or what it replaces is wrong; it is attached already.</exception>
    public async Task<int> AddAsync(Actor actor, ReportYear year, CenterCode center, EvidenceDraft draft, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        var added = default(EvidenceFile)!;
        await recorder.RecordAsync(async db =>
        {
            var (record, rulebook) = await EditableAsync(db, actor, year, center, cancel);
            var field = rulebook.Field(draft.Field) ?? throw new NotFoundForActor($"{year}年度没有填报项 {draft.Field}。");
            var (name, kind) = PaperKinds.Check(draft.FileName, draft.Content, EvidenceDraft.Kinds);
            var day = draft.EffectiveOn ?? throw new Refused("未填写生效日期。请填写文件上的日期，如证书的发证日期、合同的签订日期。", "生效日期");
            if (day > time.Today()) throw new Refused($"生效日期为 {ChinaTime.Text(day)}，晚于今天。请填写文件上的日期。");
            var note = draft.Note.Trim();
            if (note.Length > LongestNote) throw new Refused($"备注有 {note.Length} 个字，应不超过 {LongestNote} 个字。请精简。");

            var sha = await FileStore.KeepAsync(db, draft.Content, cancel);
            var standing = await db.Evidence.Where(e => e.Year == year && e.Center == center && e.Field == draft.Field && e.EndedAt == null).ToListAsync(cancel);
            if (standing.Find(e => e.Sha256 == sha) is { } same) throw new Refused($"“{field.Name}”已附有内容相同的文件“{same.FileName}”，不用重复添加。");
            var replaced = draft.Replaces is { } id ? standing.Find(e => e.Id == id) ?? throw new Refused("要替换的材料已被移除或替换。请刷新页面后重新选择。") : null;
            added = new()
            {
                Center = center,
                Year = year,
                Field = draft.Field,
                FileName = name,
                Sha256 = sha,
                Size = draft.Content.Length,
                Kind = kind,
                EffectiveOn = day,
                Note = note,
                AddedAt = time.UtcNow(),
                AddedBy = actor.Name,
            };
            db.Evidence.Add(added);
            if (replaced is not null) End(actor, replaced, $"由“{name}”替换");
            db.Audit.Add(actor.Did(time.UtcNow(), replaced is null ? "添加佐证材料" : "替换佐证材料", Subject(year, center, field), Text(replaced), Text(added), note));
            await EvidenceWarnings.RefreshAsync(db, rulebook, record, cancel);
            return [];
        }, cancel);
        return added.Id;
    }

    /// <summary>It no longer stands for the value; the file stays on record.</summary>
    public Task RemoveAsync(Actor actor, int id, string reason, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter, Role.DistrictApprover);
        return recorder.RecordAsync(async db =>
        {
            var evidence = await db.Evidence.SingleOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundForActor();
            var (record, rulebook) = await EditableAsync(db, actor, evidence.Year, evidence.Center, cancel);
            if (evidence.EndedAt is not null) throw new Refused("这份材料已经移除或替换。");
            var why = reason.Trim() is { Length: > 0 and <= LongestNote } given ? given : throw new Refused($"请填写移除的原因（不超过 {LongestNote} 字），如“文件附错”。");
            End(actor, evidence, why);
            db.Audit.Add(actor.Did(time.UtcNow(), "移除佐证材料", Subject(evidence.Year, evidence.Center, rulebook.Field(evidence.Field)), Text(evidence), "", why));
            await EvidenceWarnings.RefreshAsync(db, rulebook, record, cancel);
            return [];
        }, cancel);
    }

    /// <exception cref="NotFoundForActor">There is none, the centre is not the actor's to see, or no version has been handed in with it.</exception>
    public async Task<(string FileName, byte[] Content)> DownloadAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var evidence = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) ?? throw new NotFoundForActor();
        var center = await db.SeenAsync(actor, evidence.Center, cancel);
        if (!actor.Leads(center))
        {
            var versions = await db.Submissions.AsNoTracking()
                .Where(s => s.Report.Center == evidence.Center && s.Report.Year == evidence.Year && s.SubmittedAt != null && s.WithdrawnAt == null).ToListAsync(cancel);
            if (!versions.Exists(v => evidence.StoodAt(v.SubmittedAt!.Value))) throw new NotFoundForActor();
        }
        return (evidence.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == evidence.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    async Task<(CenterRecord Record, Rulebook Rulebook)> EditableAsync(MonitorDb db, Actor actor, ReportYear year, CenterCode center, CancellationToken cancel)
    {
        var record = await DistrictRecords.LedAsync(db, actor, year, center, time.Today(), cancel);
        if (!record.IsInRound) throw new Refused($"{center} {year}年度不用报送。");
        if (record.WhyNotEditable is { } reason) throw new Refused(reason);
        return (record, (await rulebooks.ShelfAsync(db, cancel)).For(year));
    }

    void End(Actor actor, EvidenceFile evidence, string reason) =>
        (evidence.EndedAt, evidence.EndedBy, evidence.EndReason) = (time.UtcNow(), actor.Name, reason);

    static string Subject(ReportYear year, CenterCode center, ReportField? field) => $"{DistrictRecords.Subject(year, center)} {field?.Name}";

    static string Text(EvidenceFile? evidence) => evidence is null ? "" : $"{evidence.FileName}（SHA-256 {evidence.Sha256}，{ChinaTime.Text(evidence.EffectiveOn)} 生效）";
}
