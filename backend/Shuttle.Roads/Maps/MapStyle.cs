using System.Text.Json.Nodes;
using static Shuttle.Roads.Maps.StyleExpressions;

namespace Shuttle.Roads.Maps;

/// <summary>Our own map style for MapLibre. It names no glyphs, sprite or other host: text is drawn with fonts of the
/// device, and one-way arrows are text as well.</summary>
public static class MapStyle
{
    // Without `glyphs`, MapLibre takes text-font for CSS families, and the weight from the words of the first one.
    static readonly string[] Medium = ["Noto Sans Medium", "Noto Sans", "Roboto", "sans-serif"];
    static readonly string[] Bold = ["Noto Sans Bold", "Noto Sans", "Roboto", "sans-serif"];

    /// <summary>The style as a JSON document of the MapLibre style specification, version 8.</summary>
    /// <param name="theme">Light or dark.</param>
    /// <param name="tilesUrl">Where the tiles are, absolute, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it.</param>
    /// <param name="attribution">Whom to thank for the data; OpenStreetMap's licence asks for it.</param>
    /// <exception cref="ArgumentException">A placeholder is missing from the URL.</exception>
    public static JsonObject Build(MapTheme theme, string tilesUrl, string attribution = TileJson.OpenStreetMap)
    {
        TileJson.CheckTilesUrl(tilesUrl);
        var palette = MapPalette.Of(theme);
        return new JsonObject
        {
            ["version"] = 8,
            ["name"] = theme == MapTheme.Light ? "Shuttle" : "Shuttle (dark)",
            ["sources"] = new JsonObject
            {
                ["shuttle"] = new JsonObject
                {
                    ["type"] = "vector", ["tiles"] = new JsonArray(tilesUrl),
                    ["minzoom"] = MapLayers.MinZoom, ["maxzoom"] = MapLayers.MaxZoom, ["attribution"] = attribution,
                },
            },
            ["layers"] = new JsonArray(
            [
                .. Ground(palette), .. StreetStyle.Lines(palette), .. Borders(palette),
                .. StreetStyle.Labels(palette, Medium, Bold), .. PlaceLabels(palette), .. AreaLabels(palette),
            ]),
        };
    }

    static IEnumerable<JsonObject> Ground(MapPalette palette)
    {
        yield return new JsonObject { ["id"] = "ground", ["type"] = "background", ["paint"] = Paint(("background-color", palette.Ground)) };
        yield return Cover(LandKind.Urban, palette.Urban);
        yield return Cover(LandKind.Farm, palette.Farm);
        yield return Cover(LandKind.Green, palette.Green);
        yield return Cover(LandKind.Water, palette.Water);
        yield return Layer("waterways", "line", MapLayers.Waterways,
            paint: Paint(("line-color", palette.Water), ("line-width", ByZoom((11, 0.8), (14, 2), (18, 8)))), layout: RoundLine());
        yield return Cover(LandKind.Building, palette.Building);

        static JsonObject Cover(LandKind kind, string colour)
        {
            var word = MapLayers.Word(kind);
            return Layer($"land-{word}", "fill", MapLayers.Land, filter: Equal("kind", word), paint: Paint(("fill-color", colour)));
        }
    }

    static IEnumerable<JsonObject> Borders(MapPalette palette)
    {
        yield return Layer("border-glow", "line", MapLayers.Borders, layout: RoundLine(), paint: Paint(
            ("line-color", palette.BorderGlow), ("line-opacity", 0.75), ("line-width", ByZoom((10, 1.5), (14, 5), (18, 9)))));
        yield return Layer("border-village", "line", MapLayers.Borders, filter: AtLeast("level", 7), paint: Paint(
            ("line-color", palette.Border), ("line-dasharray", new JsonArray(4, 2)), ("line-width", ByZoom((10, 0.7), (14, 1.6), (18, 2.6)))));
        yield return Layer("border-district", "line", MapLayers.Borders, filter: Below("level", 7), paint: Paint(
            ("line-color", palette.Border), ("line-dasharray", new JsonArray(6, 1.5, 1.5, 1.5)), ("line-width", ByZoom((6, 0.8), (10, 1.4), (14, 2.4), (18, 3.5)))));
    }

    static IEnumerable<JsonObject> PlaceLabels(MapPalette palette)
    {
        var dots = Layer("place-dots", "circle", MapLayers.Places, minZoom: 15, filter: AtLeast("rank", 5), paint: Paint(
            ("circle-radius", ByZoom((15, 2.5), (18, 4.5))), ("circle-color", palette.Place),
            ("circle-stroke-color", palette.TextHalo), ("circle-stroke-width", 1)));
        yield return dots;
        yield return Layer("place-labels", "symbol", MapLayers.Places, minZoom: 15, filter: AtLeast("rank", 5),
            layout: Label("name", Medium, ByZoom((15, 11), (18, 14)),
                ("text-anchor", "top"), ("text-offset", new JsonArray(0, 0.5)), ("text-max-width", 8), ("symbol-sort-key", Get("rank"))),
            paint: Text(palette.Place, palette.TextHalo, 1.6));
        yield return Layer("settlement-labels", "symbol", MapLayers.Places, filter: Below("rank", 5),
            layout: Label("name", Bold, ByZoom((6, 12), (12, 14), (16, 18)), ("symbol-sort-key", Get("rank"))),
            paint: Text(palette.Text, palette.TextHalo, 2));
    }

    static IEnumerable<JsonObject> AreaLabels(MapPalette palette)
    {
        yield return Layer("village-labels", "symbol", MapLayers.AreaLabels, minZoom: 11.5, maxZoom: 17.5, filter: AtLeast("level", 7),
            layout: Label("name", Bold, ByZoom((11, 11), (13, 14), (16, 20)),
                ("text-transform", "uppercase"), ("text-letter-spacing", 0.12), ("text-max-width", 7), ("text-padding", 6)),
            paint: Text(palette.TextArea, palette.TextHalo, 2));
        yield return Layer("district-labels", "symbol", MapLayers.AreaLabels, maxZoom: 13, filter: Below("level", 7),
            layout: Label("name", Bold, ByZoom((6, 11), (10, 13), (13, 18)), ("text-max-width", 7)),
            paint: Text(palette.TextArea, palette.TextHalo, 2));
    }
}
