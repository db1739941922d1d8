using System.Text;
using CsCheck;
using Monitor.Web.Features.Intake;

namespace Monitor.Web.Tests.Intake;

public class TextOutlineTests
{
    static readonly ReadLimits Few = ReadLimits.None with { Rows = 3, Columns = 4, Cells = 7 };

    static string? Fault(params IEnumerable<string> parts)
    {
        try
        {
            TextOutline.Allow(parts.Select(p => p.AsMemory()), ',', Few);
            return null;
        }
        catch (UnreadableFileException e)
        {
            return $"{e.Issue.Code} {e.Issue.Row} {e.Issue.Found}";
        }
    }

    [Fact]
    public void Text_IsJudgedTheSame_WhereverItIsCut() =>
        Gen.Char["a ,\"\r\n"].Array[0, 40].Sample(letters =>
        {
            var whole = Fault(new string(letters));
            for (var cut = 0; cut <= letters.Length; cut++) Assert.Equal(whole, Fault(new string(letters, 0, cut), new string(letters, cut, letters.Length - cut)));
            Assert.Equal(whole, Fault(letters.Select(c => c.ToString())));
        }, iter: 2_000);

    [Theory]
    [InlineData("a,b\r\nc\r\nd", null)]
    [InlineData("a\r\r\rb", "FILE-TOO-MANY-CELLS")]
    [InlineData("a,b,c,d", null)]
    [InlineData("a,b,c,d, ,", null)]
    [InlineData("a,b,c,d,e", "FILE-TOO-MANY-CELLS")]
    [InlineData("1,2,3,4\n5,6,7", null)]
    [InlineData("1,2,3,4\n5,6,7,8", "FILE-TOO-MANY-CELLS")]
    [InlineData("\"a\"\"\nb,\",c", null)]
    [InlineData("a\"b,c", null)]
    [InlineData("a,\"b", "FILE-QUOTE-OPEN")]
    [InlineData("a,\"b\"\"", "FILE-QUOTE-OPEN")]
    [InlineData("a,\"b\"", null)]
    public void Bounds_AreThoseOfTheLimits(string text, string? code) => Assert.Equal(code, Fault(text)?.Split(' ')[0]);

    [Fact]
    public void TextInEachEncoding_IsTheSameInParts_AndInUtf8()
    {
        const string text = "创新中心，𠮷,\"a\"\r\n";
        var repeated = string.Concat(Enumerable.Repeat(text, 10_000));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! })
            for (var marks = 0; marks < 3; marks++)
            {
                var read = TextDecoder.Of(new MemoryStream([.. Enumerable.Repeat(encoding.GetBytes("\uFEFF"), marks).SelectMany(m => m), .. encoding.GetBytes(repeated)]));
                // A second time as the first.
                for (var time = 0; time < 2; time++)
                {
                    Assert.Equal(repeated, string.Concat(read.Parts().Select(p => p.ToString())));
                    using var utf8 = new StreamReader(read.Utf8(), Encoding.UTF8, false, 1024, leaveOpen: true);
                    Assert.Equal(repeated, utf8.ReadToEnd());
                }
            }
    }
}
