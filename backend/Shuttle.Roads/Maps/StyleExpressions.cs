using System.Text.Json.Nodes;

namespace Shuttle.Roads.Maps;

/// <summary>Words for the parts of a MapLibre style that repeat.</summary>
static class StyleExpressions
{
    public static JsonObject Layer(
        string id, string type, string sourceLayer, double? minZoom = null, double? maxZoom = null,
        JsonArray? filter = null, JsonObject? layout = null, JsonObject? paint = null)
    {
        var layer = new JsonObject { ["id"] = id, ["type"] = type, ["source"] = "shuttle", ["source-layer"] = sourceLayer };
        if (minZoom is not null) layer["minzoom"] = minZoom;
        if (maxZoom is not null) layer["maxzoom"] = maxZoom;
        if (filter is not null) layer["filter"] = filter;
        if (layout is not null) layer["layout"] = layout;
        if (paint is not null) layer["paint"] = paint;
        return layer;
    }

    public static JsonObject Paint(params ReadOnlySpan<(string Property, JsonNode? Value)> properties)
    {
        var paint = new JsonObject();
        foreach (var (property, value) in properties) paint[property] = value;
        return paint;
    }

    public static JsonObject RoundLine() => new() { ["line-cap"] = "round", ["line-join"] = "round" };

    public static JsonObject Label(string attribute, string[] font, JsonNode size, params ReadOnlySpan<(string Property, JsonNode? Value)> more)
    {
        var layout = Paint(more);
        layout["text-field"] = Get(attribute);
        layout["text-font"] = Array(font);
        layout["text-size"] = size;
        return layout;
    }

    public static JsonObject Text(string colour, string halo, double haloWidth) =>
        Paint(("text-color", colour), ("text-halo-color", halo), ("text-halo-width", haloWidth));

    /// <summary>A value that grows between the given zooms, faster towards the near end, as things do on the ground.</summary>
    public static JsonArray ByZoom(params (double Zoom, double Value)[] stops)
    {
        var expression = new JsonArray("interpolate", new JsonArray("exponential", 1.5), new JsonArray("zoom"));
        foreach (var (zoom, value) in stops)
        {
            expression.Add((JsonNode)zoom);
            expression.Add((JsonNode)Math.Round(value, 2));
        }
        return expression;
    }

    public static JsonArray Get(string attribute) => new("get", attribute);

    public static JsonArray Equal(string attribute, JsonNode value) => new("==", Get(attribute), value);

    public static JsonArray AtLeast(string attribute, int value) => new(">=", Get(attribute), value);

    public static JsonArray Below(string attribute, int value) => new("<", Get(attribute), value);

    public static JsonArray OneOf(string attribute, params string[] values) =>
        new("in", Get(attribute), new JsonArray("literal", Array(values)));

    public static JsonArray Array(string[] values) => new(values.Select(value => (JsonNode)value).ToArray());
}
