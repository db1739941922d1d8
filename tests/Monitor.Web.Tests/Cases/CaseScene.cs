using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Risk;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Audit;
using Monitor.Web.Features.Cases;
using Monitor.Web.Features.Reviews;
using Monitor.Web.Features.Risk;
using Monitor.Web.Features.Rulebooks;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Reviews;

namespace Monitor.Web.Tests.Cases;

/// <summary>People and shortcuts of a case's life. Every move goes through the services, on the newest revision.</summary>
sealed class CaseScene(DemoHost host)
{
    public static readonly IReadOnlyList<CaseFile> Scan = [new("签批件.pdf", Encoding.UTF8.GetBytes("%PDF 演示"))];

    public DemoHost Host => host;
    public AnnualReviewService Reviews => host.Get<AnnualReviewService>();
    public RectificationService Rectifications => host.Get<RectificationService>();
    public RevocationService Revocations => host.Get<RevocationService>();
    public IncidentService Incidents => host.Get<IncidentService>();
    public TermReviewService Terms => host.Get<TermReviewService>();
    public InquiryService Inquiries => host.Get<InquiryService>();
    public DeclarationService Declarations => host.Get<DeclarationService>();
    public VisitService Visits => host.Get<VisitService>();
    public ReminderService Reminders => host.Get<ReminderService>();
    public ChangeService Changes => host.Get<ChangeService>();
    public CorrectionService Corrections => host.Get<CorrectionService>();
    public ExemptionService Exemptions => host.Get<ExemptionService>();
    public RatingService Ratings => host.Get<RatingService>();
    public FlagService Flags => host.Get<FlagService>();

    public Actor Reviewer => host.Actor("fuhe");
    public Actor OtherReviewer => host.Actor("fuhe2");
    public Actor Officer => host.Actor("jingban");
    public Actor Leader => host.Actor("lingdao");

    public Actor Approver(string center) => District(center, Role.DistrictApprover);
    public Actor Reporter(string center) => District(center, Role.DistrictReporter);

    public Actor District(string center, Role role)
    {
        using var db = host.Db();
        var code = new CenterCode(center);
        var lead = db.Centers.Where(c => c.Code == code).Select(c => c.LeadDistrict).Single();
        return new(9000 + (int)role, "演示·" + CaseNames.Of(role), role, lead, new HashSet<DistrictCode> { lead });
    }

    public CaseKey Key(string id)
    {
        using var db = host.Db();
        return new(id, id[..2] switch
        {
            "FP" => db.Reviews.AsEnumerable().Single(r => r.Id == id).Revision,
            "PG" => db.TermReviews.AsEnumerable().Single(r => r.Id == id).Revision,
            "SX" => db.Incidents.Single(i => i.Id == id).Revision,
            "HC" => db.Inquiries.Single(i => i.Id == id).Revision,
            "BG" => db.PlanChanges.Single(c => c.Id == id).Revision,
            "ZF" => db.SiteVisits.Single(v => v.Id == id).Revision,
            "ZG" => db.Rectifications.Single(r => r.Id == id).Revision,
            _ => db.Revocations.Single(r => r.Id == id).Revision,
        });
    }

    public RectificationState StateOf(string id)
    {
        using var db = host.Db();
        return db.Rectifications.Single(r => r.Id == id).State;
    }

    public StoredFlag Flag(string center, int year, string rule)
    {
        using var db = host.Db();
        var (code, of, id) = (new CenterCode(center), new ReportYear(year), new RuleId(rule));
        return db.Flags.Single(f => f.Center == code && f.Year == of && f.Rule == id && f.EndedAt == null);
    }

    public async Task<int> ConfirmAsync(string center, int year, string rule)
    {
        var flag = Flag(center, year, rule);
        await Flags.ConfirmAsync(Reviewer, flag.Id, "", default);
        return flag.Id;
    }

    /// <summary>From proposal to 验收通过 in 2026, for the failed year 2025; re-check year 2026.</summary>
    public async Task<string> RectifiedAsync(string center)
    {
        host.Clock.MoveTo(new(2026, 5, 11));
        var id = await Rectifications.ProposeAsync(Reviewer, center, new(2025, [new("建设任务迟缓", "补齐任务"), new("培养人数不足", "增开课程")]), default);
        await Rectifications.ApproveAsync(Leader, Key(id), "同意", default);
        await Rectifications.IssueAsync(Officer, Key(id), $"演示〔2026〕{id}", new(2026, 11, 30), default);
        await Rectifications.SendAsync(Officer, Key(id), "公文系统", default);
        await Rectifications.ServeAsync(Officer, Key(id), new(2026, 5, 11), "演示·收文员", Scan, default);
        host.Clock.MoveTo(new(2026, 6, 1));
        await Rectifications.SubmitPlanAsync(Reporter(center), Key(id), Plan, [], default);
        await Rectifications.ReturnPlanAsync(Reviewer, Key(id), "责任人不明", default);
        await Rectifications.SubmitPlanAsync(Reporter(center), Key(id), Plan, [], default);
        await Rectifications.AcceptPlanAsync(Reviewer, Key(id), "", default);
        host.Clock.MoveTo(new(2026, 11, 20));
        await Rectifications.SubmitEvidenceAsync(Approver(center), Key(id), "已完成", Scan, default);
        await Rectifications.InspectAsync(OtherReviewer, Key(id), new(2026, 11, 20), "现场属实", [], default);
        await Rectifications.AcceptAsync(Reviewer, Key(id), "通过", default);
        await Rectifications.AwaitRecheckAsync(Reviewer, Key(id), default);
        return id;
    }

    public static IReadOnlyList<MeasureDraft> Plan => [new(1, "补齐", "张三", new(2026, 9, 30)), new(2, "开课", "李四", new(2026, 10, 31))];

    /// <summary>The 2026 report is handed in and verified.</summary>
    /// <param name="notes">What the reviewer writes at cells before.</param>
    public async Task VerifiedAsync(string center, params CellNote[] notes)
    {
        await HandedInAsync(center);
        var reviews = host.Get<ReviewService>();
        await reviews.StartAsync(Reviewer, ReportKey(center), default);
        if (notes.Length > 0) await reviews.NoteAsync(Reviewer, ReportKey(center), notes, default);
        await reviews.VerifyAsync(Reviewer, ReportKey(center), default);
    }

    /// <summary>The 2026 report is handed in.</summary>
    public async Task HandedInAsync(string center)
    {
        host.Clock.MoveTo(new(2027, 1, 15));
        await using var db = host.Db();
        await new HandedIn { Of = center }.InAsync(db, host.Get<RulebookStore>(), host.Get<AssessmentKeeper>());
    }

    public async Task<Analytics.Assessment.Scorecard> CardAsync(string center)
    {
        await using var db = host.Db();
        var (code, year) = (new CenterCode(center), new ReportYear(2026));
        return CanonicalJson.Read<Analytics.Assessment.Scorecard>(await db.Assessments.Where(a => a.Center == code && a.Year == year && !a.IsTerm && a.SupersededAt == null).Select(a => a.Json).SingleAsync());
    }

    /// <summary>The review of 2026, concluded with the district's signature.</summary>
    public async Task<string> ConcludedAsync(string center, Grade conclusion)
    {
        var id = AnnualReview.IdOf(center, 2026);
        await Reviews.OpenAsync(Reviewer, center, 2026, new(conclusion, "复盘意见", "现场情况与数值不一致"), default);
        await Reviews.SendForOpinionAsync(Reviewer, Key(id), default);
        await Reviews.CoSignAsync(Approver(center), Key(id), "同意", default);
        await Reviews.ConcludeAsync(Reviewer, Key(id), default);
        return id;
    }

    /// <summary>From the proposal to the day after the publication.</summary>
    public async Task PublicizedAsync(string id, string center)
    {
        await Revocations.SubmitStatementAsync(Approver(center), Key(id), "请求从轻", [], default);
        await Revocations.DeliberateAsync(Officer, Key(id), host.Clock.Today(), "演示党组〔2027〕1号", [], default);
        await Revocations.PublicizeAsync(Officer, Key(id), host.Clock.Today().AddDays(7), "委门户网站", default);
        host.Clock.MoveTo(host.Clock.Today().AddDays(8));
    }

    public async Task RevokedAsync(string id, string center)
    {
        await PublicizedAsync(id, center);
        await Revocations.ApproveAsync(Leader, Key(id), "同意", default);
        await Revocations.RevokeAsync(Officer, Key(id), "演示〔2027〕9号", host.Clock.Today(), Scan, default);
    }

    public async Task AuditIsWholeAsync()
    {
        await using var db = host.Db();
        Assert.Null(AuditChain.Verify(await db.Audit.AsNoTracking().OrderBy(a => a.Id).ToListAsync()));
    }

    public async Task<string[]> StepsAsync(string id)
    {
        await using var db = host.Db();
        return await db.CaseSteps.Where(s => s.CaseId == id).OrderBy(s => s.Id).Select(s => s.Action).ToArrayAsync();
    }

    ReviewKey ReportKey(string center)
    {
        using var db = host.Db();
        var (code, year) = (new CenterCode(center), new ReportYear(2026));
        return new(code, year, db.Reports.Single(r => r.Center == code && r.Year == year).Revision);
    }
}
