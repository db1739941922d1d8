using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Centers;
using Monitor.Web.Features.Files;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Documents;

/// <summary>
/// Documents: a draft is made anew each time and not kept; an issue is kept with its content, once and for ever, with its audit entry in one
/// transaction. There is no way to change one: a new issue supersedes it.
/// </summary>
sealed class DocumentService(IDbContextFactory<MonitorDb> databases, Recorder recorder, IEnumerable<IDocumentSource> sources, DocumentWriter writer, TimeProvider time)
{
    const int LongestNumber = 60;

    readonly Dictionary<DocumentKind, IDocumentSource> bySource = sources.SelectMany(s => s.Kinds.Keys.Select(k => (Kind: k, Source: s))).ToDictionary(k => k.Kind, k => k.Source);

    /// <summary>The document as it would be issued today, marked as a draft.</summary>
    /// <exception cref="Forbidden">The actor gets this kind only once it is issued.</exception>
    /// <exception cref="NotFoundForActor">There is no such subject, or not for this actor.</exception>
    public async Task<DocumentFile> DraftAsync(Actor actor, string slug, string subject, CancellationToken cancel)
    {
        actor.RequireReader();
        var kind = DocumentKinds.Of(slug);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var facts = await bySource[kind.Kind].ReadAsync(db, actor, kind.Kind, subject, cancel);
        RequireDraft(actor, kind);
        var wording = await TemplateService.InForceAsync(db, kind.Kind, cancel);
        var content = writer.Write(facts, wording, facts.Number, time.Today(), kind.DraftMark).Content;
        return new($"{facts.FileStem}-{kind.Name}-{(kind.Kind == DocumentKind.Receipt ? "未签发" : "草稿")}{kind.Ending}", content);
    }

    /// <param name="number">文号, where the case has not registered one; may be empty.</param>
    /// <param name="reason">Why it is issued again; needed from the second issue on.</param>
    /// <returns>Id of the issued document.</returns>
    /// <exception cref="Refused">It cannot be issued yet, or something is missing.</exception>
    public async Task<int> IssueAsync(Actor actor, DocumentKind kind, string subject, string number, string reason, CancellationToken cancel)
    {
        var info = DocumentKinds.Of(kind);
        actor.Require(info.Issuer);
        IssuedDocument issued = null!;
        await recorder.RecordAsync(async db =>
        {
            var facts = await bySource[kind].ReadAsync(db, actor, kind, subject, cancel);
            if (facts.Blocked is { } blocked) throw new Refused($"{info.Name}还不能签发：{blocked}。");
            var before = await db.IssuedDocuments.AsNoTracking().Where(d => d.Kind == kind && d.Subject == facts.Subject).OrderByDescending(d => d.Id).FirstOrDefaultAsync(cancel);
            var why = before is null ? "" : Given.Text(reason, $"重新签发的理由（{info.Name}已于 {ChinaTime.Text(before.IssuedAt)} 签发过）");
            var own = info.NumberedByCase ? facts.Number : Numbered(number);
            var wording = await TemplateService.InForceAsync(db, kind, cancel);
            var (title, content) = writer.Write(facts, wording, own, time.Today(), draftMark: null);
            issued = new()
            {
                Kind = kind,
                Subject = facts.Subject,
                Center = facts.Center,
                Year = facts.Year,
                Number = own,
                Title = title,
                FileName = $"{facts.FileStem}-{info.Name}{info.Ending}",
                Sha256 = await FileStore.KeepAsync(db, content, cancel),
                Size = content.Length,
                IssuedAt = time.UtcNow(),
                IssuedById = actor.UserId,
                IssuedBy = actor.Name,
                Reason = why,
                RestsOn = RestsOn(facts, wording),
                Synthetic = facts.Synthetic,
            };
            db.IssuedDocuments.Add(issued);
            db.Audit.Add(actor.Did(issued.IssuedAt, $"签发{info.Name}", $"{facts.Subject} {title}",
                before is null ? "" : $"第{before.Id}号 SHA-256 {before.Sha256}", $"{(own.Length > 0 ? $"{own}；" : "")}SHA-256 {issued.Sha256}；{facts.Basis.Words}；{wording.VersionName}", why));
            return [];
        }, cancel);
        return issued.Id;
    }

    /// <summary>The bytes as they were issued.</summary>
    /// <exception cref="NotFoundForActor">There is no such document, or the actor does not see it.</exception>
    public async Task<DocumentFile> OpenAsync(Actor actor, int id, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var document = await db.IssuedDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) ?? throw new NotFoundForActor();
        if (document.Center is { } center) await db.SeenAsync(actor, center, cancel);
        else if (!actor.SeesAll) throw new NotFoundForActor();
        return new(document.FileName, await db.Files.AsNoTracking().Where(f => f.Sha256 == document.Sha256).Select(f => f.Content).SingleAsync(cancel));
    }

    public async Task<DocumentList> ListAsync(Actor actor, DocumentFilter filter, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var lines = await LinesAsync(db, actor, db.IssuedDocuments, cancel);
        return new(
            [.. lines.Where(l => Fits(filter.Kind, DocumentKinds.Of(l.Document.Kind).Slug) && Fits(filter.Year, l.Document.Year.ToString()) && Fits(filter.Center, l.Document.Center.ToString()))],
            lines.Count,
            [.. lines.Select(l => l.Document.Kind).Distinct().Order().Select(k => DocumentKinds.Of(k)).Select(k => new Choice(k.Slug, k.Name))],
            [.. lines.Select(l => l.Document.Year).OfType<ReportYear>().Distinct().OrderDescending().Select(y => new Choice(y.ToString(), y.ToString()))],
            [.. lines.Where(l => l.Document.Center is not null).OrderBy(l => l.Document.Center).Select(l => new Choice(l.Document.Center.ToString()!, l.CenterName)).Distinct()]);

        static bool Fits(string? wanted, string? value) => string.IsNullOrWhiteSpace(wanted) || wanted.Trim() == value;
    }

    /// <summary>What can be made of the subject: kinds of which the actor may see nothing are left out.</summary>
    public async Task<DocumentDesk> DeskAsync(Actor actor, string subject, CancellationToken cancel)
    {
        actor.RequireReader();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var offers = new List<DocumentOffer>();
        foreach (var kind in DocumentSubjects.KindsOf(subject))
        {
            var info = DocumentKinds.Of(kind);
            var issued = await LinesAsync(db, actor, db.IssuedDocuments.Where(d => d.Kind == kind && d.Subject == subject), cancel);
            var canDraft = actor.SeesAll || info.DistrictDrafts;
            string? blocked;
            try
            {
                blocked = await bySource[kind].WhyNotAsync(db, actor, kind, subject, cancel);
            }
            catch (NotFoundForActor none)
            {
                (blocked, canDraft) = (none.Message.TrimEnd('。'), false);
            }
            catch (Forbidden)
            {
                continue;
            }
            if (!canDraft && issued.Count == 0 && !actor.SeesAll) continue;
            offers.Add(new(kind, info.Name, subject, actor.Role == info.Issuer, blocked,
                canDraft && kind != DocumentKind.Receipt ? $"/documents/drafts/{info.Slug}/{Uri.EscapeDataString(subject)}" : null, !info.NumberedByCase, issued));
        }
        return new(offers);
    }

    /// <summary>Those that the actor sees, the newest first.</summary>
    static async Task<IReadOnlyList<IssuedLine>> LinesAsync(MonitorDb db, Actor actor, IQueryable<IssuedDocument> documents, CancellationToken cancel)
    {
        var centers = (await db.SeenAsync(actor, cancel)).ToDictionary(c => c.Code, c => c.Name);
        var all = await documents.AsNoTracking().OrderByDescending(d => d.Id).ToListAsync(cancel);
        var withdrawn = await db.Revocations.AsNoTracking().Where(r => r.WithdrawnOn != null).ToDictionaryAsync(r => r.Id, r => r.WithdrawnOn, cancel);
        return [.. all
            .Where(d => d.Center is { } center ? centers.ContainsKey(center) : actor.SeesAll)
            .Select(d => new IssuedLine(d, DocumentKinds.Of(d.Kind).Name, d.Center is { } center ? centers[center] : "全市",
                all.Where(o => o.Kind == d.Kind && o.Subject == d.Subject && o.Id > d.Id).Select(o => (int?)o.Id).Min(),
                d.Kind == DocumentKind.RevocationDecision ? withdrawn.GetValueOrDefault(d.Subject) : null))];
    }

    static void RequireDraft(Actor actor, DocumentKindInfo kind)
    {
        if (!actor.SeesAll && !kind.DistrictDrafts) throw new Forbidden($"{kind.Name}签发后才送区县，草稿只供市级部门核稿。");
    }

    static string Numbered(string number) => Given.Optional(number, "文号") is { Length: <= LongestNumber } given
        ? given : throw new Refused($"文号超过 {LongestNumber} 字。请核对，如：演示〔2027〕1号。");

    static string RestsOn(DocumentFacts facts, Wording wording) => CanonicalJson.Write(new
    {
        facts.Basis.Rulebooks,
        facts.Basis.Verified,
        facts = facts.Basis.Facts.Where(f => f.Value.Length > 0).ToDictionary(f => f.Key, f => f.Value),
        template = wording.Version,
        templateSha256 = wording.Sha256,
    });
}
