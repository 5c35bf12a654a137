using System.Text;

namespace Shuttle.Roads.Tests;

/// <summary>Reading extracts, whole and damaged.</summary>
public class ReaderTests
{
    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6">
          <bounds minlat="0" minlon="101" maxlat="1" maxlon="102"/>
          <node id="1" lat="0.5" lon="101.45"/>
          <node id="2" lat="0.501" lon="101.45"><tag k="barrier" v="gate"/></node>
          <node id="3" lat="0.502" lon="101.45"/>
          <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Jalan Melati"/></way>
          <way id="11"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
          <relation id="20"><member type="way" ref="10" role="from"/><member type="node" ref="2" role="via"/><member type="way" ref="11" role="to"/><tag k="type" v="restriction"/></relation>
        </osm>
        """;

    private static OsmXml XmlSource(string text) => new(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), "town.osm");

    private static OsmPbf PbfSource(byte[] bytes) => new(() => new MemoryStream(bytes), "town.osm.pbf");

    [Fact]
    public void Xml_gives_nodes_ways_and_relations()
    {
        var elements = XmlSource(Xml).Read(OsmKinds.All).ToArray();
        Assert.Equal([1L, 2, 3, 10, 11, 20], elements.Select(e => e.Id));
        Assert.Equal(new LonLat(101.45, 0.501), ((OsmNode)elements[1]).Point);
        Assert.Equal("gate", elements[1].Tag("barrier"));
        Assert.Equal([1L, 2], ((OsmWay)elements[3]).Nodes);
        Assert.Equal(new OsmMember(OsmKinds.Nodes, 2, "via"), ((OsmRelation)elements[5]).Members[1]);
        Assert.Equal(2, XmlSource(Xml).Read(OsmKinds.Ways).Count());
    }

    [Fact]
    public void Xml_cut_short_anywhere_is_refused_with_the_file_and_line()
    {
        for (var length = 0; length < Xml.TrimEnd().Length; length += 7)
        {
            var error = Assert.Throws<RoadException>(() => XmlSource(Xml[..length]).Read(OsmKinds.All).Count());
            Assert.Equal(RoadError.BadFile, error.Error);
            Assert.StartsWith("town.osm: damaged or cut short at line", error.Message);
        }
    }

    [Theory]
    [InlineData("lat=\"0.5\"", "lat=\"north\"")]
    [InlineData("lat=\"0.5\"", "lat=\"95\"")]
    [InlineData("ref=\"1\"", "ref=\"one\"")]
    [InlineData("type=\"node\"", "type=\"tree\"")]
    [InlineData("<osm ", "<map ")]
    public void Xml_with_nonsense_is_refused(string good, string bad) =>
        Assert.Throws<RoadException>(() => XmlSource(Xml.Replace(good, bad).Replace("</osm>", bad == "<map " ? "</map>" : "</osm>")).Read(OsmKinds.All).Count());

    [Fact]
    public void Pbf_gives_what_is_known_to_be_in_it()
    {
        var source = OsmFile.Open(SharedData.PathOf("monaco-gh-2012"));
        Assert.Equal((13_739, 1_944, 77), (source.Read(OsmKinds.Nodes).Count(), source.Read(OsmKinds.Ways).Count(), source.Read(OsmKinds.Relations).Count()));
        var avenue = source.Read(OsmKinds.Ways).Cast<OsmWay>().First(way => way.Tag("name") == "Avenue de la Costa");
        Assert.NotNull(avenue.Tag("highway"));
        Assert.All(source.Read(OsmKinds.Nodes).Cast<OsmNode>(), node => Assert.True(node.Point is { Lon: > 7 and < 8, Lat: > 43 and < 44 }));
    }

    [Fact]
    public void Pbf_cut_short_is_refused()
    {
        var bytes = File.ReadAllBytes(SharedData.PathOf("monaco-gh-2012"));
        for (var length = 0; length < bytes.Length; length += bytes.Length / 97)
        {
            var error = Assert.Throws<RoadException>(() => PbfSource(bytes[..length]).Read(OsmKinds.All).Count());
            Assert.Equal(RoadError.BadFile, error.Error);
        }
    }

    [Fact]
    public void Pbf_with_a_flipped_bit_is_refused_or_harmless()
    {
        var bytes = File.ReadAllBytes(SharedData.PathOf("monaco-gh-2012"));
        var refused = 0;
        for (var i = 0; i < 150; i++)
        {
            // Every bit of the first header, then bits all over the file.
            var at = i < 50 ? i : (int)(i * 7919L * 31 % bytes.Length);
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << i % 8);
            try
            {
                Assert.Equal(15_760, PbfSource(damaged).Read(OsmKinds.All).Count());
            }
            catch (RoadException e) when (e.Error == RoadError.BadFile)
            {
                refused++;
            }
        }
        Assert.True(refused > 110, $"only {refused} of 150 were noticed");
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        var path = Path.GetTempFileName();
        Assert.Equal(RoadError.BadFile, Assert.Throws<RoadException>(() => OsmFile.Open(path)).Error);
        Assert.Equal(RoadError.BadFile, Assert.Throws<RoadException>(() => OsmFile.Open("/nowhere/x.osm.pbf")).Error);
        Assert.StartsWith("town.osm.pbf: damaged", Assert.Throws<RoadException>(() => PbfSource("Halo, ini bukan peta"u8.ToArray()).Read(OsmKinds.All).Count()).Message);
        File.Delete(path);
    }
}
