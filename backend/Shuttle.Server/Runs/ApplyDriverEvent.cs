using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Runs;

/// <summary>What an admitted event changes: the stop, the documents' holder, the request and its history.</summary>
public sealed class ApplyDriverEvent(ShuttleDb db, AtTheDoor door, AfterVisit after, CustodyBook custody, UndoDriverEvent undo, CurrentUser user, TimeProvider clock)
{
    private Party? _courier;

    /// <summary>Whose hands the documents pass through: who is signed in, unless an officer enters it from paper.</summary>
    public Party Courier { get => _courier ?? new(user.Name, "courier", user.Required); set => _courier = value; }

    public async Task<Refusal?> ApplyAsync(DriverEvent said, Run run, Stop? stop, DateTimeOffset now, CancellationToken ct)
    {
        var request = stop?.LegId is { } legId ? await RequestOfAsync(legId, ct) : null;
        var leg = request?.Legs.Find(l => l.Id == stop!.LegId);
        switch (said)
        {
            case RunStarted started:
                (run.State, run.AcknowledgedVersion) = (RunState.Started, started.SheetVersion);
                return null;
            case ItemsLoaded loaded:
                return await LoadAsync(loaded, run, now, ct);
            case Departed:
                DriverEventRules.Depart(run, stop!, leg, said.DeviceTime);
                if (leg is { Kind: not (LegKind.Attest or LegKind.HandOff) }) request!.Tell(leg.Kind == LegKind.Return ? "return-departed" : "courier-departed", said.DeviceTime, now, clock);
                break;
            case Arrived:
                DriverEventRules.Arrive(stop!, said.DeviceTime);
                if (leg is { Kind: not (LegKind.Attest or LegKind.HandOff) }) request!.Tell("courier-arrived", said.DeviceTime, now, clock);
                break;
            case ItemsReceived received:
                return await door.ReceiveAsync(received, stop!, leg!, request!, run, Courier, now, ct);
            case ItemsDelivered delivered:
                return await door.DeliverAsync(delivered, stop!, leg!, request!, run, Courier, now, ct);
            case StatementSigned signed:
                if (door.Sign(signed, request!, now) is { } unsigned) return unsigned;
                break;
            case StopFailed failed:
                if (await door.FailAsync(failed, stop!, leg!, request!, now, ct) is { } tooEarly) return tooEarly;
                break;
            case Undone undone:
                return await undo.UndoAsync(undone, run, Courier, now, ct);
            case StopServed:
                DriverEventRules.Finish(stop!, StopState.Done, said.DeviceTime);
                if (leg is not null) request!.Visited(leg, some: true);
                if (leg is { Kind: LegKind.Visit }) await after.WentWellAsync(request!, leg, stop!.Id, said.Point, said.AccuracyMetres, said.DeviceTime, ct);
                if (leg is { Kind: LegKind.Attest }) request!.Tell("letter-signed", said.DeviceTime, now, clock, leg.PlaceName!);
                break;
            // Unloading and ending are the courier's word; documents change holder when the counter takes them over.
            case RunEnded:
                foreach (var end in run.Stops.Where(s => s.Kind == StopKind.DepotEnd)) DriverEventRules.Finish(end, StopState.Done, said.DeviceTime);
                break;
        }
        if (request is not null) Say(request, run, now);
        return null;
    }

    private async Task<Refusal?> LoadAsync(ItemsLoaded loaded, Run run, DateTimeOffset now, CancellationToken ct)
    {
        var legIds = run.Stops.Where(s => s is { Kind: StopKind.Return, IsFinished: false }).Select(s => s.LegId).ToList();
        var requests = await db.Requests.Include(r => r.Items).Include(r => r.Legs).Where(r => r.Legs.Any(l => legIds.Contains(l.Id))).ToListAsync(ct);
        if (loaded.ItemIds.Any(id => requests.TrueForAll(r => r.Items.TrueForAll(i => i.Id != id)))) return DriverEventRules.ItemNotOnStop;
        foreach (var request in requests)
        {
            var items = request.Items.Where(i => loaded.ItemIds.Contains(i.Id)).ToList();
            if (items.Count == 0) continue;
            var handing = new Handing(loaded.Id, request, items, Holder.Counter, Holder.Courier(run.CourierId), new("Loket", "officer"), Courier, loaded.DeviceTime) { Point = loaded.Point };
            if (await custody.HandOverAsync(handing, ct) is { } refusal) return refusal;
            if (request.Legs.Exists(l => l.Kind == LegKind.Return && legIds.Contains(l.Id))) request.State = RequestState.OutForReturn;
            request.Tell("items-loaded", loaded.DeviceTime, now, clock, $"{items.Count}");
            Say(request, run, now);
        }
        return null;
    }

    private Task<Request> RequestOfAsync(Guid legId, CancellationToken ct) =>
        db.Requests.Include(r => r.Items).Include(r => r.Legs).SingleAsync(r => r.Legs.Any(l => l.Id == legId), ct);

    private void Say(Request request, Run run, DateTimeOffset now) =>
        db.Outbox.Add(OutboxMessage.Of("request.changed", request.Id, new { request.State }, now, run.Day));
}
