using System.Text.Json.Nodes;
using static Shuttle.Roads.Maps.StyleExpressions;

namespace Shuttle.Roads.Maps;

/// <summary>How streets are drawn: all edges first, then all surfaces, small streets under large ones, so that they
/// open into each other at junctions.</summary>
sealed record StreetStyle(string Id, string[] Classes, string Surface, string Edge, (double Zoom, double Width)[] Width)
{
    static StreetStyle[] Streets(MapPalette palette) =>
    [
        new("gang", ["gang"], palette.Gang, palette.StreetEdge, [(14, 0.6), (15, 1.8), (16, 4.6), (18, 11)]),
        new("service", ["service", "pedestrian"], palette.Street, palette.StreetEdge, [(14, 0.8), (16, 4.5), (18, 11)]),
        new("minor", ["minor"], palette.Street, palette.StreetEdge, [(12, 0.7), (14, 2.2), (16, 7), (18, 17)]),
        new("tertiary", ["tertiary"], palette.Street, palette.StreetEdge, [(11, 0.8), (14, 3.5), (16, 9), (18, 20)]),
        new("secondary", ["secondary"], palette.Secondary, palette.RoadEdge, [(9, 0.7), (12, 2), (14, 5), (16, 11), (18, 23)]),
        new("primary", ["primary"], palette.Primary, palette.RoadEdge, [(7, 0.8), (12, 2.6), (14, 6), (16, 13), (18, 26)]),
        new("trunk", ["trunk"], palette.Trunk, palette.RoadEdge, [(5, 0.8), (12, 3), (14, 6.5), (16, 14), (18, 28)]),
        new("motorway", ["motorway"], palette.Motorway, palette.RoadEdge, [(5, 1), (12, 3.4), (14, 7), (16, 15), (18, 30)]),
    ];

    public static IEnumerable<JsonObject> Lines(MapPalette palette)
    {
        yield return Layer("paths", "line", MapLayers.Streets, filter: OneOf("class", "path", "track", "steps"), paint: Paint(
            ("line-color", palette.Path), ("line-dasharray", new JsonArray(2, 1)), ("line-width", ByZoom((13, 0.6), (16, 1.8), (18, 4)))));
        yield return Layer("ferries", "line", MapLayers.Streets, filter: OneOf("class", "ferry"), paint: Paint(
            ("line-color", palette.TextWater), ("line-dasharray", new JsonArray(3, 2)), ("line-width", ByZoom((9, 0.8), (18, 2)))));
        foreach (var street in Streets(palette)) yield return street.Casing();
        foreach (var street in Streets(palette)) yield return street.Fill();
    }

    public static IEnumerable<JsonObject> Labels(MapPalette palette, string[] medium, string[] bold)
    {
        yield return Layer("oneway", "symbol", MapLayers.Streets, minZoom: 16, filter: Equal("oneway", 1),
            layout: new JsonObject
            {
                ["symbol-placement"] = "line", ["symbol-spacing"] = 140, ["text-field"] = "→", ["text-font"] = Array(bold),
                ["text-size"] = ByZoom((16, 17), (18, 24)), ["text-keep-upright"] = false, ["text-padding"] = 0, ["text-ignore-placement"] = true,
            },
            paint: Text(palette.TextMinor, palette.TextHalo, 0.8));
        yield return Along("gang-names", 16, ["gang", "path", "steps", "track"], medium, [(16, 12), (18, 15)], palette.TextMinor);
        yield return Along("street-names", 14.5, ["minor", "service", "pedestrian"], medium, [(14, 11), (16, 13.5), (18, 17)], palette.Text);
        yield return Along("road-names", 12, ["motorway", "trunk", "primary", "secondary", "tertiary"], bold, [(12, 11.5), (16, 15), (18, 19)], palette.Text);

        JsonObject Along(string id, double fromZoom, string[] classes, string[] font, (double, double)[] size, string colour) =>
            Layer(id, "symbol", MapLayers.Streets, minZoom: fromZoom, filter: OneOf("class", classes),
                layout: Label("name", font, ByZoom(size), ("symbol-placement", "line"), ("symbol-spacing", 300), ("text-max-angle", 40), ("text-padding", 3)),
                paint: Text(colour, palette.TextHalo, 1.8));
    }

    JsonObject Fill() => Layer($"street-{Id}", "line", MapLayers.Streets, filter: OneOf("class", Classes), layout: RoundLine(),
        paint: Paint(("line-color", Surface), ("line-width", ByZoom(Width)), ("line-opacity", FaintInTunnels())));

    // An edge of about a pixel on both sides; a little more where the street is wide.
    JsonObject Casing() => Layer($"street-{Id}-edge", "line", MapLayers.Streets, filter: OneOf("class", Classes), layout: RoundLine(),
        paint: Paint(("line-color", Edge), ("line-width", ByZoom(Width.Select(at => (at.Zoom, at.Width * 1.06 + 1.4)).ToArray())), ("line-opacity", FaintInTunnels())));

    static JsonArray FaintInTunnels() => new("case", new JsonArray("has", "tunnel"), 0.4, 1);
}
