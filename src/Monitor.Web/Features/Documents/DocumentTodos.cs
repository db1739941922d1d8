using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Documents;

/// <summary>Documents that a case has come to, that are the actor's to issue, and of which none is issued.</summary>
sealed class DocumentTodos(IDbContextFactory<MonitorDb> databases, IEnumerable<IDocumentSource> sources) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role is not (Role.CommissionOfficer or Role.Reviewer)) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var names = (await db.SeenAsync(actor, cancel)).ToDictionary(c => c.Code, c => c.Name);
        var issued = (await db.IssuedDocuments.AsNoTracking().Select(d => new { d.Kind, d.Subject }).ToListAsync(cancel)).Select(d => (d.Kind, d.Subject)).ToHashSet();
        var todos = new List<Todo>();
        foreach (var (subject, kinds) in await DueAsync(db, cancel))
            foreach (var kind in kinds.Select(DocumentKinds.Of).Where(k => k.Issuer == actor.Role && !issued.Contains((k.Kind, subject.Id))))
                if (await sources.Single(s => s.Kinds.ContainsKey(kind.Kind)).WhyNotAsync(db, actor, kind.Kind, subject.Id, cancel) is null)
                    todos.Add(new($"签发{kind.Name}：{names[subject.Center]} {subject.Id}", $"/cases/{subject.Id}", null, StateTone.Active));
        return todos;
    }

    /// <summary>Cases under way, and what ended with a decision; what ended otherwise needs no paper any more.</summary>
    static async Task<IReadOnlyList<(ICase Of, IReadOnlyList<DocumentKind> Kinds)>> DueAsync(MonitorDb db, CancellationToken cancel) =>
    [
        .. (await db.Rectifications.AsNoTracking().OrderBy(r => r.Id)
                .Where(r => r.State != RectificationState.Closed && r.State != RectificationState.RevocationProposed).ToListAsync(cancel))
            .Select(r => ((ICase)r, (IReadOnlyList<DocumentKind>)[DocumentKind.RectificationNotice, DocumentKind.Acceptance])),
        .. (await db.Revocations.AsNoTracking().OrderBy(r => r.Id).Where(r => r.EndedOn == null || r.State == RevocationState.Revoked).ToListAsync(cancel))
            .Select(r => ((ICase)r, (IReadOnlyList<DocumentKind>)(r.State == RevocationState.Revoked ? [DocumentKind.RevocationDecision] : [DocumentKind.RevocationProposal]))),
    ];
}
