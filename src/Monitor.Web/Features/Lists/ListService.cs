using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Intake.Lists;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Features.Submissions;

namespace Monitor.Web.Features.Lists;

/// <summary>What is listed now, and what was brought in before.</summary>
public sealed record ListDesk(int Centers, int Targets, int Incidents, IReadOnlyList<ListImport> Imports)
{
    public string Answer => Centers == 0
        ? "建设名单还是空的。请先导入建设名单，再导入建设方案目标。"
        : $"现有创新中心 {Formats.Number(Centers)} 家、目标 {Formats.Number(Targets)} 项、重大事项 {Incidents} 件。";
}

/// <summary>名单与目标: read, compared with what is there, shown, and then brought in whole or not at all.</summary>
public sealed class ListService(IDbContextFactory<MonitorDb> databases, Recorder recorder, RulebookStore rulebooks, TimeProvider time, DemoMode demo)
{
    const int ImportsShown = 20;

    public async Task<ListDesk> DeskAsync(Actor actor, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return new(await db.Centers.CountAsync(cancel), await db.Targets.CountAsync(cancel), await db.Incidents.CountAsync(cancel),
            await db.ListImports.AsNoTracking().OrderByDescending(i => i.Id).Take(ImportsShown).ToListAsync(cancel));
    }

    public Download Template(Actor actor, string kind, string ending)
    {
        actor.Require(Role.Reviewer);
        if (!Enum.TryParse<ListKind>(kind, ignoreCase: true, out var of) || !Enum.IsDefined(of)) throw new NotFoundForActor();
        return ending == "xlsx"
            ? new(ListTemplate.Workbook(of), $"{ListColumns.NameOf(of)}模板.xlsx", Download.Xlsx)
            : new(ListTemplate.Csv(of), $"{ListColumns.NameOf(of)}模板.csv", "text/csv");
    }

    /// <summary>What the file would bring; nothing is changed.</summary>
    /// <param name="progress">Told how far it is.</param>
    public async Task<ListPreview> PreviewAsync(
        Actor actor, ListKind kind, string fileName, byte[] content, CancellationToken cancel, IProgress<IntakeProgress>? progress = null)
    {
        actor.Require(Role.Reviewer);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return (await ReadAsync(db, actor, kind, fileName, content, new(progress, cancel))).Preview;
    }

    /// <summary>Brings it in: every row, or none.</summary>
    /// <param name="seen">Fingerprint of the preview that was confirmed.</param>
    /// <exception cref="Refused">The file has an error or nothing new, or what it would bring is no longer what was seen.</exception>
    public Task ImportAsync(Actor actor, ListKind kind, string fileName, byte[] content, string seen, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return recorder.RecordAsync(async db =>
        {
            var (preview, changes) = await ReadAsync(db, actor, kind, fileName, content, new(null, cancel));
            if (preview.Errors > 0) throw new Refused(preview.Answer);
            if (!preview.BringsSomething) throw new Refused(preview.Answer);
            if (preview.Fingerprint != seen) throw new Refused("预览之后名单有了变动，没有导入。请重新选择文件，核对后再确认。");

            foreach (var change in changes)
                if (change.Apply is { } apply) await apply();
            await FileStore.KeepAsync(db, content, cancel);
            db.ListImports.Add(new()
            {
                Kind = kind,
                FileName = preview.FileName,
                Sha256 = preview.Sha256,
                Size = content.Length,
                ImportedAt = time.UtcNow(),
                ImportedBy = actor.Name,
                Summary = preview.Summary,
            });
            var subject = $"{ListColumns.NameOf(kind)} {preview.FileName}";
            db.Audit.Add(actor.Did(time.UtcNow(), "导入名单", subject, after: $"{preview.Summary}；SHA-256 {preview.Sha256}"));
            foreach (var change in preview.Changes.Where(c => c.Standing == ListStanding.Changed))
                db.Audit.Add(actor.Did(time.UtcNow(), "导入名单改动", $"{ListColumns.NameOf(kind)} {change.Key}",
                    string.Join("；", change.Differences.Select(d => $"{d.Name} {d.Before}")), string.Join("；", change.Differences.Select(d => $"{d.Name} {d.After}"))));
            return [.. preview.Changes.Where(c => c.Standing != ListStanding.Same).Select(c => c.Center).Distinct()];
        }, cancel);
    }

    async Task<(ListPreview Preview, IReadOnlyList<PlannedChange> Changes)> ReadAsync(
        MonitorDb db, Actor actor, ListKind kind, string fileName, byte[] content, Watch watch)
    {
        var cancel = watch.Cancel;
        if (content.Length > ReadLimits.Upload.Bytes) throw new Refused(UploadService.TooLarge(content.Length));
        var reading = TableReader.Read(content, FileStore.NameOf(fileName), new HeaderNames(ListColumns.Of(kind)), ReadLimits.Upload, stamp => ListTemplate.Told(stamp, kind), watch: watch);
        var plan = new ListPlan([], []);
        if (reading.Tables.Count > 0 && reading.Issues.All(i => i.Severity != IssueSeverity.Error))
        {
            // Sheets with the same header are one list.
            var sheets = reading.Tables.Select(t => ListTable.Read(kind, t, watch)).ToList();
            var (table, facts) = (new ListTable([.. sheets.SelectMany(s => s.Rows)], [.. sheets.SelectMany(s => s.Issues)]), await ListFacts.LoadAsync(db, rulebooks, time.Today(), cancel));
            plan = kind switch
            {
                ListKind.Centers => new CenterPlan(db, facts, demo.IsDemo).Of(table, cancel),
                ListKind.Targets => await new TargetPlan(db, facts).OfAsync(table, cancel),
                _ => await new IncidentPlan(db, actor, facts, time.UtcNow()).OfAsync(table, cancel),
            };
        }
        return (new()
        {
            Kind = kind,
            FileName = reading.File,
            Sha256 = reading.Sha256,
            Changes = [.. plan.Changes.Select(c => c.Change).OrderBy(c => c.Standing).ThenBy(c => c.Row)],
            Issues = [.. reading.Issues.Concat(plan.Issues).OrderBy(i => i.Severity).ThenBy(i => i.Row ?? 0).ThenBy(i => i.Column ?? 0)],
        }, plan.Changes);
    }
}
