using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Versions;

/// <summary>
/// Compares versions of a report, and shows one for printing. The lead district sees all of its own, drafts and withdrawn ones too; the service centre, the commission and
/// joint districts those that were handed in.
/// </summary>
public sealed class VersionService(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks)
{
    /// <param name="from">Number of the version to compare from; null for the one before <paramref name="to"/>.</param>
    /// <param name="to">Null for the newest.</param>
    /// <exception cref="Forbidden">An administrator asks.</exception>
    /// <exception cref="NotFoundForActor">There is no such report or version, or not for this actor.</exception>
    public async Task<VersionDiff> CompareAsync(Actor actor, string center, int year, int? from, int? to, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (of, seen) = await SeenAsync(db, actor, center, year, cancel);
        if (seen.Count < 2) throw new NotFoundForActor($"{of.Code} 的{year}年度报告{(seen.Count == 0 ? "还没有版本" : "只有一版")}，没有可以对比的版本。");

        var later = to is null ? seen[^1] : Find(to.Value);
        var earlier = from is null ? seen.LastOrDefault(s => s.Version < later.Version) ?? later : Find(from.Value);
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);
        return new()
        {
            Center = of.Code,
            CenterName = of.Name,
            Year = year,
            From = new(earlier),
            To = new(later),
            Versions = [.. seen.Select(s => s.Version)],
            Lines = [.. VersionComparison.Of(rulebook, Values(earlier), Values(later)).Select(c => new DiffLine(c, Cell(earlier, c.Field.Code), Cell(later, c.Field.Code)))],
        };

        Submission Find(int number) => seen.Find(s => s.Version == number) ?? throw new NotFoundForActor($"{of.Code} 的{year}年度报告没有第{number}版，或您无权查看。");
    }

    /// <summary>One version to be printed.</summary>
    /// <param name="number">Null for the newest.</param>
    /// <exception cref="Forbidden">An administrator asks.</exception>
    /// <exception cref="NotFoundForActor">There is no such report or version, or not for this actor.</exception>
    public async Task<PrintedVersion> PrintAsync(Actor actor, string center, int year, int? number, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (of, seen) = await SeenAsync(db, actor, center, year, cancel);
        var version = (number is null ? seen.LastOrDefault() : seen.Find(s => s.Version == number)) ?? throw new NotFoundForActor($"{of.Code} 的{year}年度报告没有这一版，或您无权查看。");
        var rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year);
        var values = Values(version);
        return new(
            of, (await DistrictNames.LoadAsync(db, ChinaTime.DayOf(version.PreparedAt), cancel)).Of(version.Upload.District), version, $"{rulebook.Id} {rulebook.Version}",
            [.. rulebook.Fields.Select(f => (f, values.GetValueOrDefault(f.Code)))],
            await db.Issues.AsNoTracking().Where(i => i.UploadId == version.UploadId && i.Center == of.Code && i.Severity == IssueSeverity.Warning).OrderBy(i => i.Id).ToListAsync(cancel));
    }

    /// <summary>The centre, and the versions of its report that the actor sees, the oldest first.</summary>
    static async Task<(Center Center, List<Submission> Versions)> SeenAsync(MonitorDb db, Actor actor, string center, int year, CancellationToken cancel)
    {
        actor.RequireReader();
        if (string.IsNullOrWhiteSpace(center) || year is < 2000 or > 2099) throw new NotFoundForActor();
        var of = await db.SeenAsync(actor, new CenterCode(center), cancel);
        var all = await db.Submissions.AsNoTracking().Include(s => s.Values).Include(s => s.Upload)
            .Where(s => s.Report.Center == of.Code && s.Report.Year == year).OrderBy(s => s.Version).ToListAsync(cancel);
        return (of, actor.Leads(of) ? all : all.FindAll(s => s.IsHandedIn));
    }

    static Dictionary<FieldCode, Reported> Values(Submission version) => version.Values.ToDictionary(v => v.Field, v => Reported.Of(v.Value));

    static (string, string?)? Cell(Submission version, FieldCode field) => version.Values.Find(v => v.Field == field) switch
    {
        { TypedBy.Length: > 0 } typed => ($"页面填写（{typed.TypedBy}）", null),
        { Column: > 0 } value when version.Upload.FileId is { } file => (CellAddress.Of(value.Row, value.Column), CellLinks.Link(file, value.Sheet, value.Row, value.Column)),
        _ => null,
    };
}
