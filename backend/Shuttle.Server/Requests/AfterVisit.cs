using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Requests.Intake;

namespace Shuttle.Server.Requests;

/// <summary>What follows for the request from a visit to a home, whatever happened at the door: the pin learns, the promise follows. The caller saves.</summary>
public sealed class AfterVisit(LearnAddress addresses, RePromise promise)
{
    /// <summary>The visit ended well and the device knew where it was.</summary>
    public async Task WentWellAsync(Request request, Leg leg, Guid stopId, GeoPoint? point, double? accuracyMetres, DateTimeOffset at, CancellationToken ct)
    {
        // A fix that knows its own place no better than a block of houses teaches nothing about a gate.
        if (leg.Place is null && point is { } here && accuracyMetres is > 0 and <= 100) await addresses.LearnAsync(request, stopId, here, accuracyMetres.Value, at, ct);
    }

    /// <summary>A visit got another window: what was promised from the first moves with it, and the resident hears why.</summary>
    public async Task BookedAgainAsync(Request request, Leg leg, string why, DateTimeOffset now, CancellationToken ct)
    {
        var window = new Interval(leg.WindowFrom, leg.WindowUntil);
        if (leg.Kind is LegKind.Collect or LegKind.Visit or LegKind.Package) await promise.AfterNewWindowAsync(request, window, why, now, ct);
        else if (leg.Kind == LegKind.Return) promise.AfterReturnWindow(request, window, now, why);
    }
}
