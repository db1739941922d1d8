using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Submissions;

/// <summary>A column that an unknown header may have meant, as it is offered to the district.</summary>
public sealed record HeaderOffer(string Header, string Column, string Name)
{
    public static HeaderOffer Of(HeaderSuggestion suggestion) => new(suggestion.Header, suggestion.Target.Id, suggestion.Target.Name);

    public static IReadOnlyList<HeaderOffer> Of(Upload? upload) =>
        upload is { Suggestions.Length: > 0 } ? CanonicalJson.Read<List<HeaderOffer>>(upload.Suggestions) : [];
}

/// <summary>What a district's own headers mean: offered by the reading, confirmed by a person, kept for the district.</summary>
public sealed class HeaderMappings(IDbContextFactory<MonitorDb> databases, Recorder recorder, UploadService uploads, TimeProvider time)
{
    /// <summary>Header → column ID, as the reading wants it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(MonitorDb db, Actor actor, CancellationToken cancel) =>
        (await ListAsync(db, actor, cancel)).ToDictionary(m => m.Header, m => m.Column);

    /// <summary>Those of the actor's district; what a predecessor confirmed goes on.</summary>
    public static async Task<IReadOnlyList<HeaderMapping>> ListAsync(MonitorDb db, Actor actor, CancellationToken cancel)
    {
        var districts = actor.Districts.ToList();
        var all = await db.HeaderMappings.AsNoTracking().Where(m => districts.Contains(m.District)).ToListAsync(cancel);
        return [.. all.GroupBy(m => m.Header).Select(g => g.MaxBy(m => m.ConfirmedAt)!).OrderBy(m => m.Header, StringComparer.Ordinal)];
    }

    /// <summary>Keeps what was chosen of an upload's offers, and reads its file again with it.</summary>
    /// <param name="chosen">Header → column ID.</param>
    /// <param name="progress">Told how far the reading is.</param>
    /// <returns>ID of the new upload.</returns>
    public async Task<int> ConfirmAsync(
        Actor actor, int uploadId, IReadOnlyDictionary<string, string> chosen, CancellationToken cancel, IProgress<IntakeProgress>? progress = null)
    {
        actor.Require(Role.DistrictReporter);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var upload = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == uploadId, cancel);
        if (upload is null || !actor.Districts.Contains(upload.District)) throw new NotFoundForActor();
        if (chosen.Count == 0) throw new Refused("没有选择对应的填报项。请至少选择一项，或按模板改正名称后重新上传。");
        var offers = HeaderOffer.Of(upload);
        if (chosen.Any(c => !offers.Any(o => o.Header == c.Key && o.Column == c.Value))) throw new NotFoundForActor();
        if (chosen.Values.Distinct().Count() < chosen.Count) throw new Refused("两个列名选了同一个填报项，每项只能有一列。请改选后再确认。");

        await recorder.RecordAsync(async change =>
        {
            foreach (var (header, column) in chosen)
            {
                var kept = await change.HeaderMappings.FindAsync([actor.District!.Value, header], cancel);
                var before = kept?.Column ?? "";
                if (kept is null)
                    change.HeaderMappings.Add(new() { District = actor.District.Value, Header = header, Column = column, ConfirmedBy = actor.Name, ConfirmedAt = time.UtcNow() });
                else
                    (kept.Column, kept.ConfirmedBy, kept.ConfirmedAt) = (column, actor.Name, time.UtcNow());
                change.Audit.Add(actor.Did(time.UtcNow(), "确认列名对应", $"{actor.District} {header}", before, column));
            }
            return [];
        }, cancel);
        var content = await db.Files.AsNoTracking().Where(f => f.Sha256 == upload.Sha256).Select(f => f.Content).SingleAsync(cancel);
        return await uploads.UploadAsync(actor, upload.Year, upload.FileName, content, null, cancel, progress);
    }

    /// <summary>The header is unknown again from the next file on.</summary>
    public Task ForgetAsync(Actor actor, string header, CancellationToken cancel)
    {
        actor.Require(Role.DistrictReporter);
        return recorder.RecordAsync(async db =>
        {
            var districts = actor.Districts.ToList();
            var kept = await db.HeaderMappings.Where(m => m.Header == header && districts.Contains(m.District)).ToListAsync(cancel);
            if (kept.Count == 0) throw new NotFoundForActor();
            db.HeaderMappings.RemoveRange(kept);
            db.Audit.Add(actor.Did(time.UtcNow(), "取消列名对应", $"{actor.District} {header}", kept[0].Column));
            return [];
        }, cancel);
    }
}
