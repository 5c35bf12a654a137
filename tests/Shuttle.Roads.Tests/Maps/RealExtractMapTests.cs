using NetTopologySuite.Geometries;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;

namespace Shuttle.Roads.Tests.Maps;

/// <summary>The map and the search over real extracts, where those lie beside the checkout.</summary>
public class RealExtractMapTests
{
    [Theory]
    [InlineData("pekanbaru-municipal-2016", 14)]
    [InlineData("liechtenstein-2015", 13)]
    [InlineData("monaco-gh-2012", 16)]
    public void Every_tile_of_an_extract_reads_back(string extract, int deepest)
    {
        var cutter = new TileCutter(SharedData.Network(extract).Streets, []);
        var drawn = OfflinePack.Tiles(new GeometryFactory().ToGeometry(cutter.Bounds), MapLayers.MinZoom, deepest)
            .SelectMany(tile => VectorTileReader.Read(cutter.Cut(tile)))
            .GroupBy(layer => layer.Name, layer => layer.Features.Count)
            .ToDictionary(layer => layer.Key, layer => layer.Sum());
        Assert.True(drawn[MapLayers.Streets] > 100);
        if (extract != "pekanbaru-municipal-2016") // which has roads alone
            Assert.True(drawn[MapLayers.Land] > 10 && drawn[MapLayers.Places] > 10);
    }

    [Theory]
    [InlineData("pekanbaru-municipal-2016")]
    [InlineData("liechtenstein-2015")]
    public void Every_street_is_found_by_its_own_name_first(string extract)
    {
        var streets = SharedData.Network(extract).Streets;
        var index = new PlaceIndex(streets, []);
        var names = streets.Streets.Select(street => street.Name).OfType<string>().Distinct().Where(name => PlaceWords.Of(name).Count > 0);
        foreach (var name in names.Where((_, i) => i % 10 == 0))
        {
            // A namesake of the same words in another order is as good.
            Assert.Equal((name, Words(name)), (name, Words(index.Find(name)[0].Name)));
        }
    }

    static string Words(string name) => string.Join(' ', PlaceWords.Of(name).Order());
}
