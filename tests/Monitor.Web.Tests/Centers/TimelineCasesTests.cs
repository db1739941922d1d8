using Monitor.Analytics.Cases;
using Monitor.Web.Data;
using Monitor.Web.Features.Centers;
using Monitor.Web.Tests.Hosting;

namespace Monitor.Web.Tests.Centers;

/// <summary>Inquiries, visits and changes on the centre's timeline: each told to those who may see the case, and leading to it.</summary>
public sealed class TimelineCasesTests(DemoHost host) : IClassFixture<DemoHost>
{
    const string Center = "CQ2024-01";

    async Task<IReadOnlyList<Entry>> ToldAsync(string userName) =>
        [.. (await host.Get<CenterFileService>().OpenAsync(host.Actor(userName), Center, null, default)).Timeline.SelectMany(c => c.Entries).Where(e => e.Href?.StartsWith("/cases/", StringComparison.Ordinal) == true)];

    [Fact]
    public async Task UndisclosedCases_AreToldToTheServiceCentreOnly()
    {
        await using (var db = host.Db())
        {
            db.Inquiries.Add(new() { Id = "HC-2027-71", Center = Center, Year = 2025, State = InquiryState.Opened, Corrections = "184→100", OpenedOn = new(2027, 1, 10), OwnerId = 1, Owner = "演示" });
            db.Inquiries.Add(new() { Id = "HC-2027-72", Center = Center, Year = 2026, State = InquiryState.Asked, Corrections = "90→40", OpenedOn = new(2027, 1, 10), OwnerId = 1, Owner = "演示", AskedOn = new(2027, 1, 11), Deadline = new(2027, 2, 1) });
            db.SiteVisits.Add(new() { Id = "ZF-2027-71", Center = Center, State = VisitState.Planned, PlannedOn = new(2027, 2, 1), Purpose = "核对名册", Visitors = "演示", OwnerId = 1, Owner = "演示" });
            db.SiteVisits.Add(new() { Id = "ZF-2026-72", Center = Center, State = VisitState.Refused, PlannedOn = new(2026, 6, 1), VisitedOn = new(2026, 6, 2), Findings = "门卫不让进", Purpose = "核对名册", Visitors = "演示", OwnerId = 1, Owner = "演示" });
            db.PlanChanges.Add(new() { Id = "BG-2026-71", Center = Center, Year = 2026, State = ChangeState.Approved, Subject = ChangeSubject.Target, Code = "B2", Before = "120", After = "100", Value = 100, Reason = "演示", AskedOn = new(2026, 3, 1), DecidedOn = new(2026, 3, 9) });
            await db.SaveChangesAsync();
        }

        Assert.Equal(
            ["HC-2027-71 立案核查", "BG-2026-71 申请变更", "BG-2026-71 变更已批准", "ZF-2026-72 现场走访（被拒绝）", "HC-2027-72 立案核查", "ZF-2027-71 现场走访（已安排）"],
            (await ToldAsync("fuhe")).Select(e => $"{e.Href!["/cases/".Length..]} {e.Text}"));
        Assert.Equal(["BG-2026-71", "BG-2026-71", "ZF-2026-72", "HC-2027-72"], (await ToldAsync("baosong")).Select(e => e.Href!["/cases/".Length..]));
    }

    [Fact]
    public async Task Revocation_IsToldStepByStep_AndNothingComesAfterIt()
    {
        await using (var db = host.Db())
        {
            db.Revocations.Add(new()
            {
                Id = "CX-2026-71",
                Center = "CQ2024-04",
                Year = 2025,
                State = RevocationState.Revoked,
                ProposedOn = new(2026, 9, 1),
                HearingDeadline = new(2026, 9, 10),
                Statement = "请求从轻",
                HeardOn = new(2026, 9, 8),
                MeetingOn = new(2026, 9, 20),
                MeetingDocument = "演示党组〔2026〕1号",
                PublicFrom = new(2026, 9, 21),
                PublicTo = new(2026, 9, 26),
                DocumentNumber = "演示〔2026〕8号",
                RevokedOn = new(2026, 10, 8),
                EndedOn = new(2026, 10, 8),
            });
            db.Revocations.Add(new() { Id = "CX-2026-72", Center = "CQ2025-02", Year = 2025, State = RevocationState.NotRevoked, ProposedOn = new(2026, 9, 1), HearingDeadline = new(2026, 9, 10), HeardOn = new(2026, 9, 11), EndedOn = new(2026, 9, 20) });
            await db.SaveChangesAsync();
        }

        var revoked = (await host.Get<CenterFileService>().OpenAsync(host.Actor("fuhe"), "CQ2024-04", null, default)).Timeline;
        Assert.Equal(["提出撤销", "提交陈述申辩", "党组会议审议", "公示", "撤销"], revoked.SelectMany(c => c.Entries).Where(e => e.Href == "/cases/CX-2026-71").Select(e => e.Text));
        Assert.Equal(["已撤销"], revoked[^1].Entries.Select(e => e.Text));

        var kept = (await host.Get<CenterFileService>().OpenAsync(host.Actor("fuhe"), "CQ2025-02", null, default)).Timeline;
        Assert.Equal(["提出撤销", "期满未陈述", "不予撤销"], kept.SelectMany(c => c.Entries).Where(e => e.Href == "/cases/CX-2026-72").Select(e => e.Text));
        Assert.Contains(kept[^1].Entries, e => e.Text == "报送2026年度报告");
    }
}
