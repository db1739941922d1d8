using System.Reflection;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;

namespace Monitor.Analytics.Tests.Intake;

public class IssueCatalogTests
{
    public static TheoryData<string> Codes => new(IssueCatalog.All.Select(k => k.Code));

    [Theory, MemberData(nameof(Codes))]
    public void EveryCode_HasAChineseMessage(string code)
    {
        var template = IssueCatalog.All.Single(k => k.Code == code).Template;
        Assert.Contains(template, c => c is >= '一' and <= '龥' || template.Contains("{expected}"));
        Assert.EndsWith("。", template);
    }

    [Fact]
    public void Codes_AreStableInForm_AndUnique()
    {
        Assert.All(IssueCatalog.All, k => Assert.Matches("^[A-Z]+(-[A-Z]+)+$", k.Code));
        Assert.Equal(IssueCatalog.All.Count, IssueCatalog.All.DistinctBy(k => k.Code).Count());
    }

    [Fact]
    public void Issues_AreMadeByTheCatalogOnly()
    {
        Assert.Empty(typeof(ReportIssue).GetConstructors());
        Assert.Empty(typeof(IssueKind).GetConstructors());
        Assert.Empty(typeof(CheckedReport).GetConstructors());
    }

    [Fact]
    public void Message_SaysWhere_WhatWasFound_WhatWasExpected_HowToMend()
    {
        var issue = IssueCatalog.ValueNotNumber.Raise(new() { Row = 17, Column = 4, Name = "培养工程师人数" }, "一百二", "整数", "120");
        Assert.Equal("第17行“培养工程师人数”（D17）为“一百二”，应为整数。请改为阿拉伯数字，如 120。", issue.Message);
        Assert.Equal(("D17", "一百二", "应为整数", "请改为阿拉伯数字，如 120"), (issue.Address, issue.Found, issue.Expected, issue.Mend));
    }

    [Fact]
    public void FoundText_ThatLooksLikeAPlaceholder_StaysAsItIs() =>
        Assert.Contains("为“{mend}”", IssueCatalog.ValueNotNumber.Raise(found: "{mend}", expected: "整数", mend: "120").Message);

    [Fact]
    public void LongText_IsCutInTheMessage_AndKeptAsFound()
    {
        var issue = IssueCatalog.ValueNotNumber.Raise(found: new('x', 100_000));
        Assert.True(issue.Message.Length < 1000);
        Assert.Equal(100_000, issue.Found.Length);
    }

    [Fact]
    public void Issue_SurvivesJson()
    {
        var issue = IssueCatalog.ValueNegative.Raise(new() { Row = 2, Column = 4, Center = "CQ2026-01", Field = "F01" }, "-1");
        Assert.Equal(issue, CanonicalJson.Read<ReportIssue>(CanonicalJson.Write(issue)));
    }
}
