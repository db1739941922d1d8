using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Monitor.Browser.Tests;

/// <summary>Three centres from the finding to the end, on the pages, by all who have a part in it; the program is started anew where days must pass.</summary>
public sealed class LivesTests(OfficeBrowser browser) : IClassFixture<OfficeBrowser>
{
    const string Rectified = "CQ2024-02", FailedAgain = "CQ2024-03", Vetoed = "CQ2025-01";

    [Fact]
    public async Task ThreeCentres_AreClosed_RevokedAfterTheHearing_AndVetoed()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-lives-").FullName;
        try
        {
            var (closing, failing) = ("", "");
            await OnAsync(folder, "2026-05-11", async pages =>
            {
                closing = await NoticeServedAsync(pages, Rectified, "hechuan", returned: true);
                failing = await NoticeServedAsync(pages, FailedAgain, "wanzhou", returned: false);
            });
            await OnAsync(folder, "2026-11-20", async pages =>
            {
                await AcceptedAsync(pages, closing, "hechuan");
                await AcceptedAsync(pages, failing, "wanzhou");
            });
            await ReportOf2026.HandInAsync(folder, new(2027, 1, 15), Rectified, FailedAgain);
            var (revoking, vetoing) = ("", "");
            await OnAsync(folder, "2027-01-15", async pages =>
            {
                await ConcludedAsync(pages, Rectified, "hechuan", "良好");
                await pages.MoveAsync("fuhe", closing, "销号", new Filled("意见", "整改到位"));
                await Expect((await pages.AsAsync("fuhe")).GetByText("办理已结束").First).ToBeVisibleAsync();

                await ConcludedAsync(pages, FailedAgain, "wanzhou", "不合格");
                await RevocationProposedAsync(pages, failing);
                revoking = "CX-2027-01";
                await PublicizedAsync(pages, revoking, "shending-wanzhou");

                vetoing = await VetoProposedAsync(pages);
                await PublicizedAsync(pages, vetoing, "shending");
            });
            await OnAsync(folder, "2027-01-21", async pages =>
            {
                await DecidedAsync(pages, revoking, FailedAgain);
                await DecidedAsync(pages, vetoing, Vetoed);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>From the failed review of 2025 to a plan that is agreed.</summary>
    /// <param name="returned">Whether the notice is sent before it is served, and the plan returned once.</param>
    static async Task<string> NoticeServedAsync(CasePages pages, string center, string district, bool returned)
    {
        var id = await pages.OpenCaseAsync("fuhe", center, "提出2025年度整改", "提出整改",
            new Filled("问题1", "建设任务迟缓，人数不足"), new Filled("问题1的整改要求", "补齐任务，增开课程"));
        await pages.MoveAsync("lingdao", id, "批准整改", new Filled("批准意见", "同意"));
        await pages.MoveAsync("jingban", id, "核发通知", new Filled("通知文号", $"演示〔2026〕{center}号"), new Filled("整改期限", "2026-11-30"));
        if (returned) await pages.MoveAsync("jingban", id, "发出通知", new Filled("发出方式", "公文系统"));
        await pages.MoveAsync("jingban", id, "登记送达", new Filled("送达日期", "2026-05-11"), new Filled("签收人", "演示·收文员"), new Filled("送达回证", "回证.pdf"));
        var plan = new[] { new Filled("措施", "增开两期课程"), new Filled("责任人", "演示·张三"), new Filled("完成日期", "2026-09-30") };
        await pages.MoveAsync($"baosong-{district}", id, "提交整改方案", plan);
        if (returned)
        {
            await pages.MoveAsync("fuhe", id, "退回方案", new Filled("退回方案的理由", "责任人不明"));
            await pages.MoveAsync($"baosong-{district}", id, "提交整改方案", plan);
        }
        await pages.MoveAsync("fuhe", id, "认可方案");
        return id;
    }

    /// <summary>The district's evidence, looked at on site by somebody who does not own the case.</summary>
    static async Task AcceptedAsync(CasePages pages, string id, string district)
    {
        await pages.MoveAsync($"shending-{district}", id, "提交佐证", new Filled("整改情况说明", "两项均已完成"), new Filled("佐证材料", "佐证.pdf"));
        var owner = await pages.AsAsync("fuhe");
        await owner.OpenAsync($"/cases/{id}");
        await Expect(owner.GetByRole(AriaRole.Button, new() { Name = "开展现场复核", Exact = true })).ToBeDisabledAsync();
        await pages.MoveAsync("fuhe2", id, "开展现场复核", new Filled("现场复核日期", "2026-11-20"), new Filled("现场复核情况", "课程和设备到位"));
        await pages.MoveAsync("fuhe", id, "验收通过", new Filled("验收意见", "通过"));
        await pages.MoveAsync("fuhe", id, "转次年复核");
    }

    /// <summary>The review of 2026, co-signed.</summary>
    static async Task ConcludedAsync(CasePages pages, string center, string district, string conclusion)
    {
        await pages.VerifyReportAsync("fuhe", 2026, center);
        var id = await pages.OpenCaseAsync("fuhe", center, "开展2026年度复盘", "确认",
            new Filled("复盘结论", conclusion), new Filled("服务中心意见", "复盘意见"), new Filled("与评分等级不同的理由", "现场情况与数值不一致"));
        await pages.MoveAsync("fuhe", id, "送区县征求意见");
        await pages.MoveAsync($"shending-{district}", id, "会签同意", new Filled("会签意见", "同意"));
        await pages.MoveAsync("fuhe", id, "形成定论");
    }

    /// <summary>Not before a person has confirmed the flag.</summary>
    static async Task RevocationProposedAsync(CasePages pages, string notice)
    {
        Filled[] proposal = [new("陈述申辩截止日", "2027-01-25"), new("提出撤销的理由", "整改后次年仍不合格")];
        await pages.RefusedAsync("fuhe", notice, "提出撤销", "须先由复核员确认", proposal);
        await pages.ConfirmFlagAsync("fuhe", FailedAgain, "整改后次年仍未达标");
        await pages.MoveAsync("fuhe", notice, "提出撤销", proposal);
    }

    /// <summary>An accident that the district reports, the service centre verifies, and the commission confirms on the authority's document.</summary>
    static async Task<string> VetoProposedAsync(CasePages pages)
    {
        var district = await pages.OpenFormAsync("baosong", Vetoed, "报告重大事项", "报告",
            new Filled("类别", "重大安全事故"), new Filled("主管部门", "演示·应急管理部门"), new Filled("发生日期", "2026-12-08"), new Filled("情况说明", "实训车间发生重大安全事故"));
        await Expect(district.GetByText("SX-2027-01").First).ToBeVisibleAsync();
        var verified = await pages.OpenFormAsync("fuhe", Vetoed, "核实 SX-2027-01", "确认", new Filled("核实情况", "已到现场，属实"));
        await Expect(verified.GetByText("（已核实）")).ToBeVisibleAsync();
        var confirmed = await pages.OpenFormAsync("jingban", Vetoed, "确认 SX-2027-01", "确认", new Filled("主管部门文书文号", "演示应急〔2027〕1号"), new Filled("主管部门文书", "调查报告.pdf"));
        await Expect(confirmed.GetByText("（已确认）")).ToBeVisibleAsync();
        await pages.ConfirmFlagAsync("fuhe", Vetoed, "一票否决");
        return await pages.OpenCaseAsync("fuhe", Vetoed, "提出撤销（依据：", "确认", new Filled("陈述申辩截止日", "2027-01-25"), new Filled("提出撤销的理由", "重大安全事故"));
    }

    /// <summary>Heard, deliberated, publicized; what is missing stands on the checklist meanwhile.</summary>
    static async Task PublicizedAsync(CasePages pages, string id, string approver)
    {
        await pages.MoveAsync(approver, id, "提交陈述申辩", new Filled("陈述申辩意见", "请求从轻"));
        var officer = await pages.AsAsync("jingban");
        await officer.OpenAsync($"/cases/{id}");
        await Expect(officer.Locator("tr").Filter(new() { HasText = "听取陈述申辩" })).ToContainTextAsync("齐备");
        foreach (var missing in new[] { "党组会议审议", "公示不少于5天", "领导批准", "撤销决定文号" })
            await Expect(officer.Locator("tr").Filter(new() { HasText = missing })).ToContainTextAsync("缺少");
        await pages.MoveAsync("jingban", id, "提请审议", new Filled("党组会议日期", "2027-01-15"), new Filled("会议纪要文号", "演示党组〔2027〕1号"));
        await pages.MoveAsync("jingban", id, "公示", new Filled("公示截止日", "2027-01-20"), new Filled("公示地址或载体", "委门户网站"));
        var leader = await pages.AsAsync("lingdao");
        await leader.OpenAsync($"/cases/{id}");
        await Expect(leader.GetByRole(AriaRole.Button, new() { Name = "批准撤销", Exact = true })).ToBeDisabledAsync();
    }

    /// <summary>The leader approves after the publication; the registration is refused while number and filing are missing.</summary>
    static async Task DecidedAsync(CasePages pages, string id, string center)
    {
        await pages.MoveAsync("lingdao", id, "批准撤销", new Filled("批准意见", "同意"));
        await pages.RefusedAsync("jingban", id, "登记撤销", "还不能登记撤销，缺少：撤销决定文号（程序规则）；报市委人才办备案（二（三））");
        await pages.MoveAsync("jingban", id, "登记撤销", new Filled("撤销决定文号", $"演示〔2027〕{id}号"), new Filled("报市委人才办备案日期", "2027-01-21"), new Filled("决定文本", "决定.pdf"));
        var leader = await pages.AsAsync("lingdao");
        await leader.OpenAsync($"/cases/of/{center}");
        await Expect(leader.GetByText("已撤销，不再新办案件。")).ToBeVisibleAsync();
    }

    /// <summary>A working day of the program.</summary>
    async Task OnAsync(string folder, string day, Func<CasePages, Task> work)
    {
        using var program = new RunningProgram(folder, "--demo-date", day);
        await program.ReadyAsync();
        var pages = new CasePages(browser, program.Address);
        await work(pages);
        await pages.CloseAsync();
    }
}
