using Shuttle.Driver.Sync;
using Shuttle.Roads;

namespace Shuttle.Driver.Maps;

/// <summary>The map and the roads on the device: fetched when there is signal, used when there is none.</summary>
public sealed class DriverMaps(string folder, DriverServer server) : IDisposable
{
    OfflineMap? map;
    LocalRoadNetwork? roads;

    public PackFile MapFile { get; } = new(folder, "map.mbtiles", "driver/map.mbtiles");

    public PackFile RoadFile { get; } = new(folder, "city.roads", "driver/city.roads");

    /// <summary>The map; null before the first fetch, or where the file turned out to be none.</summary>
    public OfflineMap? Map => map ??= MapFile.Exists ? OfflineMap.TryOpen(MapFile.Path) : null;

    /// <summary>The roads for finding another way; null before the first fetch.</summary>
    public IRoadNetwork? Roads => roads ??= Open();

    /// <summary>Looks for newer files; true when something changed and should be drawn anew.</summary>
    public async Task<bool> Fetch(CancellationToken stop)
    {
        var newMap = await MapFile.Fetch(server, stop) == PackFetch.Replaced;
        var newRoads = await RoadFile.Fetch(server, stop) == PackFetch.Replaced;
        if (newMap)
        {
            map?.Dispose();
            map = null;
        }
        if (newRoads)
            roads = null;
        return newMap || newRoads;
    }

    public void Dispose() => map?.Dispose();

    LocalRoadNetwork? Open()
    {
        if (!RoadFile.Exists)
            return null;
        try
        {
            return LocalRoadNetwork.Open(RoadFile.Path);
        }
        catch (RoadException)
        {
            return null; // of another version than this app: a straight line stands in until the next fetch
        }
    }
}
