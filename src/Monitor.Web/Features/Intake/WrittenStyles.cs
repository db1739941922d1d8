using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Monitor.Web.Features.Intake;

/// <summary>How a cell of a workbook that we write looks. The number is its place in <see cref="WrittenStyles.Sheet"/>.</summary>
enum CellStyle { Plain, Title, Head, Given, Count, Amount, Text, Prior }

static class WrittenStyles
{
    const string Font = "等线";

    /// <summary>Colours of a severity: as on the pages, light enough to read the cell.</summary>
    public const string Error = "FFF8CBC4", Warning = "FFFCE8B2", Notice = "FFDCEBF7";

    const string HeadFill = "FFDDE6F0", GivenFill = "FFF2F2F2", Border = "FFB8C2CC", Grey = "FF5F6B76";

    public static Stylesheet Sheet() => new(
        new Fonts(
            Letters(11), Letters(14, isBold: true), Letters(11, isBold: true), Letters(11, colour: Grey)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid(HeadFill), Solid(GivenFill)),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Box()),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
            Format(0, 0, 0, 0), Format(1, 0, 0, 0), Format(2, 2, 1, 0, HorizontalAlignmentValues.Center), Format(0, 3, 1, 0),
            // Whole numbers with separators; others as they are.
            Format(0, 0, 1, 3), Format(0, 0, 1, 0, HorizontalAlignmentValues.Right), Format(0, 0, 1, 0), Format(3, 3, 1, 0, HorizontalAlignmentValues.Right)),
        new DocumentFormat.OpenXml.Spreadsheet.CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    public static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    static Font Letters(double size, bool isBold = false, string? colour = null)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null) font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = Font });
        return font;
    }

    static Border Box() => new(
        new LeftBorder(Line()) { Style = BorderStyleValues.Thin }, new RightBorder(Line()) { Style = BorderStyleValues.Thin },
        new TopBorder(Line()) { Style = BorderStyleValues.Thin }, new BottomBorder(Line()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    static Color Line() => new() { Rgb = Border };

    static CellFormat Format(uint font, uint fill, uint border, uint number, HorizontalAlignmentValues? horizontal = null) => new(
        new Alignment { Horizontal = horizontal ?? HorizontalAlignmentValues.General, Vertical = VerticalAlignmentValues.Center, WrapText = border > 0 })
    {
        FontId = font,
        FillId = fill,
        BorderId = border,
        NumberFormatId = number,
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyNumberFormat = true,
        ApplyAlignment = true,
    };
}
