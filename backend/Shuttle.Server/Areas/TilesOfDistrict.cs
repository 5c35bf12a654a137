using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>A district's map: the streets in use under the district's own outlines, ready to cut and to search.</summary>
public sealed record DistrictMap(TileCutter Cutter, TileCache Tiles, PlaceIndex Places);

/// <summary>Keeps the map of each district; built when it is first asked for and again after its areas have changed.</summary>
public sealed class DistrictMaps(RoadsInUse roads, IServiceScopeFactory scopes)
{
    private const int DistrictLevel = 6, KelurahanLevel = 7;
    private readonly ConcurrentDictionary<Guid, Lazy<Task<DistrictMap>>> _maps = new();

    // Built once even when many tiles are asked for at the same moment; a caller that goes away does not stop it for the others.
    public Task<DistrictMap> GetAsync(Guid district, CancellationToken ct) =>
        _maps.GetOrAdd(district, id => new(() => BuildAsync(id))).Value.WaitAsync(ct);

    /// <summary>The outlines have changed: the next question builds the map anew.</summary>
    public void Forget(Guid district) => _maps.TryRemove(district, out _);

    private async Task<DistrictMap> BuildAsync(Guid district)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district);
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        var own = await db.Districts.AsNoTracking().SingleAsync(d => d.Id == district);
        var areas = await db.Areas.AsNoTracking().Where(a => a.Level == AreaLevel.Kelurahan && a.Shape != null).OrderBy(a => a.Code).ToListAsync();
        List<MapArea> drawn = [new(own.Code, own.Name, DistrictLevel, own.Boundary), .. areas.Select(a => new MapArea(a.Code, a.Name, KelurahanLevel, a.Shape!))];
        var cutter = new TileCutter(roads.Streets, drawn);
        return new(cutter, new TileCache(cutter), new PlaceIndex(roads.Streets, drawn));
    }
}
