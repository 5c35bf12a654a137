using System.Globalization;
using Mapsui.Styles;
using Shuttle.Driver.Maps;

namespace Shuttle.Driver.Head.Map;

/// <summary>The core's looks as Mapsui's styles; plain functions.</summary>
static class MapsuiLook
{
    public static Color Colour(string hex, int alpha = 255) => Color.FromArgb(
        alpha, int.Parse(hex.AsSpan(1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        int.Parse(hex.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), int.Parse(hex.AsSpan(5, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public static IStyle Fill(string colour) => new VectorStyle { Fill = new Brush(Colour(colour)), Outline = null, Line = null };

    public static IStyle Line(string colour, double width, bool dashed = false) => new VectorStyle
    {
        Fill = null, Outline = null,
        Line = new Pen(Colour(colour), width) { PenStyle = dashed ? PenStyle.Dash : PenStyle.Solid, PenStrokeCap = PenStrokeCap.Round, StrokeJoin = StrokeJoin.Round },
    };

    public static IStyle Text(string text, string colour, double size, string halo) => new LabelStyle
    {
        Text = text, ForeColor = Colour(colour), BackColor = null, Halo = new Pen(Colour(halo), 2), Font = new Font { Size = size }, CollisionDetection = true,
    };

    /// <summary>The style of the ground's own fill or line.</summary>
    public static IStyle? Body(GroundLook look) =>
        look.Fill is { } fill ? Fill(fill) : look.Line is { } line ? Line(line, look.Width, look.Dashed) : null;

    /// <summary>The style of what lies under a street, if anything.</summary>
    public static IStyle? Edge(GroundLook look) => look is { Edge: { } edge } ? Line(edge, look.Width + (2 * look.EdgeWidth)) : null;
}
