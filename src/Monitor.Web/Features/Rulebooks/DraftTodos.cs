using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Shared.Components;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>Drafts that wait for a leader to publish them: the newest version of each, unless the leader drafted one of them.</summary>
public sealed class DraftTodos(IDbContextFactory<MonitorDb> databases) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> OfAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Role != Role.CommissionLeader) return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var drafts = await db.RulebookDrafts.AsNoTracking()
            .Select(d => new { d.Id, d.Name, d.Version, d.AuthorId, d.Author, d.At, d.PublishedAt }).ToListAsync(cancel);
        return
        [
            .. drafts.GroupBy(d => d.Name).Where(g => g.All(d => d.AuthorId != actor.UserId))
                .Select(g => g.MaxBy(d => d.Version)!).Where(d => d.PublishedAt is null).OrderBy(d => d.Id)
                .Select(d => new Todo(
                    $"考核方案{RulebookDraft.TitleOf(d.Name, d.Version)}待批准发布（{d.Author}于{ChinaTime.Text(d.At)}提出）",
                    $"{WhatIfRequest.Page}?draft={d.Id}#publish", null, StateTone.Idle)),
        ];
    }
}
