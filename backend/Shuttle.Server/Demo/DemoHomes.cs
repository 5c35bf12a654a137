using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Data.Spatial;

namespace Shuttle.Server.Demo;

/// <summary>Places where invented people live: street points inside a kelurahan.</summary>
public sealed class DemoHomes(RoadsInUse roads)
{
    /// <summary>A random point of the kelurahan, moved to the nearest street; one that slides over the border is thrown again.</summary>
    public async Task<(LonLat At, string? Street)> FindAsync(Random dice, Area area, CancellationToken ct)
    {
        var box = area.Shape!.EnvelopeInternal;
        for (var tries = 0; tries < 500; tries++)
        {
            var point = new LonLat(box.MinX + dice.NextDouble() * box.Width, box.MinY + dice.NextDouble() * box.Height);
            if (!area.Shape.Covers(Ewkb.Point(point.Lon, point.Lat))) continue;
            try
            {
                var snapped = await roads.Network.SnapAsync(RoadProfile.Motorbike, point, new SnapOptions { MaxMetres = 150 }, ct);
                if (area.Shape.Covers(Ewkb.Point(snapped.Point.Lon, snapped.Point.Lat))) return (snapped.Point, snapped.StreetName);
            }
            catch (RoadException nowhere) when (nowhere.Error == RoadError.NoStreetNear)
            {
            }
        }
        throw new InvalidOperationException($"{area.Code} {area.Name} has no street for a demonstration's home: do the areas and the roads belong together?");
    }
}
