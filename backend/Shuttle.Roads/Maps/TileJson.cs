using System.Text.Json.Nodes;

namespace Shuttle.Roads.Maps;

/// <summary>Describes our tiles to other programs, as TileJSON 3.0.</summary>
public static class TileJson
{
    /// <summary>The thanks that OpenStreetMap's licence asks for on every map.</summary>
    public const string OpenStreetMap = "© OpenStreetMap contributors";

    /// <summary>The document for a cutter's tiles.</summary>
    /// <param name="cutter">Gives the bounds.</param>
    /// <param name="tilesUrl">Where the tiles are, absolute, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c> in it.</param>
    /// <param name="name">A title for people.</param>
    /// <param name="attribution">Whom to thank for the data.</param>
    /// <exception cref="ArgumentException">A placeholder is missing from the URL.</exception>
    public static JsonObject Build(TileCutter cutter, string tilesUrl, string name = "Shuttle", string attribution = OpenStreetMap)
    {
        ArgumentNullException.ThrowIfNull(cutter);
        CheckTilesUrl(tilesUrl);
        var document = new JsonObject
        {
            ["tilejson"] = "3.0.0",
            ["name"] = name,
            ["attribution"] = attribution,
            ["scheme"] = "xyz",
            ["tiles"] = new JsonArray(tilesUrl),
            ["minzoom"] = MapLayers.MinZoom,
            ["maxzoom"] = MapLayers.MaxZoom,
            ["vector_layers"] = VectorLayers(),
        };
        if (cutter.Bounds is { IsNull: false } bounds)
        {
            document["bounds"] = new JsonArray(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY);
            document["center"] = new JsonArray(bounds.Centre.X, bounds.Centre.Y, 13);
        }
        return document;
    }

    internal static JsonArray VectorLayers() => new(MapLayers.Description.Select(JsonNode? (layer) => new JsonObject
    {
        ["id"] = layer.Layer,
        ["fields"] = new JsonObject(layer.Attributes.Select(a => KeyValuePair.Create(a.Attribute, (JsonNode?)a.Type))),
    }).ToArray());

    internal static void CheckTilesUrl(string tilesUrl)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tilesUrl);
        foreach (var placeholder in (ReadOnlySpan<string>)["{z}", "{x}", "{y}"])
            if (!tilesUrl.Contains(placeholder, StringComparison.Ordinal))
                throw new ArgumentException($"tilesUrl '{tilesUrl}' must contain {placeholder}", nameof(tilesUrl));
    }
}
