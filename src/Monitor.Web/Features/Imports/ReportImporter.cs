using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Intake;
using Monitor.Web.Features.Rulebooks;

namespace Monitor.Web.Features.Imports;

/// <summary>
/// Reports of a past year, of many districts at once, from files into the database: read and checked as at an upload, staged report by report, and
/// published together (docs/adr/0007). For who runs the machine; districts hand in on the pages.
/// </summary>
public sealed class ReportImporter(IDbContextFactory<MonitorDb> databases, RulebookStore rulebooks, DataFolder folder, TimeProvider time)
{
    /// <summary>Reports that are held at a time, with what is known of their centres' past.</summary>
    const int BatchSize = 500;

    /// <summary>Reports after which it is told how far it is.</summary>
    const int ToldEvery = 1_000;

    /// <returns>What became of each file, in their order.</returns>
    /// <exception cref="Refused">The year is not one to be imported, or another import runs.</exception>
    /// <exception cref="OperationCanceledException">Nothing was imported.</exception>
    public async Task<IReadOnlyList<ImportedFile>> RunAsync(ImportRequest request, Action<ImportProgress> told, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.By)) throw new Refused("经办人姓名未填写，请用 --by 写明真实姓名。");
        if (request.HandedInOn > time.Today()) throw new Refused($"报送日期 {ChinaTime.Text(request.HandedInOn)} 还没有到。请用 --on 写明当年报送的日期。");
        await using var db = await databases.CreateDbContextAsync(cancel);
        await RequirePastAsync(db, request.Year, cancel);
        using var alone = Alone();
        await db.Database.OpenConnectionAsync(cancel);
        using var stage = new ImportStage((SqliteConnection)db.Database.GetDbConnection());
        try
        {
            var context = await ContextAsync(db, request.Year, cancel);
            var run = new Run(
                db, stage, context, await ImportPast.LoadAsync(db, context.Centers!, cancel), await DistrictsAsync(db, cancel), await TakenAsync(db, request.Year, cancel), told, cancel);
            foreach (var (number, file) in request.Files.Index()) await run.TakeAsync(number, file.Name, file.Content);
            stage.Flush();
            cancel.ThrowIfCancellationRequested();
            return await new ImportPublication(db, request, time.UtcNow()).PublishAsync(run.Files, run.Districts, stage);
        }
        catch
        {
            stage.Clear();
            throw;
        }
    }

    async Task RequirePastAsync(MonitorDb db, ReportYear year, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancel)
            ?? throw new Refused($"没有{year}年度的报送批次。请先由服务中心在“报送批次”中建立该年度的批次，再导入。");
        if (time.Today() <= round.GraceEnds)
            throw new Refused($"{year}年度报送到{Formats.Day(round.GraceEnds)}才截止，应由区县在网页上报送并审定。只有已截止的年度可以导入。");
    }

    /// <summary>Two at a time would each take the other's staged values for remains. The lock ends with the process, however that ends.</summary>
    FileStream Alone()
    {
        try
        {
            return new(Path.Combine(folder.Path, "import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new Refused("另一个导入正在进行。请等它结束后再试。");
        }
    }

    /// <summary>All centres that are designated; of their past no more than each batch needs is loaded.</summary>
    async Task<IntakeContext> ContextAsync(MonitorDb db, ReportYear year, CancellationToken cancel) => new()
    {
        Rulebook = (await rulebooks.ShelfAsync(db, cancel)).For(year),
        OpenYear = year,
        Centers = await DesignationList.LoadAsync(db, null, cancel),
    };

    async Task<Func<DistrictCode, DistrictCode>> DistrictsAsync(MonitorDb db, CancellationToken cancel)
    {
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
        var current = districts.Keys.ToDictionary(d => d, d => ActorProvider.Current(d, districts, time.Today()));
        return d => current[d];
    }

    static async Task<Dictionary<CenterCode, ReportState>> TakenAsync(MonitorDb db, ReportYear year, CancellationToken cancel) =>
        await db.Reports.AsNoTracking().Where(r => r.Year == year).ToDictionaryAsync(r => r.Center, r => r.State, cancel);

    /// <summary>The files of one import, one after another.</summary>
    sealed class Run(
        MonitorDb db, ImportStage stage, IntakeContext context, ImportPast past, Func<DistrictCode, DistrictCode> currentDistrict, IReadOnlyDictionary<CenterCode, ReportState> taken,
        Action<ImportProgress> told, CancellationToken cancel)
    {
        /// <summary>Centre → number of the file that has its report.</summary>
        readonly Dictionary<CenterCode, int> staged = [];

        public List<ImportedFile> Files { get; } = [];

        /// <summary>Centre → the district that answers for it now.</summary>
        public DistrictCode? Districts(CenterCode center) => context.Centers!.TryGetValue(center, out var known) ? currentDistrict(known.Center.LeadDistrict) : default(DistrictCode?);

        public async Task TakeAsync(int number, string name, byte[] content)
        {
            var refused = new SortedDictionary<CenterCode, string>();
            var check = await StreamAsync(number, name, content, refused) ?? await WholeAsync(number, name, content, refused);
            foreach (var report in check.Reports.Where(r => !r.CanSubmit && staged.GetValueOrDefault(r.Center, -1) == number)) Drop(report.Center);
            Files.Add(new(check, staged.Values.Count(f => f == number), [.. refused.Values]));
        }

        /// <summary>An ordinary table is never held whole.</summary>
        async Task<CheckedSummary?> StreamAsync(int number, string name, byte[] content, SortedDictionary<CenterCode, string> refused)
        {
            using var source = TableReader.Open(new MemoryStream(content), name, context, ReadLimits.None);
            if (source is null) return null;
            var stream = new ReportStream(source.First, context);
            // Decoding and the list of centres left much behind, and what follows is long: without this it would be held until the end.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            var read = 0;
            foreach (var batch in source.Rows(null).Select(stream.Read).OfType<ParsedReport>().Chunk(BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                var histories = await past.OfAsync(batch.Select(r => r.Center).OfType<CenterCode>().Where(context.Centers!.ContainsKey), cancel);
                foreach (var report in stream.Check(batch, histories)) Stage(number, report, refused);
                read += batch.Length;
                if (read % ToldEvery == 0 || batch.Length < BatchSize) told(new(name, read));
            }
            return stream.End();
        }

        /// <summary>A workbook of several sheets or of joined cells, a transposed table, and what is no table at all.</summary>
        async Task<CheckedSummary> WholeAsync(int number, string name, byte[] content, SortedDictionary<CenterCode, string> refused)
        {
            var file = ReportFile.Check(content, name, context with { Centers = await CenterHistories.LoadAsync(db, cancel: cancel) }, ReadLimits.None);
            cancel.ThrowIfCancellationRequested();
            foreach (var report in file.Reports.Where(r => r.CanSubmit)) Stage(number, report, refused);
            told(new(name, file.Reports.Count));
            return CheckedSummary.Of(file);
        }

        void Stage(int number, CheckedReport report, SortedDictionary<CenterCode, string> refused)
        {
            var center = report.Center;
            if (taken.TryGetValue(center, out var state))
                refused[center] = ImportPublication.Taken(center, report.Year, state);
            else if (staged.TryAdd(center, number))
                stage.Add(report, Districts(center)!.Value, number);
            else if (staged[center] is var other && other != number)
            {
                // Which of the two is right, no program knows.
                if (other >= 0) Files[other] = Files[other] with { Imported = Files[other].Imported - 1, Refused = [.. Files[other].Refused, Twice(center, report.Year)] };
                Drop(center);
                refused[center] = Twice(center, report.Year);
            }
        }

        void Drop(CenterCode center)
        {
            stage.Drop(center);
            staged[center] = -1;
        }

        static string Twice(CenterCode center, ReportYear year) => $"{center}：几个文件里都有{year}年度的报告，没有导入。请只保留最后报送的一份。";
    }
}
