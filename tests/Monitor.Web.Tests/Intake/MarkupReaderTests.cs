using System.Text;
using System.Xml;
using CsCheck;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class MarkupReaderTests
{
    /// <summary>Gives few bytes at a time, so that tags and texts are cut anywhere.</summary>
    sealed class Drops(byte[] content, int most) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(most, buffer.Length)]);
    }

    static List<string> Read(string markup, int most = int.MaxValue)
    {
        var found = new List<string>();
        for (var x = new MarkupReader(new Drops(Encoding.UTF8.GetBytes(markup), most)); x.Read();)
        {
            if (x.Text.Length > 0) found.Add(Encoding.UTF8.GetString(x.Text));
            found.Add($"{x.Depth} {(x.IsEnd ? "/" : "")}{Encoding.UTF8.GetString(x.LocalName)}{(x.IsEmpty ? "/" : "")} {(x.IsEnd ? "" : Encoding.UTF8.GetString(x.Attribute("r"u8)))}");
        }
        return found;
    }

    static List<string> Parsed(string markup)
    {
        var found = new List<string>();
        using var reader = XmlReader.Create(new StringReader(markup));
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element: found.Add($"{reader.Depth} {reader.LocalName}{(reader.IsEmptyElement ? "/" : "")} {reader.GetAttribute("r")}"); break;
                case XmlNodeType.EndElement: found.Add($"{reader.Depth} /{reader.LocalName} "); break;
                case XmlNodeType.Text or XmlNodeType.Whitespace: found.Add(reader.Value); break;
            }
        return found;
    }

    static readonly Gen<string> Attributes = Gen.OneOf("", " ", " r=\"A1\"", " r='12'", "\n r = \"A>1\"", " s=\"r='1'\" r=\"B2\"", " x:r=\"1\"", " rr=\"1\"", " sr='1' r=''", " t=\"/\" r=\"/\"", " 名=\"甲\" r=\"乙\"")
        .Array[1].Select(a => a[0]);

    static readonly Gen<string> Element = Gen.Recursive<string>((depth, inner) =>
        Gen.Select(Gen.OneOf("c", "row", "x:v", "x:is", "f", "mergeCell"), Attributes, depth > 4 ? Gen.Const(Array.Empty<string>()) : inner.Array[0, 4], Gen.OneOf("", " ", "7", "#REF!", "甲>乙", "\n"), Gen.Bool)
            .Select((name, attributes, within, text, isEmpty) => isEmpty ? $"<{name}{attributes}/>" : $"<{name}{attributes}>{text}{string.Concat(within)}</{name} >"));

    [Fact]
    public void Tags_AreThoseThatAParserFinds_WhereverTheBytesAreCut() =>
        Gen.Select(Element, Gen.Int[1, 40]).Sample((element, most) =>
        {
            var markup = $"""<a xmlns:x="x">{element}</a>""";
            Assert.Equal(Parsed(markup), Read(markup, most));
        }, iter: 1_000);

    [Fact]
    public void TagLongerThanTheBuffer_IsRead()
    {
        var markup = $"""<a>{new string('x', 100_000)}<b s="{new string('y', 200_000)}" r="1"/></a>""";
        Assert.Equal(Parsed(markup), Read(markup));
    }

    [Theory]
    [InlineData("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>""", true)]
    [InlineData("""<?xml version='1.0' encoding='utf-8'?><a/>""", true)]
    [InlineData("""<?xml version="1.0"?><a/>""", true)]
    [InlineData("""<?xml version="1.0" encoding="IBM037"?><a/>""", false)]
    [InlineData("""<?xml version="1.0" encoding="GB18030"?><a/>""", false)]
    [InlineData("""<a><?x <c r="A1"?></a>""", false)]
    [InlineData("<?x y?><a/>", false)]
    [InlineData("""<a><!-- " --><c r="A1"/><!-- " --></a>""", false)]
    public void MarkupThatOtherBytesCouldBe_IsRefused(string markup, bool isRead) => Refused(markup, isRead);

    [Theory]
    [InlineData("<a></a>", true)]
    [InlineData("<a>", false)]
    [InlineData("<a></a></a>", false)]
    [InlineData("<a", false)]
    [InlineData("""<a b="1></a>""", false)]
    [InlineData("""<a b=1></a>""", false)]
    [InlineData("""<a b="<c>"></a>""", false)]
    public void ElementThatDoesNotClose_IsRefused(string markup, bool isRead) => Refused(markup, isRead);

    /// <summary>The parser would take it for another address than its bytes say.</summary>
    [Fact]
    public void AddressInReferences_IsRefused() => Refused("""<a r="&#88;FD1"/>""", false);

    static void Refused(string markup, bool isRead)
    {
        if (isRead) Assert.NotEmpty(Read(markup));
        else Assert.Throws<InvalidDataException>(() => Read(markup));
    }
}
