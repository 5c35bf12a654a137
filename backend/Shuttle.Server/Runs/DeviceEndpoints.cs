using System.Text.Json;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>The office's doors to devices and trackers, the paper run sheet, and the trackers' own door.</summary>
public static class DeviceEndpoints
{
    private const int LargestReport = 256 * 1024;

    public static void MapDevices(this RouteGroupBuilder api)
    {
        api.MapGet("/devices", async (DeviceList devices, CancellationToken ct) => await devices.ReadAsync(ct)).Needs(May.ManageDevices);
        api.MapPost("/devices/{id:guid}/revocation", async (Guid id, RevokeDevice revoke, Devices devices, CancellationToken ct) =>
            (await devices.RevokeAsync(id, revoke.Why, ct)).Open(_ => TypedResults.NoContent())).Needs(May.ManageDevices);
        api.MapPost("/trackers", async (RegisterTracker register, Trackers trackers, CancellationToken ct) =>
            (await trackers.RegisterAsync(register, ct)).Open(done => TypedResults.Ok(done))).Produces<TrackerRegistered>().Needs(May.ManageDevices);
        api.MapPost("/trackers/{id:guid}/revocation", async (Guid id, Trackers trackers, CancellationToken ct) =>
            (await trackers.RevokeAsync(id, ct)).Open(_ => TypedResults.NoContent())).Needs(May.ManageDevices);
        api.MapPost("/runs/{runId:guid}/paper", async (Guid runId, PaperSheet sheet, EnterFromPaper enter, CancellationToken ct) =>
            (await enter.EnterAsync(runId, sheet, ct)).Open(reply => TypedResults.Ok(reply))).Produces<PushEventsReply>().Needs(May.EnterFromPaper);
        api.MapMethods("/osmand", ["GET", "POST"], ReportAsync).DisableAntiforgery().Needs(May.ReportPosition);
    }

    private static async Task<IResult> ReportAsync(HttpRequest request, Trackers trackers, TimeProvider clock, CancellationToken ct)
    {
        if (request.ContentLength > LargestReport || await ReadAsync(request, clock.GetUtcNow(), ct) is not { } report) return Door.Problem(Trackers.ReportMalformed);
        return (await trackers.TakeAsync(report, ct)).Open(_ => TypedResults.Ok());
    }

    // Trackers of either age: fields in the query, a form, or the newer client's JSON.
    private static async Task<TrackerReport?> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(ct);
            return OsmAnd.FromFields(name => form[name].FirstOrDefault() ?? request.Query[name].FirstOrDefault(), now);
        }
        if (!request.HasJsonContentType() || request.Query.ContainsKey("id")) return OsmAnd.FromFields(name => request.Query[name].FirstOrDefault(), now);
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: ct);
            return OsmAnd.FromJson(json.RootElement, now);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
