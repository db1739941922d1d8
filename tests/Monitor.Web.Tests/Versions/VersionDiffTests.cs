using Monitor.Analytics.Cases;
using Monitor.Analytics.Intake;
using Monitor.Web.Features.Versions;
using Monitor.Web.Tests.Hosting;
using Monitor.Web.Tests.Submissions;

namespace Monitor.Web.Tests.Versions;

/// <summary>A report that was returned and is handed in again, version against version; and who may look.</summary>
public sealed class VersionDiffTests : IDisposable
{
    readonly District district = new();

    public void Dispose() => district.Dispose();

    Task<VersionDiff> CompareAsync(Actor actor, int? from = null, int? to = null) =>
        district.Host.Get<VersionService>().CompareAsync(actor, District.First.ToString(), District.Year.Value, from, to, default);

    /// <summary>The second version has another revenue.</summary>
    async Task MendAsync()
    {
        await district.SubmitAsync(District.First);
        await district.ReviewAsync(District.First, ReportAction.StartReview, ReportAction.Return);
        await district.UploadAsync(District.GoodWith("851.22", "841.22"));
        await district.Flow.GiveReasonAsync(district.Reporter, District.Year, District.First, "核减重复计入的收入", default);
    }

    [Fact]
    public async Task ChangedField_IsToldWithBothValuesTheirCellsAndTheReason()
    {
        await MendAsync();
        var diff = await CompareAsync(district.Reporter);
        Assert.Equal((1, 2, "核减重复计入的收入"), (diff.From.Version, diff.To.Version, diff.To.Reason));
        Assert.Contains("总收入与年报不符", diff.From.Outcome);
        var line = Assert.Single(diff.Changed);
        Assert.Equal((851.22m, 841.22m, ChangeKind.Lowered), (line.Change.Before.Number, line.Change.After.Number, line.Change.Kind));
        Assert.StartsWith("▼ 10（减少 1.1 %）", line.Text);
        Assert.Equal(line.Before!.Value.Address, line.After!.Value.Address);
        Assert.NotEqual(line.Before.Value.Href, line.After.Value.Href);
        Assert.Contains("改动 1 项：减少 1 项", diff.Answer);
        Assert.True(diff.Lines.Count > 30);

        var back = await CompareAsync(district.Reporter, 2, 1);
        Assert.Equal(ChangeKind.Raised, Assert.Single(back.Changed).Change.Kind);
    }

    [Fact]
    public async Task Draft_IsTheLeadDistrictsOnly_UntilItIsHandedIn()
    {
        await MendAsync();
        await Assert.ThrowsAsync<NotFoundForActor>(() => CompareAsync(district.Host.Actor("fuhe")));
        await Assert.ThrowsAsync<NotFoundForActor>(() => CompareAsync(district.Host.Actor("fuhe"), 1, 2));

        await district.ExplainAllAsync();
        await district.Flow.SendForApprovalAsync(district.Reporter, District.Year, [await district.SeenAsync(District.First)], default);
        await district.Flow.AttestAsync(district.Approver, District.Year, [await district.SeenAsync(District.First)], true, default);
        Assert.Equal(2, (await CompareAsync(district.Host.Actor("fuhe"))).To.Version);
    }

    [Fact]
    public async Task OtherDistrictsGetNothing_AndAdministratorsAreForbidden()
    {
        await MendAsync();
        await Assert.ThrowsAsync<NotFoundForActor>(() => CompareAsync(district.Host.Actor("baosong-jiulongpo")));
        await Assert.ThrowsAsync<Forbidden>(() => CompareAsync(district.Host.Actor("xitong")));
        await Assert.ThrowsAsync<NotFoundForActor>(() => CompareAsync(district.Reporter, 1, 3));
    }

    [Fact]
    public async Task Page_ShowsChangedFieldsOnly_AndAllOnDemand()
    {
        await MendAsync();
        var browser = await district.Host.SignInAsync("baosong");
        var page = await browser.GetStringAsync("/reports/CQ2024-01/2026/diff?from=1&to=2");
        Assert.Contains("841.22", page);
        Assert.DoesNotContain("功能空间数", page);
        Assert.Contains("功能空间数", await browser.GetStringAsync("/reports/CQ2024-01/2026/diff?from=1&to=2&all=true"));
        Assert.Contains("/reports/CQ2024-01/2026/diff", await browser.GetStringAsync("/submissions/2026"));
    }

    [Fact]
    public async Task PrintedVersion_HoldsEveryFieldItsWarningsAndTheHashOfItsValues()
    {
        await MendAsync();
        var service = district.Host.Get<VersionService>();
        var printed = await service.PrintAsync(district.Reporter, District.First.ToString(), District.Year.Value, null, default);
        Assert.Equal((2, 33, 2), (printed.Version.Version, printed.Lines.Count, printed.Warnings.Count));
        Assert.Equal(841.22m, printed.Lines.Single(l => l.Field.Code == "F25").Value.Number);
        Assert.Equal(1, (await service.PrintAsync(district.Host.Actor("fuhe"), District.First.ToString(), District.Year.Value, null, default)).Version.Version);
        await Assert.ThrowsAsync<NotFoundForActor>(() => service.PrintAsync(district.Host.Actor("fuhe"), District.First.ToString(), District.Year.Value, 2, default));
        var page = await (await district.Host.SignInAsync("shending")).GetStringAsync("/reports/CQ2024-01/2026/print?version=2");
        foreach (var text in new[] { "841.22", "负责人（签字）", printed.Version.ContentHash }) Assert.Contains(text, page);
    }
}
