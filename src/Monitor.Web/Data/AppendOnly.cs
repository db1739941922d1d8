using Microsoft.EntityFrameworkCore;

namespace Monitor.Web.Data;

/// <summary>A row that is written once. <see cref="MonitorDb"/> refuses to save a change or removal of it; so does the database itself.</summary>
public interface IAppendOnly;

/// <summary>Triggers of the tables whose rows are never changed or removed, and of the files, whose bytes never change.</summary>
static class AppendOnlyTables
{
    static readonly (string Name, string Table, string Event)[] Triggers =
    [
        ("IssuedDocumentsAreNotChanged", "IssuedDocuments", "UPDATE"),
        ("IssuedDocumentsAreNotRemoved", "IssuedDocuments", "DELETE"),
        ("DocumentTemplatesAreNotChanged", "DocumentTemplates", "UPDATE"),
        ("DocumentTemplatesAreNotRemoved", "DocumentTemplates", "DELETE"),
        ("FilesAreNotChanged", "Files", "UPDATE"),
    ];

    /// <summary>Creates those that are not there yet.</summary>
    public static async Task PrepareAsync(MonitorDb db)
    {
        foreach (var (name, table, what) in Triggers)
        {
            var trigger = $"""CREATE TRIGGER IF NOT EXISTS "{name}" BEFORE {what} ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} is append-only.'); END""";
            await db.Database.ExecuteSqlRawAsync(trigger);
        }
    }

    /// <exception cref="InvalidOperationException">An append-only row was changed or removed.</exception>
    public static void Guard(DbContext db)
    {
        if (db.ChangeTracker.Entries<IAppendOnly>().FirstOrDefault(e => e.State is EntityState.Modified or EntityState.Deleted) is { } changed)
            throw new InvalidOperationException($"{changed.Entity.GetType().Name} is append-only.");
    }
}
