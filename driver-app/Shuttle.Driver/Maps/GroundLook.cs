using Shuttle.Roads.Maps;

namespace Shuttle.Driver.Maps;

/// <summary>How a piece of ground is drawn; colours as <c>#rrggbb</c>, widths and sizes in pixels of the screen.</summary>
/// <param name="Edge">Drawn under the line, wider by <see cref="EdgeWidth"/> on each side, before any line of the map.</param>
public sealed record GroundLook(string? Fill = null, string? Line = null, double Width = 0, string? Edge = null, double EdgeWidth = 0, bool Dashed = false, string? Text = null, double TextSize = 0)
{
    /// <summary>Ground without anything on it.</summary>
    public static string Background(bool night) => night ? "#16191f" : "#f3f1ea";

    /// <summary>Around texts, so that they stand out from what lies under them.</summary>
    public static string Halo(bool night) => night ? "#101217" : "#ffffff";

    /// <summary>The look of a feature; null where it is not drawn.</summary>
    public static GroundLook? Of(MapFeature feature, bool night, double metresPerPixel)
    {
        string Of(string day, string dark) => night ? dark : day;
        var text = feature.Name is null ? null : Of("#14140f", "#f4f4ef");
        return feature.Layer switch
        {
            MapLayers.Land => feature.Kind switch
            {
                "water" => new(Fill: Of("#a3cdea", "#143450")),
                "green" => new(Fill: Of("#cfe5bd", "#1b2d22")),
                "urban" => new(Fill: Of("#ebe7dd", "#1b1f26")),
                "farm" => new(Fill: Of("#ecefdc", "#1a211c")),
                "building" => new(Fill: Of("#d9d2c5", "#262b34")),
                _ => null,
            },
            MapLayers.Waterways => new(Line: Of("#a3cdea", "#143450"), Width: Pixels(6, metresPerPixel, 1, 12)),
            MapLayers.Borders => new(Line: Of("#7a2a8c", "#c58ad6"), Width: 1.5, Dashed: true),
            MapLayers.Streets => Street(feature.Kind, night, metresPerPixel) is { } street ? street with { Text = street.Width >= 8 ? text : null, TextSize = 13 } : null,
            MapLayers.Places => new(Text: feature.Name is null ? null : Of("#0b5a46", "#7fd8ba"), TextSize: 13),
            MapLayers.AreaLabels => new(Text: feature.Name is null ? null : Of("#5d1670", "#e3b9ef"), TextSize: 15),
            _ => null,
        };
    }

    static GroundLook? Street(string kind, bool night, double resolution)
    {
        string Of(string day, string dark) => night ? dark : day;
        var (large, small) = (Of("#8a5a10", "#0b0d10"), Of("#78725f", "#0b0d10"));
        GroundLook Line(string colour, string edge, double metres, double least) => new(Line: colour, Width: Pixels(metres, resolution, least, 28), Edge: edge, EdgeWidth: resolution < 8 ? 1 : 0.5);
        return kind switch
        {
            "motorway" => Line(Of("#e0673c", "#d0643f"), large, 16, 2.5),
            "trunk" => Line(Of("#f08a3c", "#c17a3c"), large, 15, 2.5),
            "primary" => Line(Of("#fbb03f", "#b58a3d"), large, 14, 2.2),
            "secondary" => Line(Of("#ffd95c", "#8f7f4a"), large, 12, 1.8),
            "tertiary" => Line(Of("#ffffff", "#59616e"), small, 10, 1.4),
            "minor" or "pedestrian" => Line(Of("#ffffff", "#59616e"), small, 8, 1),
            "service" => Line(Of("#ffffff", "#59616e"), small, 5, 0.8),
            "gang" => Line(Of("#fff6da", "#6b6557"), small, 4, 0.8),
            "path" or "track" or "steps" => new(Line: Of("#8a5f3c", "#8d7458"), Width: Pixels(2, resolution, 0.8, 4), Dashed: true),
            "ferry" => new(Line: Of("#15507c", "#8fc3ea"), Width: 1.5, Dashed: true),
            _ => null,
        };
    }

    static double Pixels(double metres, double metresPerPixel, double least, double most) => Math.Clamp(metres / metresPerPixel, least, most);
}
