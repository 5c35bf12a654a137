using System.Net;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>How a round of synchronising ended.</summary>
/// <param name="Problem">Null when all went through; else the first thing that stood in the way.</param>
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
    /// <summary>The server's code for a device that was reported lost.</summary>
    internal const string Revoked = "device-revoked";

    readonly EventSync events = new(store, server, clock, deviceId);
    readonly SheetSync sheets = new(store, server, clock);
    readonly PositionSync positions = new(store, server, clock, deviceId);
    readonly PhotoSync photos = new(store, server, clock);

    /// <summary>
    /// The driver's yes first, because a started run rests on it; then the steps, because others wait for them; the plan; where the driver
    /// is; and last the photos. A refusal of one kind of thing holds up no other kind.
    /// </summary>
    public async Task<RoundResult> Run(bool fetchRuns, CancellationToken stop)
    {
        if (store.RevokedAt is not null)
            return new(null, false); // nothing of it is wanted any more
        Exception? first = null;
        IReadOnlyList<Guid> newer = [];
        Func<Task>[] steps =
        [
            () => sheets.PushAcknowledgements(stop),
            async () => newer = await events.Push(stop),
            () => fetchRuns ? sheets.FetchRuns(null, stop) : sheets.FetchSheets(newer, stop),
            () => positions.Push(stop),
            () => photos.Push(stop),
        ];
        foreach (var step in steps)
            try
            {
                await step();
                if (store.RevokedAt is not null)
                    return new(null, false);
            }
            catch (ServerProblemException e) when (e.Code == Revoked)
            {
                store.LockDown(clock.Now);
                return new(e, false);
            }
            catch (ServerProblemException e) when (e.Status != HttpStatusCode.Unauthorized)
            {
                first ??= e;
            }
            catch (Exception e) when (e is ServerProblemException or ServerUnreachableException or StorageFullException)
            {
                return new(e, false); // whatever comes next would meet the same wall
            }
        return new(first, first is null && (store.CountUnsent() > 0 || store.CountUnsentPhotos() > 0));
    }

    /// <summary>Fetches the runs of a day, with their sheets; lets through why it did not work.</summary>
    public Task FetchRuns(DateOnly? day, CancellationToken stop) => sheets.FetchRuns(day, stop);
}
