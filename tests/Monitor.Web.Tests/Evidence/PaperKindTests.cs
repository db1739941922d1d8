using System.Text;
using Monitor.Web.Data;
using Monitor.Web.Features.Evidence;
using Monitor.Web.Features.Files;

namespace Monitor.Web.Tests.Evidence;

/// <summary>The content decides, and the name never.</summary>
public sealed class PaperKindTests
{
    static (string Name, EvidenceKind Kind) Check(string name, byte[] content) => PaperKinds.Check(name, content, EvidenceDraft.Kinds);

    public static TheoryData<string, byte[], EvidenceKind> Documents => new()
    {
        { "a.txt", Papers.Pdf(), EvidenceKind.Pdf },
        { "a.pdf", Papers.Png, EvidenceKind.Image },
        { "a.pdf", Papers.Tiff, EvidenceKind.Image },
        { "a", Papers.Zip("[Content_Types].xml", "word/document.xml"), EvidenceKind.Word },
        { "a", Papers.Zip("xl/workbook.xml"), EvidenceKind.Excel },
        { "a", Papers.Zip("ppt/presentation.xml"), EvidenceKind.PowerPoint },
        { "a", Papers.Zip("OFD.xml"), EvidenceKind.Ofd },
        { "a", Papers.Compound("WordDocument"), EvidenceKind.Word },
        { "a", Papers.Compound("Workbook"), EvidenceKind.Excel },
        { "a", Papers.Compound("PowerPoint Document"), EvidenceKind.PowerPoint },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Document_IsWhatItsContentSays(string name, byte[] content, EvidenceKind kind) => Assert.Equal((name, kind), Check(name, content));

    public static TheoryData<byte[], string> Others => new()
    {
        { Encoding.UTF8.GetBytes("一段文字"), "只改扩展名不行" },
        { Encoding.UTF8.GetBytes("<html><script>"), "只改扩展名不行" },
        { "MZ\u0090"u8.ToArray(), "只改扩展名不行" },
        { Papers.Zip("notes.txt"), "只改扩展名不行" },
        { [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "只改扩展名不行" },
        { Papers.Zip("word/document.xml", "word/vbaProject.bin"), "带有宏" },
        { Papers.Compound("EncryptedPackage"), "打开密码" },
        { [], "是空的" },
    };

    [Theory, MemberData(nameof(Others))]
    public void AnythingElse_IsRefused_WhateverItsName(byte[] content, string why) =>
        Assert.Contains(why, Assert.Throws<Refused>(() => Check("证书.pdf", content)).Message);

    [Theory, InlineData(0, true), InlineData(1, false)]
    public void LargestFile_IsTaken_AndOneByteMoreIsNot(int more, bool taken)
    {
        var content = new byte[PaperKinds.LargestMegabytes * 1024 * 1024 + more];
        Papers.Pdf().CopyTo(content, 0);
        var refused = Record.Exception(() => Check("a.pdf", content));
        Assert.Equal(taken ? null : "文件“a.pdf”大小为 10.1 MB，应不超过 10 MB。请压缩或分成几个文件后重新选择。", refused?.Message);
    }

    [Theory, InlineData(@"C:\证书\a.pdf", "a.pdf"), InlineData("../../a.pdf", "a.pdf"), InlineData(" ", "未命名文件")]
    public void Path_IsNoPartOfTheName(string given, string name) => Assert.Equal(name, Check(given, Papers.Pdf()).Name);
}
