using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitor.Analytics.Cases;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Data;
using Monitor.Web.Features.Documents;

namespace Monitor.Web.Tests.Documents;

/// <summary>Wording that the service centre can change: what is refused and why, versions, and the document that states its version.</summary>
public sealed class TemplateTests(IssuedScene scene) : IClassFixture<IssuedScene>
{
    static readonly Placeholder[] Known = [new("中心名称", "名称", "演示·中心", Required: true), new("问题清单", "清单", Filling.Lines(["一项"]))];

    TemplateService Templates => scene.Host.Get<TemplateService>();

    [Theory]
    [InlineData("标题\n\n关于{{中心名称}}", null)]
    [InlineData("标题\n\n关于{{中心名称}}\n{{问题清单}}", null)]
    [InlineData("标题\n\n关于{{ 中心名称 }}", null)]
    [InlineData("标题\n\n关于{{中心名称}}和{{中心}}", "第3行的占位符{{中心}}不存在。请改用下列之一或删去：中心名称、问题清单。")]
    [InlineData("标题\n\n关于{{中心名称}}：{{问题清单}}", "第3行的占位符{{问题清单}}是成段的内容，须单独占一行。")]
    [InlineData("标题\n\n关于{{中心名称}}和{{中心", "第3行的双花括号没有成对")]
    [InlineData("标题\n\n正文", "缺少{{中心名称}}（名称）。")]
    [InlineData("\n关于{{中心名称}}", "第1行是空行，缺少标题。")]
    [InlineData("关于{{中心名称}}", "没有正文。")]
    public void Check_NamesTheLineAndWhatWouldMendIt(string text, string? problem)
    {
        var problems = TemplateText.Check(text, Known);
        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Fill_SetsLinesByTheirMarks_AndLeavesEmptyOnesOut()
    {
        var parts = TemplateText.Fill("标题\n\n某单位：\n一、{{中心名称}}\n（一）小标题\n（一）一句话。\n（二）{{理由}}\n{{空}}\n{{问题清单}}\n>落款", new Dictionary<string, Filling>
        {
            ["中心名称"] = "演示{{中心}}",
            ["理由"] = "演示理由。",
            ["空"] = "",
            ["问题清单"] = Filling.Lines(["一项"]),
        });
        Assert.Equal(
            [(TextLook.Title, "标题"), (TextLook.Addressee, "某单位："), (TextLook.First, "一、演示{{中心}}"), (TextLook.Second, "（一）小标题"), (TextLook.Body, "（一）一句话。"), (TextLook.Body, "（二）演示理由。"), (TextLook.Body, "一项"), (TextLook.Closing, "落款")],
            parts.Cast<TextPart>().Select(p => (p.Look, p.Text)));
    }

    [Fact]
    public async Task ShippedWording_OfEachKind_HasNoProblem_AndAnExample()
    {
        foreach (var kind in DocumentKinds.All)
        {
            var desk = await Templates.OpenAsync(scene.Cases.Reviewer, kind.Slug, default);
            var (problems, parts) = desk.Try(TemplateService.Default(kind.Kind));
            Assert.Empty(problems);
            Assert.True(parts.Count > 3, kind.Name);
        }
    }

    [Fact]
    public async Task EveryPlaceholderOfEachKind_IsFilledFromRealFacts()
    {
        await using var db = scene.Host.Db();
        var sources = scene.Host.Get<IEnumerable<IDocumentSource>>();
        foreach (var (kind, (_, subject)) in scene.Issued)
        {
            var source = sources.Single(s => s.Kinds.ContainsKey(kind));
            var facts = await source.ReadAsync(db, scene.Cases.Reviewer, kind, subject, default);
            foreach (var placeholder in source.Kinds[kind])
            {
                Assert.True(facts.Fillings.TryGetValue(placeholder.Name, out var filling), $"{kind} {placeholder.Name}");
                Assert.Equal(placeholder.IsBlock, filling is Block);
            }
        }
    }

    [Fact]
    public async Task ChangedWording_IsANewVersion_ThatTheNextDocumentStates_AndRestoringIsAnother()
    {
        const DocumentKind kind = DocumentKind.Acceptance;
        var subject = scene.Issued[kind].Subject;
        var changed = TemplateService.Default(kind).Replace("现提出验收意见如下。", "现将验收意见函告如下。", StringComparison.Ordinal);
        await Templates.SaveAsync(scene.Cases.Reviewer, kind, changed, 0, "改为函告", default);

        var text = PlainText.Of((await scene.Documents.DraftAsync(scene.Cases.Reviewer, "acceptance", subject, default)).Content, false);
        Assert.Contains("现将验收意见函告如下。", text, StringComparison.Ordinal);
        Assert.Contains("文字：整改验收意见模板第1版", text, StringComparison.Ordinal);
        var stale = await Assert.ThrowsAsync<Refused>(() => Templates.SaveAsync(scene.Cases.Reviewer, kind, changed + "。", 0, "又改", default));
        Assert.Contains("您的修改没有保存", stale.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => Templates.SaveAsync(scene.Cases.Reviewer, kind, changed, 1, "没有改", default));

        await Templates.RestoreAsync(scene.Cases.Reviewer, kind, 1, "恢复", default);
        var desk = await Templates.OpenAsync(scene.Cases.Leader, "acceptance", default);
        Assert.Equal((2, desk.Default), (desk.InForce.Version, desk.InForce.Text));
        Assert.Equal([2, 1], desk.History.Select(h => h.Version));
        await using var db = scene.Host.Db();
        await Assert.ThrowsAsync<SqliteException>(() => db.DocumentTemplates.ExecuteDeleteAsync());
        await scene.Cases.AuditIsWholeAsync();
    }

    [Fact]
    public async Task UnknownPlaceholder_IsNotSaved_AndAnotherRoleChangesNothing()
    {
        var text = TemplateService.Default(DocumentKind.Receipt) + "\n{{校长}}";
        var refused = await Assert.ThrowsAsync<Refused>(() => Templates.SaveAsync(scene.Cases.Reviewer, DocumentKind.Receipt, text, 0, "试", default));
        Assert.Contains("{{校长}}不存在", refused.Message, StringComparison.Ordinal);
        Assert.Contains("回执编号", refused.Message, StringComparison.Ordinal);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Reviewer))
        {
            var actor = new Actor(8000 + (int)role, "某人", role, null, new HashSet<DistrictCode>());
            await Assert.ThrowsAsync<Forbidden>(() => Templates.SaveAsync(actor, DocumentKind.Receipt, TemplateService.Default(DocumentKind.Receipt) + "。", 0, "试", default));
            await Assert.ThrowsAsync<Forbidden>(() => Templates.RestoreAsync(actor, DocumentKind.Receipt, 0, "试", default));
        }
        Assert.Equal(0, (await Templates.OpenAsync(scene.Cases.Reviewer, "receipt", default)).InForce.Version);
    }
}
