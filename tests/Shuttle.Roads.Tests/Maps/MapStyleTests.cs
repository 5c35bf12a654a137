using System.Globalization;
using System.Text.Json.Nodes;
using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Tests.Maps;

public class MapStyleTests
{
    const string Tiles = "https://antar.example.go.id/tiles/{z}/{x}/{y}.pbf";

    public static TheoryData<MapTheme> Themes => [MapTheme.Light, MapTheme.Dark];

    [Theory]
    [MemberData(nameof(Themes))]
    public void A_style_asks_no_other_host_for_anything(MapTheme theme)
    {
        var style = MapStyle.Build(theme, Tiles);
        Assert.False(style.ContainsKey("glyphs"));
        Assert.False(style.ContainsKey("sprite"));
        var links = style.ToJsonString().Split("://").Length - 1;
        Assert.Equal(1, links);
        Assert.DoesNotContain("-image", style.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("-pattern", style.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_layer_draws_attributes_that_the_tiles_have(MapTheme theme)
    {
        var known = MapLayers.Description.ToDictionary(layer => layer.Layer, layer => layer.Attributes.Select(a => a.Attribute).ToHashSet());
        var layers = MapStyle.Build(theme, Tiles)["layers"]!.AsArray();
        Assert.Equal(layers.Count, layers.Select(layer => (string)layer!["id"]!).Distinct().Count());
        foreach (var layer in layers.Where(layer => (string)layer!["type"]! != "background"))
            Assert.Subset(known[(string)layer!["source-layer"]!], AttributesIn(layer).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_class_of_street_is_drawn(MapTheme theme)
    {
        var style = MapStyle.Build(theme, Tiles).ToJsonString();
        foreach (var rank in Enum.GetValues<StreetClass>())
            Assert.Contains($"\"{StreetRank.Of(rank).Word}\"", style, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_stands_out_from_every_ground_even_in_the_sun(MapTheme theme)
    {
        // 7 : 1 is what WCAG asks of enhanced contrast; the halo lies between the text and whatever is behind.
        var palette = MapPalette.Of(theme);
        foreach (var text in (string[])[palette.Text, palette.TextMinor, palette.TextArea, palette.TextWater, palette.Place])
            foreach (var behind in (string[])[palette.TextHalo, palette.Ground])
                Assert.True(Contrast(text, behind) >= 7, $"{text} on {behind} is only {Contrast(text, behind):0.0} : 1");
    }

    [Theory]
    [InlineData("https://example.com/{z}/{x}.pbf", "{y}")]
    [InlineData("https://example.com/tiles", "{z}")]
    public void A_tiles_address_without_a_placeholder_is_refused(string url, string missing) =>
        Assert.Contains(missing, Assert.Throws<ArgumentException>(() => MapStyle.Build(MapTheme.Light, url)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tile_json_lists_layers_zooms_and_bounds()
    {
        var cutter = new TileCutter(StreetData.Empty, [Town.Area("A", -1, -1, 1, 1)]);
        var document = TileJson.Build(cutter, Tiles);
        Assert.Equal("3.0.0", (string?)document["tilejson"]);
        Assert.Equal(Tiles, (string?)document["tiles"]![0]);
        Assert.Equal(MapLayers.MaxZoom, (int)document["maxzoom"]!);
        Assert.Equal([101.449, 0.499, 101.451, 0.501], document["bounds"]!.AsArray().Select(number => Math.Round((double)number!, 9)));
        Assert.Contains("streets", document["vector_layers"]!.AsArray().Select(layer => (string?)layer!["id"]));
    }

    static IEnumerable<string> AttributesIn(JsonNode? node) => node switch
    {
        JsonArray array when array.Count == 2 && array[0] is JsonValue first && first.TryGetValue<string>(out var word) && word == "get" => [(string)array[1]!],
        JsonArray array => array.SelectMany(AttributesIn),
        JsonObject json => json.SelectMany(property => AttributesIn(property.Value)),
        _ => [],
    };

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear(rgb >> 8 & 255) + 0.0722 * Linear(rgb & 255);

        static double Linear(int channel)
        {
            var value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
