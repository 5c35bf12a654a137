using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>Fetches the list of runs and their sheets, and sends the driver's yes to a version. What fails leaves the good old one where it was.</summary>
public sealed class SheetSync(DriverStore store, DriverServer server, DeviceClock clock)
{
    /// <summary>The list of runs and every sheet that is newer than ours.</summary>
    /// <param name="day">One day; null for today and later.</param>
    public async Task FetchRuns(DateOnly? day, CancellationToken stop)
    {
        var runs = await server.ListRuns(day, stop);
        store.ReplaceRunList(runs, day, clock.Now);
        await FetchSheets(runs.Where(r => r.State != RunState.Closed).Select(r => r.RunId), stop);
    }

    public async Task FetchSheets(IEnumerable<Guid> runs, CancellationToken stop)
    {
        foreach (var id in runs)
            if (store.FindRun(id) is { } run && await server.FindNewerSheet(id, run.Tag, stop) is { } found && found.Sheet.RunId == id)
                store.OfferSheet(found.Sheet, clock.Now, found.Tag);
    }

    public async Task PushAcknowledgements(CancellationToken stop)
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
}
