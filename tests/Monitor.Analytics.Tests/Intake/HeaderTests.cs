using CsCheck;
using Monitor.Analytics.Assessment;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Tests.Builders;
using Monitor.Analytics.Vocabulary;
using static Monitor.Analytics.Tests.Builders.ReportBuilder;

namespace Monitor.Analytics.Tests.Intake;

public class HeaderTests
{
    static ReportHeader? Find(RawTable table) => ReportParser.Parse(table, Scheme).Header;
    static string[] Ids(ReportHeader? header) => [.. header!.Cells.Select(c => c.Column?.Id ?? "?")];

    [Theory]
    [InlineData("1.专职运营人员")]
    [InlineData("（一）专职运营人员（人）")]
    [InlineData("*专职运营人员〔人〕")]
    [InlineData("专职运营人员［名］")]
    [InlineData("F01专职人员")]
    [InlineData("专职运营人员（单位：人）")]
    public void Decoration_MakesNoDifference(string header) => Assert.Equal("F01", Ids(Find(Table([.. Header()[..3], header, .. Header()[4..]], Row())))[3]);

    [Fact]
    public void NameInTwoRows_IsReadTogether()
    {
        var header = Find(Table(["创新中心编码", "创新中心名称", "报告年度", "专职", "功能", "建设任务"], ["", "", "", "运营人员", "空间数", ""], ["CQ2026-01", "中心", "2027", "1", "2", "3"]));
        Assert.Equal((1, 2), (header!.Row, header.LastRow));
        Assert.Equal(["CENTER", "NAME", "YEAR", "F01", "F03", "?"], Ids(header));
    }

    [Fact]
    public void GroupOverSeveralColumns_JoinedOrNot_NamesThemAll()
    {
        string[][] rows = [["创新中心编码", "报告年度", "年度应完成", "", "一、基本条件", ""], ["", "", "建设任务", "其他", "专职运营人员", "运营场地面积"], ["CQ2026-01", "2027", "1", "2", "3", "4"]];
        Assert.Equal(["CENTER", "YEAR", "F04", "?", "F01", "F02"], Ids(Find(Table(rows))));
        var merged = Table(rows) with { Merges = [new(1, 1, 2, 1), new(1, 2, 2, 2), new(1, 3, 1, 4), new(1, 5, 1, 6)] };
        Assert.Equal(["CENTER", "YEAR", "F04", "?", "F01", "F02"], Ids(Find(merged)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void GroupSubgroupAndName_InThreeRows_AreRead(bool merged)
    {
        string[][] rows =
        [
            ["创新中心编码", "报告年度", "基本条件", "", "", "建设任务", ""],
            ["", "", "人员", "场地", "", "年度", ""],
            ["", "", "专职运营人员", "运营场地面积", "功能空间数", "应完成建设任务", "其他"],
            ["CQ2026-01", "2027", "1", "2", "3", "4", "5"],
        ];
        var table = merged ? Table(rows) with { Merges = [new(1, 1, 3, 1), new(1, 2, 3, 2), new(1, 3, 1, 5), new(1, 6, 1, 7), new(2, 4, 2, 5), new(2, 6, 2, 7)] } : Table(rows);
        var header = Find(table)!;
        Assert.Equal(3, header.LastRow);
        Assert.Equal(["CENTER", "YEAR", "F01", "F02", "F03", "F04", "?"], Ids(header));
        Assert.Equal(4, Assert.Single(ReportParser.Parse(table, Scheme).Reports).Row);
    }

    [Fact]
    public void UnitsBelowThreeRows_BelongToTheHeader()
    {
        var table = Table(
            ["创新中心编码", "报告年度", "基本条件", "", ""], ["", "", "人员", "场地", ""], ["", "", "专职运营人员", "运营场地面积", "功能空间数"], ["", "", "人", "万平方米", "个"],
            ["CQ2026-01", "2027", "1", "0.15", "3"]);
        Assert.Equal((1, 4), (Find(table)!.Row, Find(table)!.LastRow));
        Assert.Equal("1500", Assert.Single(ReportParser.Parse(table, Scheme).Reports).Values["F02"].Value.ToString());
    }

    [Fact]
    public void UnitsInASecondRow_BelongToTheHeader()
    {
        string[] units = ["", "", "", "人", "万㎡", "个", "项", "项", ""];
        string[] names = ["创新中心编码", "创新中心名称", "报告年度", "专职运营人员", "运营场地面积", "功能空间数", "年度应完成建设任务", "已完成建设任务", "有无章程"];
        units[4] = "万平方米";
        var report = Assert.Single(ReportParser.Parse(Table(names, units, Row(("F02", "0.15"))), Scheme).Reports);
        Assert.Equal((3, "1500"), (report.Row, report.Values["F02"].Value.ToString()));
    }

    [Fact]
    public void FirstRowOfData_IsNoSecondHeader() => Assert.Equal((2, 2), (Find(Table(["标题"], Header(), Row()))!.Row, Find(Table(["标题"], Header(), Row()))!.LastRow));

    [Fact]
    public void OrderOfColumns_ChangesNoValue() => Gen.Shuffle(Enumerable.Range(0, Header().Length).ToArray()).Sample(order =>
    {
        var report = Assert.Single(ReportParser.Parse(Table([.. order.Select(i => Header()[i])], [.. order.Select(i => Row()[i])]), Scheme).Reports);
        Assert.Equal("12 1500.5 4 10 8 1", string.Join(' ', Scheme.Fields.Select(f => report.Values[f.Code].Value)));
    }, iter: 50);

    [Fact]
    public void NearMiss_IsOffered_NotTaken()
    {
        var file = Check(Table([.. Header()[..3], "专职运营人数（人）", .. Header()[4..]], Row()));
        var suggestion = file.Suggestions[0];
        Assert.Equal(("专职运营人数（人）", "F01", 1, 4), (suggestion.Header, suggestion.Target.Id, suggestion.Row, suggestion.Column));
        Assert.InRange(suggestion.Score, 0.5m, 0.99m);
        Assert.Contains(file.Issues, i => i.Code == "HEADER-SIMILAR" && i.Expected.Contains("“专职运营人员”"));
        Assert.Contains(file.Issues, i => i.Code == "HEADER-MISSING");
        Assert.Empty(file.Reports);
    }

    [Fact]
    public void Suggestions_OfAHeader_ComeNearestFirst()
    {
        var scores = Check(Table([.. Header()[..6], "应完成建设任务数", "完成建设任务", Header()[8]], Row())).Suggestions.GroupBy(s => s.Column).Select(g => g.Select(s => s.Score).ToList()).ToList();
        Assert.Equal(2, scores.Count);
        Assert.All(scores, s => Assert.Equal(s.OrderDescending(), s));
    }

    [Fact]
    public void ConfirmedMapping_IsUsed_AndTold()
    {
        var context = new IntakeContext { Rulebook = Scheme, Mappings = new Dictionary<string, string> { ["专职运营人数(人)"] = "F01" } };
        var file = Check(Table([.. Header()[..3], " 专职运营人数（人）", .. Header()[4..]], Row()), context);
        Assert.Equal(12, file.Reports[0].Values["F01"].Value.Number);
        Assert.Equal(("HEADER-MAPPED", "D1"), (Assert.Single(file.Issues).Code, file.Issues[0].Address));
    }

    [Fact]
    public void Mapping_DoesNotOverruleAName()
    {
        var context = new IntakeContext { Rulebook = Scheme, Mappings = new Dictionary<string, string> { ["专职运营人员"] = "F03" } };
        Assert.Equal(12, Check(Table(Header(), Row()), context).Reports[0].Values["F01"].Value.Number);
    }

    [Fact]
    public void MappingToAColumnThatIsThereToo_IsADuplicate()
    {
        var context = new IntakeContext { Rulebook = Scheme, Mappings = new Dictionary<string, string> { ["人员总数"] = "F01" } };
        Assert.Equal(["HEADER-DUPLICATE"], Check(Table([.. Header(), "人员总数"], [.. Row(), "5"]), context).Codes());
    }

    [Fact]
    public void Center_IsToldByItsWholeName_WhereNoCodeIsGiven()
    {
        var context = Knowing(HistoryBuilder.Center());
        var file = Check(Table(Header()[1..], Row()[1..]), context);
        Assert.Equal(Center, Assert.Single(file.Reports).Center);
        Assert.Contains(file.Issues, i => i.Code == "VALUE-CONVERTED" && i.Address == "A2" && i.Message.Contains(Center));
        Assert.Equal(["CENTER-MISSING"], Check(Table(Header()[1..], Row(name: "测试")[1..]), context).Codes());
        Assert.Equal(["CENTER-MISSING"], Check(Table(Header()[1..], Row()[1..]), context with { OwnCenters = new HashSet<CenterCode>() }).Codes());
    }

    [Fact]
    public void ColumnWithoutName_IsTold()
    {
        var file = Check(Table([.. Header(), ""], [.. Row(), "7"]));
        Assert.Equal(("COLUMN-NAMELESS", "J列没有列名，但有内容“7”，未读取。如为填报项，请补上列名。"), (Assert.Single(file.Issues).Code, file.Issues[0].Message));
    }

    [Fact]
    public void HiddenRowsAndColumns_AreRead_AndTold()
    {
        var file = Check(Table(Header(), Row()) with { Sheet = "数据", HiddenRows = [2], HiddenColumns = [4] });
        Assert.Equal(["COLUMNS-HIDDEN", "ROWS-HIDDEN"], file.Issues.Select(i => i.Code));
        Assert.Equal("工作表“数据”有隐藏的行：第2行，隐藏的行与其他行一样读取。请取消隐藏并核对；不报送的请删去。", file.Issues[1].Message);
        Assert.Single(file.Reports);
    }

    [Theory]
    [InlineData("填表人：张三", "联系电话：13800000000")]
    [InlineData("单位负责人（签字）：", "李四")]
    [InlineData("说明：", "本表数据截至年末")]
    [InlineData("注：", "1")]
    [InlineData("填报日期：", "2027-01-05")]
    [InlineData("联系电话", "13800000000")]
    public void NotesAndSignatures_AreSkipped_AndTold(string first, string second)
    {
        var file = Check(Row(), [first, "", "", second]);
        Assert.Equal(("ROW-REMARK", 3), (Assert.Single(file.Issues).Code, file.Issues[0].Row!.Value));
        Assert.True(file.Reports[0].CanSubmit);
    }

    [Theory, InlineData("合计："), InlineData("全区合计"), InlineData("小计（1个）"), InlineData("共计")]
    public void Totals_InManyForms_AreSkipped(string text) => Assert.Equal(["ROW-TOTAL"], Check(Row(), Row(text)).Issues.Select(i => i.Code));

    [Fact]
    public void HeaderPrintedAgain_IsSkipped() => Assert.Equal(["ROW-HEADER-AGAIN"], Check(Row(), Header(), Row("CQ2026-02")).Issues.Select(i => i.Code));

    [Fact]
    public void CodeJoinedOverTwoRows_HoldsForBoth_ValueDoesNot()
    {
        var table = Table(Header(), Row(), ["", "", "2028", "", "1", "2", "3", "2", "是"]) with { Merges = [new(2, 1, 3, 1), new(2, 2, 3, 2), new(2, 4, 3, 4)] };
        var file = Check(table);
        Assert.Equal([(Center, 2027), (Center, 2028)], file.Reports.Select(r => (r.Center.ToString(), r.Year.Value)));
        Assert.Equal(["VALUE-MERGED", "VALUE-MERGED"], file.Codes());
        Assert.Equal("D2", file.Issues.First(i => i.Code == "VALUE-MERGED").Address);
    }

    [Fact]
    public void RowsThatAreTwoLinesHigh_AreNoSharedValues()
    {
        string[][] rows = [Header(), Row(), [], Row("CQ2026-02")];
        var table = Table(rows) with { Merges = [.. Enumerable.Range(1, 9).Select(c => new MergedRange(2, c, 3, c))] };
        Assert.Empty(Check(table).Issues);
    }

    [Fact]
    public void Messages_NameTheSheet() =>
        Assert.StartsWith("工作表“数据”第2行“专职运营人员”（D2）", Check(Table(Header(), Row(("F01", "x"))) with { Sheet = "数据" }).Issues[0].Message);
}
