using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;

namespace Monitor.Web.Features.Imports;

/// <summary>
/// Staged reports become handed in, all in one short transaction: files and uploads, reports and submissions, issues and audit entries. Nobody
/// attested them here, and nobody is said to have (docs/adr/0007).
/// </summary>
sealed class ImportPublication(MonitorDb db, ImportRequest request, DateTime at)
{
    readonly string by = $"{request.By.Trim()}（命令行导入）";
    readonly SqliteConnection connection = (SqliteConnection)db.Database.GetDbConnection();

    public static string Taken(CenterCode center, ReportYear year, ReportState state) =>
        $"{center}：已有{year}年度的报告（{CaseNames.Of(state)}），没有导入。如需更正，请由服务中心退回后重新报送。";

    /// <param name="districts">Centre → the district that answers for it; null where it is not designated.</param>
    public async Task<IReadOnlyList<ImportedFile>> PublishAsync(
        IReadOnlyList<ImportedFile> read, Func<CenterCode, DistrictCode?> districts, ImportStage stage)
    {
        // Cancelled is not from here on: it is too short, and the outcome would not be known.
        var files = read.ToList();
        Execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;", null);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var sqlite = (SqliteTransaction)transaction.GetDbTransaction();
        foreach (var (center, file, state) in Meanwhile(sqlite))
        {
            files[file] = files[file] with { Imported = files[file].Imported - 1, Refused = [.. files[file].Refused, Taken(center, request.Year, state)] };
            Execute("""
                DELETE FROM "SubmittedValues" WHERE "SubmissionId" IN (SELECT Id FROM Staged WHERE Center = $center);
                DELETE FROM Staged WHERE Center = $center;
                """, sqlite, ("$center", center.ToString()));
        }

        Execute("CREATE TEMP TABLE IF NOT EXISTS StagedUploads (File INTEGER, District TEXT, UploadId INTEGER, PRIMARY KEY (File, District)); DELETE FROM StagedUploads;", sqlite);
        foreach (var (number, district, reports) in Parts(sqlite))
        {
            var upload = await UploadAsync(files[number].Check, request.Files[number].Content, district, districts);
            db.Audit.Add(new()
            {
                At = at,
                ActorName = "命令行",
                Role = "",
                Action = "导入历史报告",
                Subject = $"{request.Year}年度报送 {upload.FileName}",
                After = $"{district} {reports} 份，视为 {ChinaTime.Text(request.HandedInOn)} 报送，未经审定声明；文件 SHA-256 {upload.Sha256}",
                Reason = $"经办：{request.By.Trim()}",
            });
            await db.SaveChangesAsync();
            Execute("INSERT INTO StagedUploads VALUES ($file, $district, $upload)", sqlite, ("$file", number), ("$district", district.ToString()), ("$upload", upload.Id));
        }
        Execute("""
            INSERT INTO "Reports" ("Center", "Year", "State", "Revision") SELECT Center, $year, $state, 0 FROM Staged ORDER BY Center
            """, sqlite, ("$year", request.Year.Value), ("$state", nameof(ReportState.Submitted)));
        Execute("""
            INSERT INTO "Submissions" ("Id", "ReportId", "UploadId", "Version", "ContentHash", "Reason", "PreparedAt", "PreparedBy", "SentBackReason",
                "SubmittedAt", "AttestedBy", "ReceiptNumber", "Reviewer", "ReturnReason")
            SELECT s.Id, r."Id", u.UploadId, 1, s.Hash, '', $at, $by, '', $submitted, '', '', '', ''
            FROM Staged s JOIN StagedUploads u ON u.File = s.File AND u.District = s.District JOIN "Reports" r ON r."Center" = s.Center AND r."Year" = $year
            ORDER BY s.Id
            """, sqlite, ("$at", at), ("$by", by), ("$submitted", ChinaTime.UtcOf(request.HandedInOn, new(12, 0))), ("$year", request.Year.Value));
        await transaction.CommitAsync();
        stage.Leave();
        return files;
    }

    /// <summary>Centres that got a report of the year since the import began.</summary>
    List<(CenterCode Center, int File, ReportState State)> Meanwhile(SqliteTransaction transaction) => Read(
        """SELECT s.Center, s.File, r."State" FROM Staged s JOIN "Reports" r ON r."Center" = s.Center AND r."Year" = $year""", transaction,
        row => (new CenterCode(row.GetString(0)), row.GetInt32(1), Enum.Parse<ReportState>(row.GetString(2))), ("$year", request.Year.Value));

    List<(int File, DistrictCode District, int Reports)> Parts(SqliteTransaction transaction) => Read(
        "SELECT File, District, COUNT(*) FROM Staged GROUP BY File, District ORDER BY File, District", transaction,
        row => (row.GetInt32(0), new DistrictCode(row.GetString(1)), row.GetInt32(2)));

    /// <summary>The file as one district's upload, with what was found about its centres, and about the file as a whole.</summary>
    async Task<Upload> UploadAsync(CheckedSummary file, byte[] content, DistrictCode district, Func<CenterCode, DistrictCode?> districts)
    {
        if (!await db.Files.AnyAsync(f => f.Sha256 == file.Sha256)) db.Files.Add(new() { Sha256 = file.Sha256, Content = content });
        var upload = new Upload
        {
            Year = request.Year,
            District = district,
            FileName = file.File,
            Sha256 = file.Sha256,
            Size = content.Length,
            UploadedAt = at,
            UploadedBy = by,
            IsImported = true,
            Issues = [.. file.Issues.Where(i => i.Center is not { } center || districts(center) == district).Select(FoundIssue.From)],
        };
        db.Uploads.Add(upload);
        return upload;
    }

    List<T> Read<T>(string sql, SqliteTransaction transaction, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, transaction, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    void Execute(string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, transaction, parameters);
        command.ExecuteNonQuery();
    }

    SqliteCommand Command(string sql, SqliteTransaction? transaction, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
