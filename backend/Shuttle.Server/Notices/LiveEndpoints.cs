using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Notices;

/// <summary>Server-sent events: the day's board and a request's tracking page update without polling.</summary>
public static class LiveEndpoints
{
    public static void MapLive(this RouteGroupBuilder api)
    {
        api.MapGet("/board/{day}", (DateOnly day, Board board, CancellationToken ct) => board.ReadAsync(day, ct)).Needs(May.WatchRuns);
        api.MapGet("/board/{day}/live", (DateOnly day, LiveFeed feed, CurrentDistrict district, IHostApplicationLifetime life, CancellationToken ct) =>
            Stream(feed, district.Required, note => note.Day == day, life, ct)).Needs(May.WatchRuns);
        api.MapGet("/queue/live", (LiveFeed feed, CurrentDistrict district, IHostApplicationLifetime life, CancellationToken ct) =>
            district.Id is { } here ? Stream(feed, here, note => note.Topic == "queue.changed", life, ct) : TypedResults.NotFound()).Needs(May.SeePublic);
        api.MapGet("/track/{token}/live", async (string token, Tracking tracking, LiveTracking live, CancellationToken ct) =>
            (await tracking.FindAsync(token, ct)).Open(found => TypedResults.ServerSentEvents(live.FollowAsync(found, ct)))).Needs(May.SeePublic);
        api.MapGet("/track/{token}/courier", async (string token, Tracking tracking, CurrentDistrict district, Approach approach, CancellationToken ct) =>
        {
            var found = await tracking.FindAsync(token, ct);
            if (found.Refusal is { } refusal) return Door.Problem(refusal);
            using var inView = district.Enter(found.Value.DistrictId);
            return await approach.FindAsync(found.Value.RequestId, ct) is { } coming ? TypedResults.Ok(coming) : (IResult)TypedResults.NoContent();
        }).Produces<Approaching>().Produces(StatusCodes.Status204NoContent).ProducesProblem(404).Needs(May.SeePublic);
    }

    private static IResult Stream(LiveFeed feed, Guid district, Func<LiveNote, bool> wanted, IHostApplicationLifetime life, CancellationToken ct) =>
        TypedResults.ServerSentEvents(Items(feed, district, wanted, life, ct));

    private static async IAsyncEnumerable<SseItem<object>> Items(
        LiveFeed feed, Guid district, Func<LiveNote, bool> wanted, IHostApplicationLifetime life, [EnumeratorCancellation] CancellationToken ct)
    {
        // An open line must not hold up a server that is shutting down; the page reconnects to another node.
        using var open = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        // The line is open before the page is told so: what happens from here on will be heard.
        using var line = feed.Open(district);
        // Says at once that the line is open, and gives proxies something to forward.
        yield return new SseItem<object>(new { }, "open") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
        await foreach (var note in line.ReadAsync(open.Token))
            if (wanted(note)) yield return new SseItem<object>(new { note.Topic, note.SubjectId, note.Day, note.At }, "change") { EventId = $"{note.Sequence}" };
    }
}
