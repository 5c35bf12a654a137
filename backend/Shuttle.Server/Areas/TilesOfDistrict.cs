using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>A district's map: the streets in use under the district's own outlines, ready to cut and to search.</summary>
public sealed record DistrictMap(TileCutter Cutter, TileCache Tiles, PlaceIndex Places);

/// <summary>A pack on disk and the hash of its bytes.</summary>
public sealed record OfflineMap(string File, string Hash);

/// <summary>Keeps the map of each district; built when it is first asked for and again after its areas have changed.</summary>
public sealed class DistrictMaps(RoadsInUse roads, IServiceScopeFactory scopes, IConfiguration configuration)
{
    private const int DistrictLevel = 6, KelurahanLevel = 7;
    private readonly ConcurrentDictionary<Guid, Lazy<Task<DistrictMap>>> _maps = new();
    private readonly ConcurrentDictionary<Guid, Lazy<Task<OfflineMap>>> _packs = new();

    // Built once even when many tiles are asked for at the same moment; a caller that goes away does not stop it for the others.
    public Task<DistrictMap> GetAsync(Guid district, CancellationToken ct) =>
        _maps.GetOrAdd(district, id => new(() => BuildAsync(id))).Value.WaitAsync(ct);

    /// <summary>The outlines have changed: the next question builds the map anew.</summary>
    public void Forget(Guid district)
    {
        _maps.TryRemove(district, out _);
        _packs.TryRemove(district, out _);
    }

    /// <summary>The district's tiles as one file for the driver's app, with the name of its content.</summary>
    public Task<OfflineMap> PackAsync(Guid district, CancellationToken ct) =>
        _packs.GetOrAdd(district, id => new(() => PackAsync(id))).Value.WaitAsync(ct);

    private async Task<OfflineMap> PackAsync(Guid district)
    {
        var (map, boundary) = (await GetAsync(district, CancellationToken.None), await BoundaryAsync(district));
        var folder = Path.Combine(DataSetup.DataFolder(configuration), "packs");
        Directory.CreateDirectory(folder);
        var made = Path.Combine(folder, $"{district:N}.new");
        await Task.Run(() => OfflinePack.Write(made, map.Cutter, boundary, new PackOptions { Attribution = roads.Attribution }));
        string hash;
        await using (var content = File.OpenRead(made)) hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        // Named by its content: a device that resumes a download gets the rest of the same file.
        var file = Path.Combine(folder, $"{hash}.mbtiles");
        File.Move(made, file, overwrite: true);
        return new(file, hash);
    }

    private async Task<NetTopologySuite.Geometries.Geometry> BoundaryAsync(Guid district)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Districts.AsNoTracking().SingleAsync(d => d.Id == district)).Boundary;
    }

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
