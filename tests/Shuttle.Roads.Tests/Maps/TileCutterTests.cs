using Shuttle.Roads.Maps;
using static Shuttle.Roads.Tests.Maps.Town;

namespace Shuttle.Roads.Tests.Maps;

public class TileCutterTests
{
    [Fact]
    public void A_street_says_its_class_its_name_and_that_it_is_one_way()
    {
        var cutter = new TileCutter(Of(Street("Jalan Melati", StreetClass.Residential, (0, 0), (1, 0)) with { IsOneWay = true }), []);
        var street = Assert.Single(cutter.Features(Middle, MapLayers.Streets));
        Assert.Equal("minor", street.Text("class"));
        Assert.Equal("Jalan Melati", street.Text("name"));
        Assert.Equal(1L, street.Attributes["oneway"]);
        Assert.DoesNotContain("bridge", street.Attributes.Keys);
    }

    [Fact]
    public void A_one_way_street_keeps_its_direction()
    {
        var west = Street("A", StreetClass.Residential, (1, 0), (0.2, 0)) with { IsOneWay = true };
        var line = Assert.Single(Assert.Single(new TileCutter(Of(west), []).Features(Middle, MapLayers.Streets)).Parts);
        Assert.True(line[0].X > line[^1].X);
    }

    [Fact]
    public void Ways_of_one_street_become_one_line()
    {
        var data = Of(
            Street("Jalan Melati", StreetClass.Residential, (0, 0), (0.3, 0.1)),
            Street("Jalan Melati", StreetClass.Residential, (0.9, 0.1), (0.6, 0)), // drawn the other way round
            Street("Jalan Melati", StreetClass.Residential, (0.3, 0.1), (0.6, 0)));
        var street = Assert.Single(new TileCutter(data, []).Features(Middle, MapLayers.Streets));
        Assert.Equal(4, Assert.Single(street.Parts).Count);
    }

    [Fact]
    public void One_way_pieces_against_each_other_are_not_joined()
    {
        var data = Of(
            Street("A", StreetClass.Residential, (0, 0), (0.3, 0)) with { IsOneWay = true },
            Street("A", StreetClass.Residential, (0.6, 0), (0.3, 0)) with { IsOneWay = true });
        Assert.Equal(2, Assert.Single(new TileCutter(data, []).Features(Middle, MapLayers.Streets)).Parts.Count);
    }

    [Theory]
    [InlineData(StreetClass.Alley, 16, true)]
    [InlineData(StreetClass.Alley, 13, false)]
    [InlineData(StreetClass.Residential, 11, false)]
    [InlineData(StreetClass.Primary, 8, true)]
    public void Small_streets_appear_only_near_by(StreetClass rank, int zoom, bool drawn)
    {
        var cutter = new TileCutter(Of(Street("A", rank, (-5, 0), (5, 0))), []);
        Assert.Equal(drawn, cutter.Features(Mercator.TileAt(Lon, Lat, zoom), MapLayers.Streets).Count > 0);
    }

    [Fact]
    public void Far_out_streets_of_a_class_share_one_feature_without_names()
    {
        var cutter = new TileCutter(Of(
            Street("Jalan Riau", StreetClass.Primary, (-5, 0), (5, 0)), Street("Jalan Sudirman", StreetClass.Primary, (0, -5), (0, 5))), []);
        var feature = Assert.Single(cutter.Features(Mercator.TileAt(Lon, Lat, 9), MapLayers.Streets));
        Assert.Equal(["class"], feature.Attributes.Keys);
        Assert.Equal(2, feature.Parts.Count);
    }

    [Fact]
    public void A_tile_with_nothing_in_it_is_empty()
    {
        var cutter = new TileCutter(Of(Street("A", StreetClass.Residential, (0, 0), (1, 0))), []);
        Assert.Empty(cutter.Cut(16, 0, 0));
        Assert.Empty(new TileCutter(StreetData.Empty, []).Cut(Middle));
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes()
    {
        for (var zoom = 10; zoom <= 16; zoom++)
        {
            var tile = Mercator.TileAt(Lon, Lat, zoom);
            Assert.Equal(new TileCutter(Random(7), []).Cut(tile), new TileCutter(Random(7), []).Cut(tile));
        }
    }

    [Fact]
    public void Areas_give_an_outline_a_border_and_one_label()
    {
        var cutter = new TileCutter(StreetData.Empty, [Area("Simpang Tiga", -1, -1, 1, 1, code: "14.71.07.1005")]);
        var tile = Mercator.TileAt(Lon, Lat, 13);
        foreach (var layer in (string[])[MapLayers.Areas, MapLayers.AreaLabels])
        {
            var area = Assert.Single(cutter.Features(tile, layer));
            Assert.Equal("14.71.07.1005", area.Text("code"));
            Assert.Equal("Simpang Tiga", area.Text("name"));
            Assert.Equal(7L, area.Attributes["level"]);
        }
        Assert.Single(cutter.Features(tile, MapLayers.Borders));
    }

    [Fact]
    public void Neighbouring_areas_draw_their_common_border_once()
    {
        // Two squares side by side: 8 sides, of which two are the same one. The outer six are 3 + 3.
        var cutter = new TileCutter(StreetData.Empty, [Area("A", -1, -1, 0, 1), Area("B", 0, -1, 1, 1)]);
        var border = Assert.Single(cutter.Features(Mercator.TileAt(Lon, Lat, 13), MapLayers.Borders));
        Assert.Equal(7, border.Parts.Sum(line => line.Count - 1));
    }

    [Fact]
    public void A_border_of_two_levels_belongs_to_the_higher_area()
    {
        var cutter = new TileCutter(StreetData.Empty, [Area("Kelurahan", -1, -1, 1, 1), Area("Kecamatan", -1, -1, 1, 1, level: 6)]);
        var border = Assert.Single(cutter.Features(Mercator.TileAt(Lon, Lat, 13), MapLayers.Borders));
        Assert.Equal(6L, border.Attributes["level"]);
    }

    [Fact]
    public void A_label_is_in_exactly_one_tile_even_at_a_corner()
    {
        var corner = Mercator.Bounds(Middle);
        var place = new NamedPlace("Kantor Lurah", "amenity=townhall", new LonLat(corner.MaxX, corner.MinY));
        var cutter = new TileCutter(StreetData.Empty with { Places = [place] }, []);
        var labels = 0;
        for (var dx = 0; dx <= 1; dx++)
            for (var dy = 0; dy <= 1; dy++)
                labels += cutter.Features(new TileAddress(16, Middle.X + dx, Middle.Y + dy), MapLayers.Places).Count;
        Assert.Equal(1, labels);
    }

    [Fact]
    public void Ground_lies_in_drawing_order_and_waterways_are_lines()
    {
        LonLat[] ring = [At(-1, -1), At(1, -1), At(1, 1), At(-1, 1), At(-1, -1)];
        var data = StreetData.Empty with
        {
            Areas = [new(LandKind.Water, "Danau", [ring]), new(LandKind.Urban, null, [ring]), new(LandKind.Waterway, "Sungai Sail", [[At(-1, 0), At(1, 0)]])],
        };
        var cutter = new TileCutter(data, []);
        Assert.Equal(["urban", "water"], cutter.Features(Middle, MapLayers.Land).Select(feature => feature.Text("kind")));
        Assert.Equal("Sungai Sail", Assert.Single(cutter.Features(Middle, MapLayers.Waterways)).Text("name"));
    }

    [Fact]
    public void Bounds_hold_streets_places_and_areas()
    {
        var cutter = new TileCutter(Of(Street("A", StreetClass.Residential, (0, 0), (2, 0))), [Area("B", -3, -1, 1, 1)]);
        Assert.Equal(Lon - 0.003, cutter.Bounds.MinX, 9);
        Assert.Equal(Lon + 0.002, cutter.Bounds.MaxX, 9);
    }
}
