using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>The picture of a gate for the courier who goes there, by the stop of their own run.</summary>
public static class GatePhotoEndpoints
{
    public static void MapGatePhotos(this RouteGroupBuilder api) =>
        api.MapGet("/driver/stops/{stopId:guid}/gate-photo", async (Guid stopId, ShuttleDb db, RunSheets sheets, HomePhotos photos, CancellationToken ct) =>
        {
            var courier = await sheets.CourierIdAsync(ct);
            var request = await db.Stops.Where(s => s.Id == stopId && db.Runs.Any(r => r.Id == s.RunId && r.CourierId == courier)).Select(s => (Guid?)s.Leg!.RequestId).SingleOrDefaultAsync(ct);
            return request is { } id && await photos.ForStaffAsync(id, ct) is { } found ? TypedResults.PhysicalFile(found.File, found.Photo.ContentType) : (IResult)TypedResults.NotFound();
        }).Needs(May.DriveRuns);
}
