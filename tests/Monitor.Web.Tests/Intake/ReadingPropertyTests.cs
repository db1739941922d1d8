using CsCheck;
using Monitor.Analytics.Intake;
using Monitor.Analytics.Vocabulary;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class ReadingPropertyTests
{
    static void ReadsOrTells(byte[] content)
    {
        var reading = Seeds.Read(content);
        if (reading.Table is not null) ReportChecker.Check(ReportParser.Parse(reading.Table, Seeds.Rulebook), new() { Rulebook = Seeds.Rulebook });
        else Assert.Contains(reading.Issues, i => i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void AnyBytes_AreReadOrTold() => Gen.Byte.Array[0, 400].Sample(ReadsOrTells, iter: 2000);

    [Fact]
    public void AnyText_IsReadOrTold() =>
        Gen.OneOf("创新中心编码", "报告年度", "专职运营人员（人）", ",", "\t", ";", "\"", "\n", "\r", "１２", "-", "无", "99999999999999999999999999999999", "2026", "合计", "\u200B", "𠮷")
            .Array[0, 60].Sample(parts => ReadsOrTells(System.Text.Encoding.UTF8.GetBytes(string.Concat(parts))), iter: 2000);

    [Theory, InlineData("2026-500106-good.xlsx"), InlineData("2026-500106-good.csv"), InlineData("2026-500106-good-gb18030.csv")]
    public void MutatedFile_IsReadOrTold(string sample)
    {
        var original = Seeds.Sample(sample);
        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte).Array[1, 20].Sample(changes =>
        {
            var content = original.ToArray();
            foreach (var (at, value) in changes) content[at] = value;
            ReadsOrTells(content);
        }, iter: 300);
    }

    static readonly Gen<Reported> Value = Gen.OneOf(
        Gen.Const(Reported.Missing), Gen.Const(Reported.Zero), Gen.Long[1, 1_000_000_000_000_000].Select(n => Reported.Of(n / 1_000_000m)));

    [Fact]
    public void Template_Written_Read_AndParsed_GivesTheSameValues() =>
        Value.Array[Seeds.Rulebook.Fields.Count].Sample(values =>
        {
            var written = Seeds.Rulebook.Fields.Zip(values).ToDictionary(p => (FieldCode)p.First.Code, p => p.Second);
            var content = ReportTemplate.Csv(Seeds.Rulebook, [new("CQ2026-01", "中心,\"甲\"", 2026, written)]);
            var parsed = Assert.Single(ReportParser.Parse(Seeds.Read(content).Table!, Seeds.Rulebook).Reports);
            Assert.Equal(("CQ2026-01", 2026, "中心,\"甲\""), (parsed.Center, parsed.Year, parsed.NameCell.Text));
            Assert.Equal(written, parsed.Values.ToDictionary(v => v.Key, v => v.Value.Value));
            Assert.Empty(parsed.Conversions);
        }, iter: 300);
}
