using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Monitor.Web.Features.Documents;

/// <summary>What Open XML wants around a picture that stands in the text.</summary>
static class InlinePicture
{
    /// <summary>150 mm, in English Metric Units.</summary>
    const long Width = 150 * 36000;

    /// <param name="relation">ID of the image part.</param>
    public static Drawing Of(string relation, uint number, int width, int height, string description)
    {
        var tall = Width * height / width;
        return new(new W.Inline(
            new W.Extent { Cx = Width, Cy = tall },
            new W.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new W.DocProperties { Id = number, Name = $"图{number}", Description = description },
            new W.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = number, Name = $"图{number}" }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Width, Cy = tall }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
