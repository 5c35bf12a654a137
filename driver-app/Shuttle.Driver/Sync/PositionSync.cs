using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;

namespace Shuttle.Driver.Sync;

/// <summary>Sends fixes in batches, oldest first.</summary>
public sealed class PositionSync(DriverStore store, DriverServer server, DeviceClock clock, Guid deviceId)
{
    const int AtOnce = 100;

    public async Task Push(CancellationToken stop)
    {
        while (store.NextPositions(AtOnce) is { Count: > 0 } batch)
        {
            try
            {
                await server.Push(new PushPositions(deviceId, batch[0].RunId, [.. batch.Select(f => f.Fix)]), stop);
            }
            catch (ServerProblemException p) when (p.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            {
                // A batch the server cannot take must not dam up the fixes behind it.
            }
            store.PositionsSent(batch[^1].Number, clock.Now);
        }
    }
}
