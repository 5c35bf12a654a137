using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>Sends the queued steps in the order of the device and writes down the server's word on each.</summary>
public sealed class EventSync(DriverStore store, DriverServer server, DeviceClock clock, Guid deviceId)
{
    const int AtOnce = 50, BytesAtOnce = 200_000;

    /// <summary>Returns the runs for which the server has a newer sheet.</summary>
    public async Task<IReadOnlyList<Guid>> Push(CancellationToken stop)
    {
        var newer = new HashSet<Guid>();
        var atOnce = AtOnce;
        while (store.NextUnsent(atOnce, BytesAtOnce) is { Count: > 0 } batch)
        {
            PushEventsReply reply;
            try
            {
                reply = await server.Push(new PushEvents(deviceId, [.. batch.Select(e => e.Signed)]), stop);
            }
            catch (ServerProblemException p) when (IsAboutTheContent(p) && batch.Count > 1)
            {
                atOnce = 1; // one of them is at fault: find it, so that it does not dam up the others
                continue;
            }
            catch (ServerProblemException p) when (IsAboutTheContent(p))
            {
                store.Answered([new(batch[0].Event.Id, EventStatus.Refused, p.Code, p.Message)], clock.Now);
                continue;
            }
            var ours = batch.Select(e => e.Event.Id).ToHashSet();
            // Replies stand in the order of the events: one that could not be read is answered without its id.
            var inOrder = reply.Results.Count == batch.Count;
            var answers = reply.Results.Select((r, i) => r.EventId == Guid.Empty && inOrder ? r with { EventId = batch[i].Event.Id } : r)
                .Where(r => ours.Contains(r.EventId)).ToList();
            store.Answered(answers, clock.Now);
            if (answers.Exists(a => a.Code == SyncRound.Revoked))
                store.LockDown(clock.Now);
            newer.UnionWith(reply.SheetVersions.Where(v => store.FindRun(v.Key) is { } run && v.Value > run.NewestVersion).Select(v => v.Key));
            if (answers.Count == 0)
                throw new ServerUnreachableException("The answer did not speak of the events that were sent.");
        }
        return [.. newer];
    }

    static bool IsAboutTheContent(ServerProblemException p) =>
        p.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}
