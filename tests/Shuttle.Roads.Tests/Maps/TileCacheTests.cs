using Shuttle.Roads.Maps;
using static Shuttle.Roads.Tests.Maps.Town;

namespace Shuttle.Roads.Tests.Maps;

public class TileCacheTests
{
    [Fact]
    public void A_tile_comes_back_from_memory_as_it_was_cut()
    {
        var cutter = new TileCutter(Random(1), []);
        var cache = new TileCache(cutter);
        var tile = cache.Get(Middle);
        Assert.Equal(cutter.Cut(Middle), tile.Unpack());
        Assert.Same(tile, cache.Get(Middle));
    }

    [Fact]
    public void The_tag_depends_on_the_content_alone()
    {
        var street = Street("A", StreetClass.Residential, (0, 0), (1, 0));
        ReadyTile Tile(Street only) => new TileCache(new TileCutter(Of(only), [])).Get(Middle);
        Assert.Equal(Tile(street).ETag, Tile(street).ETag);
        Assert.NotEqual(Tile(street).ETag, Tile(street with { Name = "B" }).ETag);
        Assert.Matches("^\"[0-9a-f]{32}\"$", Tile(street).ETag);
    }

    [Fact]
    public void An_empty_tile_is_known_to_be_empty()
    {
        var tile = new TileCache(new TileCutter(StreetData.Empty, [])).Get(Middle);
        Assert.True(tile.IsEmpty);
        Assert.Empty(tile.Unpack());
    }

    [Fact]
    public void The_tile_that_was_not_asked_for_longest_goes_first()
    {
        // Empty tiles count 200 bytes each: room for two.
        var cache = new TileCache(new TileCutter(StreetData.Empty, []), capacityBytes: 400);
        TileAddress a = new(16, 1, 1), b = new(16, 2, 1), c = new(16, 3, 1);
        var (firstA, firstB) = (cache.Get(a), cache.Get(b));
        cache.Get(a);
        cache.Get(c);
        Assert.Equal(2, cache.Count);
        Assert.Same(firstA, cache.Get(a));
        Assert.NotSame(firstB, cache.Get(b));
    }

    [Fact]
    public void Many_threads_get_the_same_tiles()
    {
        var cutter = new TileCutter(Random(2), [Area("A", -5, -5, 5, 5)]);
        var cache = new TileCache(cutter, capacityBytes: 20_000);
        var tiles = OfflinePack.Tiles(Rectangle(-10, -10, 10, 10), 10, 15).ToList();
        var expected = tiles.ToDictionary(tile => tile, tile => ReadyTile.From(cutter.Cut(tile)).ETag);
        Parallel.For(0, tiles.Count * 4, i => Assert.Equal(expected[tiles[i % tiles.Count]], cache.Get(tiles[i % tiles.Count]).ETag));
    }
}
