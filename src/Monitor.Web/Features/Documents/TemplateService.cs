using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Documents;

/// <summary>A wording, with the version that a document states. Version 0 is the one that ships.</summary>
public sealed record Wording(DocumentKind Kind, int Version, string Text, DateTime? ChangedAt = null, string ChangedBy = "", string Reason = "")
{
    public string VersionName => Version == 0 ? "默认模板" : $"模板第{Version}版";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>Kinds with their wording in force.</summary>
public sealed record TemplateList(IReadOnlyList<Wording> InForce)
{
    public string Answer => InForce.Count(w => w.Version > 0) is > 0 and var changed
        ? $"{InForce.Count}类文件的文字模板，{changed}类已修改，其余为默认模板。" : $"{InForce.Count}类文件都使用默认模板。";
}

/// <summary>One kind's wording for whoever changes it.</summary>
/// <param name="Default">The wording that ships.</param>
/// <param name="History">Newest first, without the one that ships.</param>
public sealed record TemplateDesk(DocumentKindInfo Kind, Wording InForce, string Default, IReadOnlyList<Wording> History, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary>What is wrong with a text, or its parts with invented values.</summary>
    public (IReadOnlyList<string> Problems, IReadOnlyList<DocumentPart> Parts) Try(string text) => TemplateText.Check(text, Placeholders) is { Count: > 0 } problems
        ? (problems, [])
        : ([], TemplateText.Fill(text, Placeholders.ToDictionary(p => p.Name, p => p.Example)));
}

/// <summary>Wording of documents: shipped with the program, changed by the service centre, every version kept.</summary>
sealed class TemplateService(IDbContextFactory<MonitorDb> databases, Recorder recorder, IEnumerable<IDocumentSource> sources, TimeProvider time)
{
    readonly Dictionary<DocumentKind, IReadOnlyList<Placeholder>> placeholders =
        sources.SelectMany(s => s.Kinds).ToDictionary(k => k.Key, k => (IReadOnlyList<Placeholder>)[.. k.Value, .. CommonFacts.Everywhere]);

    public IReadOnlyList<Placeholder> PlaceholdersOf(DocumentKind kind) => placeholders[kind];

    public static string Default(DocumentKind kind) =>
        File.ReadAllText(SeedFolder.Shipped.File(Path.Combine("documents", $"{DocumentKinds.Of(kind).Slug}.txt"))).ReplaceLineEndings("\n").TrimEnd();

    public async Task<TemplateList> ListAsync(Actor actor, CancellationToken cancel)
    {
        RequireReader(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var all = await VersionsAsync(db, null, cancel);
        return new([.. DocumentKinds.All.Select(k => all.FirstOrDefault(w => w.Kind == k.Kind) ?? Shipped(k.Kind))]);
    }

    public async Task<TemplateDesk> OpenAsync(Actor actor, string slug, CancellationToken cancel)
    {
        RequireReader(actor);
        var kind = DocumentKinds.Of(slug);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var versions = await VersionsAsync(db, kind.Kind, cancel);
        return new(kind, versions.FirstOrDefault() ?? Shipped(kind.Kind), Default(kind.Kind), versions, placeholders[kind.Kind]);
    }

    /// <param name="seen">Version that the actor changed: where another came meanwhile, it is refused.</param>
    /// <exception cref="Refused">Something is wrong with the text, or nothing was changed.</exception>
    public Task SaveAsync(Actor actor, DocumentKind kind, string text, int seen, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        var clean = text.ReplaceLineEndings("\n").TrimEnd();
        return AddAsync(actor, kind, clean, seen, Given.Text(reason, "修改理由"), "修改文字模板", cancel);
    }

    /// <summary>A new version with the wording that ships.</summary>
    public Task RestoreAsync(Actor actor, DocumentKind kind, int seen, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer);
        return AddAsync(actor, kind, Default(kind), seen, Given.Text(reason, "恢复默认的理由"), "恢复默认文字模板", cancel);
    }

    /// <summary>The wording in force.</summary>
    public static async Task<Wording> InForceAsync(MonitorDb db, DocumentKind kind, CancellationToken cancel) =>
        (await VersionsAsync(db, kind, cancel)).FirstOrDefault() ?? Shipped(kind);

    Task AddAsync(Actor actor, DocumentKind kind, string text, int seen, string reason, string action, CancellationToken cancel)
    {
        if (TemplateText.Check(text, placeholders[kind]) is { Count: > 0 } problems) throw new Refused(string.Join("\n", problems));
        return recorder.RecordAsync(async db =>
        {
            var now = await InForceAsync(db, kind, cancel);
            if (now.Version != seen) throw new Refused($"模板在您打开后已由{now.ChangedBy}改为第{now.Version}版，您的修改没有保存。请复制您的文字，刷新页面后再改。");
            if (now.Text == text) throw new Refused("文字与现行模板相同，没有可保存的修改。");
            var added = new DocumentTemplate { Kind = kind, Version = now.Version + 1, Text = text, ChangedAt = time.UtcNow(), ChangedBy = actor.Name, Reason = reason };
            db.DocumentTemplates.Add(added);
            db.Audit.Add(actor.Did(added.ChangedAt, action, DocumentKinds.Of(kind).Name, $"{now.VersionName} SHA-256 {now.Sha256}", $"模板第{added.Version}版 SHA-256 {Of(added).Sha256}", reason));
            return [];
        }, cancel);
    }

    static async Task<List<Wording>> VersionsAsync(MonitorDb db, DocumentKind? kind, CancellationToken cancel) =>
        [.. (await db.DocumentTemplates.AsNoTracking().Where(t => kind == null || t.Kind == kind).OrderByDescending(t => t.Version).ToListAsync(cancel)).Select(Of)];

    static Wording Of(DocumentTemplate stored) => new(stored.Kind, stored.Version, stored.Text, stored.ChangedAt, stored.ChangedBy, stored.Reason);

    static Wording Shipped(DocumentKind kind) => new(kind, 0, Default(kind));

    static void RequireReader(Actor actor) => actor.Require(Role.Reviewer, Role.CommissionOfficer, Role.CommissionLeader);
}
