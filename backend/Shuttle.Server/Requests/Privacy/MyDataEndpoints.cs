using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;

namespace Shuttle.Server.Requests.Privacy;

public static class MyDataEndpoints
{
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Options) { WriteIndented = true };

    public static void MapMyData(this RouteGroupBuilder api)
    {
        api.MapGet("/my-data", async (MyData mine, CancellationToken ct) => TypedResults.Json(await mine.ReadAsync(ct), Readable)).Produces<OwnData>().Needs(May.ManageOwnRequests);
        api.MapGet("/requests/{id:guid}/home-photo", async (Guid id, HomePhotos photos, CancellationToken ct) =>
            await photos.FindAsync(id, ct) is { } found ? TypedResults.PhysicalFile(found.File, found.Photo.ContentType) : (IResult)TypedResults.NotFound()).Needs(May.ManageOwnRequests);
    }
}
