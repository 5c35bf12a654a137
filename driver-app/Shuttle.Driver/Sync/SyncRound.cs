using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>How a round of synchronising ended.</summary>
/// <param name="Problem">Null when all went through; else what stood in the way.</param>
/// <param name="More">There is more to send at once.</param>
public sealed record RoundResult(Exception? Problem, bool More)
{
    public bool SignInNeeded => Problem is ServerProblemException { Status: HttpStatusCode.Unauthorized };
}

/// <summary>
/// One round of talking to the server. Every step reads what is due from the store, makes one call and writes the answer down, so being
/// killed anywhere means that at worst a call is repeated, and repeating is harmless.
/// </summary>
public sealed class SyncRound(DriverStore store, DriverServer server, DeviceClock clock, Guid deviceId)
{
    const int EventsAtOnce = 50, EventBytesAtOnce = 200_000, FixesAtOnce = 100;

    /// <summary>Events first, because others wait for them; then the driver's yes, the plan, where the driver is, and last the photos.</summary>
    public async Task<RoundResult> Run(bool fetchRuns, CancellationToken stop)
    {
        try
        {
            var newer = await PushEvents(stop);
            await PushAcknowledgements(stop);
            if (fetchRuns)
                await FetchRuns(null, stop);
            else
                await FetchSheets(newer, stop);
            await PushPositions(stop);
            await PushPhotos(stop);
            return new(null, store.CountUnsent() > 0 || store.CountUnsentPhotos() > 0);
        }
        catch (Exception e) when (e is ServerProblemException or ServerUnreachableException or StorageFullException)
        {
            return new(e, false);
        }
    }

    /// <summary>Sends what is queued, in order. Returns the runs for which the server has a newer sheet.</summary>
    public async Task<IReadOnlyList<Guid>> PushEvents(CancellationToken stop)
    {
        var newer = new HashSet<Guid>();
        while (store.NextUnsent(EventsAtOnce, EventBytesAtOnce) is { Count: > 0 } batch)
        {
            var reply = await server.Push(new PushEvents(deviceId, [.. batch.Select(e => e.Signed)]), stop);
            var ours = batch.Select(e => e.Event.Id).ToHashSet();
            var answers = reply.Results.Where(r => ours.Contains(r.EventId)).ToList();
            store.Answered(answers, clock.Now);
            newer.UnionWith(reply.SheetVersions.Where(v => store.FindRun(v.Key) is { } run && v.Value > run.NewestVersion).Select(v => v.Key));
            if (answers.Count == 0)
                throw new ServerUnreachableException("The answer did not speak of the events that were sent.");
        }
        return [.. newer];
    }

    async Task PushAcknowledgements(CancellationToken stop)
    {
        foreach (var run in store.ListRuns())
            if (run.Acknowledge is { } version)
            {
                try
                {
                    await server.Acknowledge(run.RunId, version, stop);
                }
                catch (ServerProblemException p) when (p.Status == HttpStatusCode.Conflict)
                {
                    // There is a newer version by now: that one will be offered and acknowledged instead.
                    await FetchSheets([run.RunId], stop);
                }
                catch (ServerProblemException p) when (p.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
                {
                    // The run is no longer this driver's; the list will say so.
                }
                store.AcknowledgementSettled(run.RunId, version);
            }
    }

    /// <summary>The list of runs and every sheet that is newer than ours. What fails leaves the good old list where it was.</summary>
    public async Task FetchRuns(DateOnly? day, CancellationToken stop)
    {
        var runs = await server.ListRuns(day, stop);
        store.ReplaceRunList(runs, day, clock.Now);
        await FetchSheets(runs.Where(r => r.State != RunState.Closed).Select(r => r.RunId), stop);
    }

    public async Task FetchSheets(IEnumerable<Guid> runs, CancellationToken stop)
    {
        foreach (var id in runs)
            if (await server.FindNewerSheet(id, store.GetRun(id).NewestVersion, stop) is { } sheet && sheet.RunId == id)
                store.OfferSheet(sheet, clock.Now);
    }

    async Task PushPositions(CancellationToken stop)
    {
        while (store.NextPositions(FixesAtOnce) is { Count: > 0 } batch)
        {
            try
            {
                await server.Push(new PushPositions(deviceId, batch[0].RunId, [.. batch.Select(f => f.Fix)]), stop);
            }
            catch (ServerProblemException p) when (p.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            {
                // A batch the server cannot take must not dam up the fixes behind it, nor the photos.
            }
            store.PositionsSent(batch[^1].Number, clock.Now);
        }
    }

    async Task PushPhotos(CancellationToken stop)
    {
        foreach (var photo in store.ListUnsentPhotos())
        {
            var progress = await server.PhotoProgress(photo.Sha256, stop);
            while (true)
            {
                store.PhotoSent(photo.Sha256, progress.Received, progress.Complete, clock.Now);
                if (progress.Complete)
                    break;
                if (store.CountUnsent() > 0)
                    return; // an event never waits for a photo
                if (progress.Received >= photo.Length)
                    throw new ServerUnreachableException($"The server has all bytes of photo {photo.Sha256[..8]} and has not found them right.");
                progress = await PutChunk(photo, progress.Received, stop);
            }
        }
    }

    async Task<PhotoProgress> PutChunk(StoredPhoto photo, long offset, CancellationToken stop)
    {
        var chunk = store.ReadPhoto(photo.Sha256, offset, DriverServer.ChunkBytes);
        try
        {
            return await server.PutPhoto(photo.Sha256, offset, photo.Length, chunk, stop);
        }
        catch (ServerProblemException p) when (p.Code == "photo-offset")
        {
            return await server.PhotoProgress(photo.Sha256, stop); // an earlier chunk arrived though its reply did not
        }
    }
}
