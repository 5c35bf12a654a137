using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

public sealed record AreaView(string Code, string Name, string ParentCode);

public sealed record DepotView(Guid DepotId, string Name, GeoPoint Point);

public static class AreaEndpoints
{
    public static readonly Refusal NoAreaThere = new("no-area-there", StatusCodes.Status404NotFound);

    public static void MapAreas(this RouteGroupBuilder api)
    {
        api.MapGet("/areas", async (ShuttleDb db, CancellationToken ct) =>
            await db.Areas.OrderBy(a => a.Code).Select(a => new AreaView(a.Code, a.Name, a.ParentCode)).ToListAsync(ct)).Needs(May.SeePublic);
        api.MapGet("/areas/covering", async (double lon, double lat, ShuttleDb db, CancellationToken ct) =>
            await KelurahanAt(db, lon, lat, ct) is { } area
                ? TypedResults.Ok(new AreaView(area.Code, area.Name, area.ParentCode)) : (IResult)Door.Problem(NoAreaThere)).Needs(May.SeePublic);
        api.MapGet("/depots", async (ShuttleDb db, CancellationToken ct) =>
            (await db.Depots.OrderBy(d => d.Name).ToListAsync(ct)).ConvertAll(d => new DepotView(d.Id, d.Name, new(d.Point.X, d.Point.Y)))).Needs(May.SeePublic);
        api.MapPost("/admin/areas", async (HttpRequest request, ImportAreas import, DistrictMaps maps, CurrentDistrict district, CancellationToken ct) =>
        {
            using var reader = new StreamReader(request.Body);
            var imported = await import.ImportAsync(await reader.ReadToEndAsync(ct), createDistricts: false, ct);
            maps.Forget(district.Required);
            return imported.Open(report => TypedResults.Ok(report));
        }).Accepts<object>("application/geo+json", "application/json").Needs(May.ManageAreas);
    }

    /// <summary>The kelurahan whose outline covers a point; the border belongs to both, then the smaller code wins.</summary>
    public static Task<Area?> KelurahanAt(ShuttleDb db, double lon, double lat, CancellationToken ct)
    {
        var point = Ewkb.Point(lon, lat);
        return db.Areas.Where(a => a.Level == AreaLevel.Kelurahan && a.Shape != null && Spatial.Covers(a.Shape, point))
            .OrderBy(a => a.Code).FirstOrDefaultAsync(ct);
    }
}
