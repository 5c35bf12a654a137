namespace Shuttle.Roads.Tests;

/// <summary>What an import keeps, drops and reports.</summary>
public class ImportTests
{
    [Fact]
    public void The_report_counts_what_was_read_kept_and_dropped()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('c', 200, 0).Node('d', 0, 500).Node('e', 100, 500)
            .Way("abc").Way("ab", "highway=construction").Way("de", "highway=service", "service=alley").Way("bc", "highway=path", "access=no");
        var report = RoadImport.Run(sketch.Source).Report;
        Assert.Equal((5, 4, 0), (report.NodesRead, report.WaysRead, report.RelationsRead));
        Assert.Equal((3, 2), (report.Streets, report.Components));
        Assert.Equal(2.0 / 3, report.LargestComponentShare, 2);
        Assert.Equal(0.2, report.KilometresByClass[StreetClass.Residential], 3);
        Assert.Equal(0.1, report.KilometresByClass[StreetClass.Alley], 3);
        Assert.Equal(1, report.Dropped["way: highway=construction carries no traffic"]);
        Assert.Equal(1, report.Dropped["way: closed to everyone by its access tags"]);
    }

    [Fact]
    public void A_way_is_cut_where_others_meet_it_and_nowhere_else()
    {
        // a–b–c–d with a side street at c: pieces a–c (over b), c–d, c–e.
        var result = RoadImport.Run(new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('c', 200, 0).Node('d', 300, 0).Node('e', 200, 100).Way("abcd").Way("ce").Source);
        Assert.Equal((4, 3), (result.Graph.JunctionCount, result.Graph.PieceCount));
        Assert.Equal(2, result.Streets.Streets.Count);
        Assert.Equal(4, result.Streets.Streets[0].Line.Count);
    }

    [Fact]
    public void Streets_across_the_border_of_the_clip_keep_one_node_outside()
    {
        var (sw, ne) = (Sketch.Place(50, -50), Sketch.Place(250, 50));
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('c', 200, 0).Node('d', 300, 0).Node('e', 400, 0).Node('f', 400, 400).Way("abcde").Way("ef");
        var result = RoadImport.Run(sketch.Source, new ImportOptions { Clip = SharedData.Box(sw.Lon, sw.Lat, ne.Lon, ne.Lat) });
        var line = Assert.Single(result.Streets.Streets).Line;
        Assert.Equal([sketch.At("a"), sketch.At("b"), sketch.At("c"), sketch.At("d")], line);
        Assert.Equal(1, result.Report.Dropped["way: outside the area"]);
    }

    [Fact]
    public void A_way_with_a_missing_node_is_cut_there()
    {
        Sketch sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('d', 300, 0).Node('e', 400, 0).Way("abcde");
        var result = RoadImport.Run(sketch.Source);
        Assert.Equal(2, result.Graph.PieceCount);
        Assert.Equal(2, result.Report.Components);
        Assert.Single(result.Report.Dropped, d => d.Key.StartsWith("way: nodes missing", StringComparison.Ordinal));
    }

    [Fact]
    public void An_extract_without_streets_is_refused() =>
        Assert.Equal(RoadError.BadFile, Assert.Throws<RoadException>(() => RoadImport.Run(new Sketch().Node('a', 0, 0).Source)).Error);

    [Fact]
    public void Places_and_ground_cover_come_along()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('m', 50, 20, "amenity=place_of_worship", "name=Masjid Raya", "alt_name=Masjid Agung")
            .Node('p', 0, 100).Node('q', 100, 100).Node('r', 100, 200).Node('s', 0, 200)
            .Way("ab", "highway=residential", "name=Jalan Melati", "bridge=yes", "surface=gravel", "oneway=-1").Way("pqrsp", "highway=no", "natural=water", "name=Danau Kota");
        var streets = RoadImport.Run(sketch.Source).Streets;
        var street = Assert.Single(streets.Streets);
        Assert.Equal(("Jalan Melati", true, true, true), (street.Name, street.IsBridge, street.IsUnpaved, street.IsOneWay));
        Assert.Equal(sketch.At("b"), street.Line[0]);
        var mosque = streets.Places.Single(p => p.Name == "Masjid Raya");
        Assert.Equal(("amenity=place_of_worship", sketch.At("m")), (mosque.Kind, mosque.Point));
        Assert.Equal(["Masjid Agung"], mosque.OtherNames);
        var lake = Assert.Single(streets.Areas);
        Assert.Equal((LandKind.Water, "Danau Kota", 5), (lake.Kind, lake.Name, lake.Rings[0].Count));
        Assert.Equal("natural=water", streets.Places.Single(p => p.Name == "Danau Kota").Kind);
    }

    [Fact]
    public void A_polygon_of_several_ways_with_a_hole_is_put_together()
    {
        var sketch = new Sketch().Node('a', 0, 0).Node('b', 100, 0).Node('p', 0, 100).Node('q', 300, 100).Node('r', 300, 400).Node('s', 0, 400)
            .Node('t', 100, 200).Node('u', 200, 200).Node('v', 200, 300)
            .Way("ab").Way("pqr", "highway=no").Way("psr", "highway=no").Way("tuvt", "highway=no");
        var elements = sketch.Source.Read(OsmKinds.All).ToList();
        var ways = elements.OfType<OsmWay>().ToDictionary(way => string.Concat(way.Nodes.Select(n => (char)n)), way => way.Id);
        elements.Add(new OsmRelation(1, [new(OsmKinds.Ways, ways["pqr"], "outer"), new(OsmKinds.Ways, ways["psr"], "outer"), new(OsmKinds.Ways, ways["tuvt"], "inner")],
            new Dictionary<string, string> { ["type"] = "multipolygon", ["landuse"] = "forest" }));
        var area = Assert.Single(RoadImport.Run(new OsmList(elements)).Streets.Areas);
        Assert.Equal((LandKind.Green, 2), (area.Kind, area.Rings.Count));
        Assert.Equal((5, 4), (area.Rings[0].Count, area.Rings[1].Count));
    }
}
