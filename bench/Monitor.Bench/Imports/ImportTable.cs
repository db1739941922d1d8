using System.Text;
using Microsoft.Data.Sqlite;
using Monitor.Analytics.Rulebooks;
using Monitor.Bench.Reading;

namespace Monitor.Bench.Imports;

/// <summary>
/// 100,000 reports by the program's own import, beside sqlite3's import of the same values into a bare table; and what those notice who work on the
/// same database meanwhile.
/// </summary>
static class ImportTable
{
    const int Reports = 100_000, Year = 2025;
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    public static async Task<string> WriteAsync(Rulebook rulebook)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-bench-").FullName;
        try
        {
            var reports = new LargeReports(rulebook, Year, "YS");
            var (file, values) = (Path.Combine(folder, "reports.csv"), Path.Combine(folder, "values.csv"));
            await File.WriteAllBytesAsync(file, reports.Csv(Reports));
            await File.WriteAllLinesAsync(values, Values(reports, rulebook));
            var text = new StringBuilder($"{Cost.Machine}. {Reports:N0} reports × {rulebook.Fields.Count} fields, {new FileInfo(file).Length / 1e6:0.0} MB. Load of other work when it began: {Load()}.\n\n");
            text.Append("| Work | clock | processor time | peak |\n|---|---|---|---|\n");

            var bare = SqliteImport(values, folder);
            text.Append(bare is { } sqlite ? $"| sqlite3 `.import` of {Reports * rulebook.Fields.Count:N0} rows into a bare table | {sqlite.Wall:0.0} s | {sqlite.Cpu:0.0} s | {sqlite.Megabytes:0} MB |\n" : "| sqlite3 `.import`: no sqlite3 on this machine | | | |\n");
            var alone = await AloneAsync(reports, file, Path.Combine(folder, "alone"));
            text.Append($"| import, nobody else at work | {alone.Wall:0.0} s | {alone.Cpu:0.0} s | {alone.Megabytes:0} MB |\n");
            Console.Error.WriteLine(text);
            using var program = new ServedProgram(Path.Combine(folder, "served"));
            await program.SignInAsync();
            Designate(reports, program.Folder);
            await program.WorkAsync(TimeSpan.FromSeconds(5));
            var quiet = await program.WorkAsync(Quiet);
            var import = Task.Run(() => Import(file, program.Folder));
            var busy = await program.WorkAsync(import);
            var shared = await import;
            text.Append($"| import, while the program serves | {shared.Wall:0.0} s | {shared.Cpu:0.0} s | {shared.Megabytes:0} MB |\n");
            if (bare is { } ratio) text.Append($"\nImport ÷ `.import`: {alone.Cpu / ratio.Cpu:0.0} by processor time, {alone.Wall / ratio.Wall:0.0} by the clock (wanted: at most 4); ");
            text.Append($"peak {Math.Max(alone.Megabytes, shared.Megabytes):0} MB (wanted: below 400). Stored: {Count(program.Folder):N0} values.\n");
            text.Append("\n| Meanwhile, one after another | quiet: median | longest | during the import: median | longest | answered | failed |\n|---|---|---|---|---|---|---|\n");
            foreach (var (name, q, b) in quiet.Zip(busy, (q, b) => (q.Name, q, b)))
                text.Append($"| {name} | {q.Median:0} ms | {q.Longest:0} ms | {b.Median:0} ms (× {b.Median / q.Median:0.0}) | {b.Longest:0} ms | {b.Answered} | {b.Failed} |\n");
            return text.Append("\nWanted: none fails, median at most × 3.\n").ToString();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>On a data folder of its own, in which the program has run and ended.</summary>
    static async Task<Cost> AloneAsync(LargeReports reports, string file, string folder)
    {
        using (var program = new ServedProgram(folder)) await program.SignInAsync();
        Designate(reports, folder);
        return Import(file, folder);
    }

    static Cost Import(string file, string folder) => ProgramRun.Of("import", file, "--year", $"{Year}", "--by", "基准测试", "--on", "2026-02-01", "--data", folder);

    /// <summary>The rows that a store of single values has: whose, which, what, and the cell.</summary>
    static IEnumerable<string> Values(LargeReports reports, Rulebook rulebook) =>
        reports.Rows(Reports).Skip(1).SelectMany((row, index) => rulebook.Fields.Select((field, i) => $"{index + 1},{field.Code},{row[i + 3]},{row[i + 3]},,{index + 2},{i + 4}"));

    /// <returns>Null where the machine has no sqlite3.</returns>
    static Cost? SqliteImport(string values, string folder)
    {
        try
        {
            return ProgramRun.Of("sqlite3", [Path.Combine(folder, "bare.db"), "CREATE TABLE v (SubmissionId INTEGER, Field TEXT, Value NUMERIC, Raw TEXT, Sheet TEXT, Row INTEGER, Col INTEGER)", ".mode csv", $".import {values} v"]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Programs that want the processors, on average of the last minute; empty where the system does not tell.</summary>
    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";

    /// <summary>A centre for each report, synthetic and marked so.</summary>
    static void Designate(LargeReports reports, string folder)
    {
        using var connection = Open(folder);
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO "Centers" ("Code", "Name", "Industry", "LeadEntity", "LeadDistrict", "Batch", "DesignatedOn", "Synthetic")
            VALUES ($code, $name, '演示', '演示单位', $district, 1, '2024-06-01', 1)
            """;
        foreach (var name in new[] { "$code", "$name", "$district" }) command.Parameters.AddWithValue(name, "");
        for (var row = 0; row < Reports; row++)
        {
            (command.Parameters[0].Value, command.Parameters[1].Value) = (reports.Code(row), LargeReports.Name(row));
            command.Parameters[2].Value = row % 3 == 0 ? "500101" : row % 3 == 1 ? "500102" : "500108";
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    static long Count(string folder)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM "SubmittedValues" v JOIN "Submissions" s ON s."Id" = v."SubmissionId" JOIN "Uploads" u ON u."Id" = s."UploadId" WHERE u."IsImported" """;
        return (long)command.ExecuteScalar()!;
    }

    static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "monitor.db") }.ToString());
        connection.Open();
        return connection;
    }
}
