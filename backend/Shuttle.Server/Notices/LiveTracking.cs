using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Runs;

namespace Shuttle.Server.Notices;

/// <summary>
/// The live line of one tracking link. It hears of its own request, of the run that serves it ("two homes to go"), and of the courier's
/// moves only while the courier is near; nobody else's stops, names or numbers travel on it.
/// </summary>
public sealed class LiveTracking(LiveFeed feed, IServiceScopeFactory scopes, IHostApplicationLifetime life)
{
    public async IAsyncEnumerable<SseItem<object>> FollowAsync(TrackedRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        using var open = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        using var line = feed.Open(request.DistrictId);
        var coming = await ComingAsync(request, open.Token);
        yield return new SseItem<object>(new { }, "open") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
        await foreach (var note in line.ReadAsync(open.Token))
        {
            var mine = note.SubjectId == request.RequestId;
            if (mine || note.SubjectId == coming?.RunId || note.Topic == "run.published") coming = await ComingAsync(request, open.Token);
            if (mine) yield return Change(note, note.Topic, note.SubjectId);
            else if (note.SubjectId == coming?.RunId) yield return Change(note, "run.changed", request.RequestId);
            else if (note.Topic == "courier.moved" && coming is { Near: true } && note.SubjectId == coming.CourierId) yield return Change(note, note.Topic, request.RequestId);
        }
    }

    private async Task<Approaching?> ComingAsync(TrackedRequest request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(request.DistrictId);
        return await scope.ServiceProvider.GetRequiredService<Approach>().FindAsync(request.RequestId, ct);
    }

    private static SseItem<object> Change(LiveNote note, string topic, Guid subject) =>
        new(new { Topic = topic, SubjectId = subject, note.Day, note.At }, "change") { EventId = $"{note.Sequence}" };
}
