using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Tests.Maps;

public class MercatorTests
{
    [Fact]
    public void The_world_is_a_square_of_side_one()
    {
        Assert.Equal(0, Mercator.X(-180));
        Assert.Equal(1, Mercator.X(180));
        Assert.Equal(0.5, Mercator.Y(0), 12);
        Assert.Equal(0, Mercator.Y(Mercator.LatitudeLimit), 9);
        Assert.Equal(1, Mercator.Y(-90), 9);
    }

    [Theory]
    [InlineData(101.4478, 0.5071, 14, 12809, 8168)] // Pekanbaru: (101.4478 + 180) / 360 · 2^14 = 12809.2
    [InlineData(0, 51.4779, 10, 512, 340)]
    [InlineData(180, -89, 3, 7, 7)]
    public void A_place_lies_in_the_tile_that_web_maps_know(double lon, double lat, int zoom, int x, int y) =>
        Assert.Equal(new TileAddress(zoom, x, y), Mercator.TileAt(lon, lat, zoom));

    [Fact]
    public void A_tile_lies_within_its_bounds_and_touches_its_neighbours()
    {
        var bounds = Mercator.Bounds(Town.Middle);
        Assert.True(bounds.Contains(Town.Lon, Town.Lat));
        Assert.Equal(bounds.MaxX, Mercator.Bounds(new TileAddress(16, Town.Middle.X + 1, Town.Middle.Y)).MinX, 12);
        Assert.Equal(bounds.MinY, Mercator.Bounds(new TileAddress(16, Town.Middle.X, Town.Middle.Y + 1)).MaxY, 12);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(19, 0, 0)]
    [InlineData(2, 4, 0)]
    [InlineData(2, 0, -1)]
    public void An_address_outside_the_world_is_refused(int zoom, int x, int y)
    {
        Assert.False(TileAddress.Exists(zoom, x, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileAddress(zoom, x, y));
    }

    [Fact]
    public void Offline_packs_count_rows_from_the_south() => Assert.Equal(3, new TileAddress(2, 0, 0).RowFromSouth);
}
