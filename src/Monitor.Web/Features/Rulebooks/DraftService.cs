using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Insight.WhatIf;
using Monitor.Analytics.Rulebooks;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Risk;

namespace Monitor.Web.Features.Rulebooks;

/// <summary>
/// 考核方案草案: service centre and officers draft, a leader who drafted none of it publishes. What is published governs years that nobody
/// has begun to report: the past keeps its rulebook.
/// </summary>
public sealed class DraftService(Recorder recorder, RulebookStore store, DemoMode demo, TimeProvider time)
{
    const int LongestName = 60;

    /// <summary>Keeps the changed rulebook as the next version of the draft of that name.</summary>
    /// <returns>Id of the new version.</returns>
    /// <exception cref="Refused">A name or reason is missing, a number cannot be used, or nothing was changed.</exception>
    public async Task<int> SaveAsync(Actor actor, WhatIfRequest request, string name, string reason, CancellationToken cancel)
    {
        actor.Require(Role.Reviewer, Role.CommissionOfficer);
        var (title, why) = (Filled(name, "草案名称"), Filled(reason, "修改理由"));
        if (title.Length > LongestName) throw new Refused($"草案名称有 {title.Length} 个字，应不超过 {LongestName} 个字。请缩短名称。");
        RulebookDraft draft = null!;
        await recorder.RecordAsync(async db =>
        {
            var (based, basedOn) = await BaseAsync(db, request, cancel);
            var changed = ChangedRulebook.Of(based, request.Typed);
            if (changed.Rulebook is not { } rulebook) throw new Refused("有数值不能使用，草案没有保存。请按输入框旁的提示改正后重试。");
            if (!changed.IsChanged) throw new Refused($"与{basedOn}相比没有任何修改，草案没有保存。请先修改权重、等次线或规则参数。");
            var version = (await db.RulebookDrafts.Where(d => d.Name == title).MaxAsync(d => (int?)d.Version, cancel) ?? 0) + 1;
            draft = new()
            {
                Name = title,
                Version = version,
                BasedOn = basedOn,
                Json = JsonSerializer.Serialize(rulebook with { Title = title, Version = $"{rulebook.Version.Split("-草案")[0]}-草案{version}", DocumentNumber = "" }, RulebookSchema.Json),
                Reason = why,
                AuthorId = actor.UserId,
                Author = actor.Name,
                At = time.UtcNow(),
            };
            db.RulebookDrafts.Add(draft);
            db.Audit.Add(actor.Did(time.UtcNow(), "保存考核方案草案", draft.Title, basedOn,
                string.Join('；', changed.Settings.Where(s => s.IsChanged).Select(s => $"{s.Lever.Name} {Numbers.Text(s.Lever.Value)}→{Numbers.Text(s.Value)}")), why));
            return [];
        }, cancel);
        return draft.Id;
    }

    /// <summary>The draft becomes a rulebook, in force from a year on that nobody has begun to report.</summary>
    /// <exception cref="Refused">Number or reason are missing, the year is not free, the draft is published already, or a newer version of it exists.</exception>
    /// <exception cref="Forbidden">The actor is no leader, or drafted a version of it.</exception>
    public async Task PublishAsync(Actor actor, int draftId, string documentNumber, int firstYear, string reason, CancellationToken cancel)
    {
        actor.Require(Role.CommissionLeader);
        var (number, why) = (Filled(documentNumber, "文号"), Filled(reason, "批准意见"));
        await recorder.RecordAsync(async db =>
        {
            var draft = await db.RulebookDrafts.SingleOrDefaultAsync(d => d.Id == draftId, cancel) ?? throw new NotFoundForActor("没有这份草案。请从“考核方案”中选择。");
            var versions = await db.RulebookDrafts.AsNoTracking().Where(d => d.Name == draft.Name).ToListAsync(cancel);
            foreach (var author in versions.Select(d => d.AuthorId).Distinct())
                Separation.Require(author.ToString(), actor.UserId.ToString(), actor.Role, "发布考核方案");
            if (draft.PublishedAt is { } at) throw new Refused($"{draft.Title}已于 {ChinaTime.Text(at)} 由{draft.PublishedBy}发布为 {draft.PublishedAs}，不能再次发布。");
            if (versions.Max(d => d.Version) is var newest && newest > draft.Version) throw new Refused($"{draft.Title}之后已有第{newest}版。请打开最新一版后再发布。");
            var free = await FirstFreeYearAsync(db, time.Today(), cancel);
            if (firstYear < free) throw new Refused($"首个适用年度填写为 {firstYear}，应不早于 {free}：此前年度已开始报送或已有结论，考核方案不能改变。请改为 {free} 或以后的年度。");

            var json = await NumberedAsync(db, draft, number, firstYear, cancel);
            var published = await store.AddAsync(db, json, cancel);
            (draft.PublishedAs, draft.PublishedBy, draft.PublishedAt, draft.PublishReason) = ($"{published.Id} {published.Version}", actor.Name, time.UtcNow(), why);
            db.Audit.Add(actor.Did(time.UtcNow(), "发布考核方案", draft.PublishedAs, draft.Title, $"{number}，{firstYear}年度起施行", why));
            return [];
        }, cancel);
    }

    /// <summary>After every year whose round has opened, that was reported, or that has a conclusion.</summary>
    internal static async Task<int> FirstFreeYearAsync(MonitorDb db, DateOnly today, CancellationToken cancel)
    {
        List<ReportYear> begun =
        [
            .. await db.Rounds.Where(r => r.Opens <= today).OrderByDescending(r => r.Year).Select(r => r.Year).Take(1).ToListAsync(cancel),
            .. await db.Reports.OrderByDescending(r => r.Year).Select(r => r.Year).Take(1).ToListAsync(cancel),
            .. await db.Reviews.Where(r => r.ConcludedOn != null).OrderByDescending(r => r.Year).Select(r => r.Year).Take(1).ToListAsync(cancel),
        ];
        return begun.Count > 0 ? begun.Max().Value + 1 : today.Year;
    }

    async Task<(Rulebook Rulebook, string Name)> BaseAsync(MonitorDb db, WhatIfRequest request, CancellationToken cancel)
    {
        if (request.Draft is { } id)
        {
            var draft = await db.RulebookDrafts.FindAsync([id], cancel) ?? throw new NotFoundForActor("没有这份草案。请从“考核方案”中选择。");
            return (RulebookReader.Read(draft.Json), draft.Title);
        }
        var rulebook = (await store.ShelfAsync(db, cancel)).All.LastOrDefault(r => r.Id == request.Base) ?? throw new NotFoundForActor($"没有考核方案“{request.Base}”。请从“考核方案”中选择。");
        return (rulebook, $"{rulebook.Id} {rulebook.Version}");
    }

    /// <summary>The draft under the id and version that it will have for ever: cq-2027 1.0, or the next version where that is taken.</summary>
    async Task<string> NumberedAsync(MonitorDb db, RulebookDraft draft, string number, int firstYear, CancellationToken cancel)
    {
        var rulebook = JsonSerializer.Deserialize<Rulebook>(draft.Json, RulebookSchema.Json)!;
        var id = $"{rulebook.Id.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-')}-{firstYear}";
        var taken = await db.Rulebooks.Where(r => r.Id == id).Select(r => r.Version).ToListAsync(cancel);
        var version = Enumerable.Range(0, taken.Count + 1).Select(n => $"1.{n}").First(v => !taken.Contains(v));
        var json = JsonSerializer.Serialize(
            rulebook with { Id = id, Version = version, DocumentNumber = number, FirstYear = firstYear, Synthetic = rulebook.Synthetic || demo.IsDemo }, RulebookSchema.Json);
        try
        {
            RulebookReader.Read(json);
            return json;
        }
        catch (RulebookException faulty)
        {
            throw new Refused($"{draft.Title}不能发布：{string.Join(' ', faulty.Faults.Select(f => f.Message))}");
        }
    }

    static string Filled(string text, string what) => text.Trim() is { Length: > 0 } filled ? filled : throw new Refused($"{what}未填写。请填写后重试。");
}
