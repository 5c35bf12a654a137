using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>How a request moves (journeys 8.6). Pure: everything comes in, nothing is loaded or saved here.</summary>
public static class RequestFlow
{
    public static readonly Refusal NotCancellable = new("request-not-cancellable", StatusCodes.Status409Conflict);
    public static readonly Refusal NotAtCounter = new("request-not-at-counter", StatusCodes.Status409Conflict);

    /// <summary>A line for the resident's history; <paramref name="args"/> hold no personal data.</summary>
    public static void Tell(this Request request, string code, DateTimeOffset at, DateTimeOffset receivedAt, TimeProvider clock, params string[] args) =>
        request.History.Add(new HistoryEntry
        {
            Id = Ids.New(clock), DistrictId = request.DistrictId, RequestId = request.Id, At = at, ReceivedAt = receivedAt, Code = code, Args = [.. args],
        });

    /// <summary>A leg got a place in a published plan.</summary>
    public static void Planned(this Request request, Leg leg)
    {
        if (leg.State == LegState.Waiting) leg.State = LegState.Planned;
        request.State = (request.State, leg.Kind) switch
        {
            (RequestState.Submitted or RequestState.Reopened, LegKind.Collect or LegKind.Visit or LegKind.Package) => RequestState.PickupScheduled,
            (RequestState.Ready, LegKind.Return) => RequestState.ReturnScheduled,
            var (state, _) => state,
        };
    }

    /// <summary>A leg lost its place: the published plan no longer holds it.</summary>
    public static void Unplanned(this Request request, Leg leg)
    {
        if (leg.State == LegState.Planned) leg.State = LegState.Waiting;
        request.State = (request.State, leg.Kind) switch
        {
            (RequestState.PickupScheduled, LegKind.Collect or LegKind.Visit or LegKind.Package) => RequestState.Submitted,
            (RequestState.ReturnScheduled, LegKind.Return) => RequestState.Ready,
            var (state, _) => state,
        };
    }

    /// <summary>A visit is over; <paramref name="some"/> says whether anything changed hands or was done.</summary>
    public static void Visited(this Request request, Leg leg, bool some)
    {
        leg.State = some ? LegState.Done : LegState.Failed;
        if (!some) leg.FailedVisits++;
        request.State = (leg.Kind, some) switch
        {
            (LegKind.Collect or LegKind.Package, true) => RequestState.PickedUp,
            // The officer has done at the home what a counter does.
            (LegKind.Visit, true) => RequestState.InProcess,
            (LegKind.Collect or LegKind.Package or LegKind.Visit, false) => RequestState.Submitted,
            (LegKind.Return, false) => RequestState.Ready,
            (LegKind.Return, true) => request.Items.TrueForAll(i => i.Holder is HolderKind.Resident or HolderKind.Archive or HolderKind.Destroyed) ? RequestState.Completed : RequestState.Ready,
            // A signature or a hand-over to another office does not move the request on the resident's side.
            _ => request.State,
        };
    }

    /// <summary>
    /// The next try after a visit in vain, or the rest after a part: same window, another day, and sooner in the queue. What was to follow
    /// on the same chain (the heads' signatures) moves along with it.
    /// </summary>
    public static Leg Again(this Request request, Leg failed, DateOnly day, TimeSpan shift, Guid id)
    {
        var leg = new Leg
        {
            Id = id, DistrictId = request.DistrictId, RequestId = request.Id, Kind = failed.Kind, Day = day, WindowFrom = failed.WindowFrom + shift, WindowUntil = failed.WindowUntil + shift,
            Priority = Math.Min(100, failed.Priority + 15), FailedVisits = failed.FailedVisits, Skills = [.. failed.Skills], Kit = failed.Kit,
            Place = failed.Place, PlaceName = failed.PlaceName, OfficeCode = failed.OfficeCode, ChainId = failed.ChainId, ChainOrder = failed.ChainOrder,
        };
        // After a part the courier goes on to the heads with what is in the bag; only the rest is fetched later.
        if (failed.State != LegState.Failed) (leg.ChainId, leg.ChainOrder) = (null, 0);
        else foreach (var next in request.Following(failed))
            (next.Day, next.WindowFrom, next.WindowUntil, next.State) = (day, next.WindowFrom + shift, next.WindowUntil + shift, LegState.Waiting);
        request.Legs.Add(leg);
        return leg;
    }

    /// <summary>Open legs of this request that follow on the same chain; without the papers they make no sense.</summary>
    public static IEnumerable<Leg> Following(this Request request, Leg leg) => leg.ChainId is not { } chain || leg.Kind is LegKind.Return ? []
        : request.Legs.Where(next => next.Kind == LegKind.Attest && next.ChainId == chain && next.ChainOrder > leg.ChainOrder && next.State is (LegState.Waiting or LegState.Planned));

    /// <summary>The counter has taken over what the courier brought.</summary>
    public static void AtCounter(this Request request)
    {
        if (request.State == RequestState.PickedUp && request.Items.TrueForAll(i => i.Holder != HolderKind.Courier)) request.State = RequestState.InProcess;
    }

    /// <summary>The result is there.</summary>
    public static Outcome<Done> Ready(this Request request)
    {
        if (request.State is not (RequestState.AtCounter or RequestState.InProcess)) return NotAtCounter.With(request.Number);
        request.State = RequestState.Ready;
        return Done.It;
    }

    /// <summary>The way back; a household's share one chain, so that one courier brings everything.</summary>
    public static Leg Return(this Request request, DateOnly day, OfferedWindow window, Guid? chain, int order, Guid legId)
    {
        var leg = new Leg
        {
            Id = legId, DistrictId = request.DistrictId, RequestId = request.Id, Kind = LegKind.Return, Day = day, WindowFrom = window.From, WindowUntil = window.Until,
            Priority = request.Legs.Select(l => l.Priority).DefaultIfEmpty(20).Max(), ChainId = chain, ChainOrder = order,
        };
        request.Legs.Add(leg);
        return leg;
    }

    /// <summary>The resident changes their mind; possible while every document is still at home and nobody is on the way.</summary>
    public static Outcome<Done> Cancel(this Request request)
    {
        if (request.State is not (RequestState.Submitted or RequestState.NeedsCorrection or RequestState.PickupScheduled)
            || request.Legs.Exists(l => l.State == LegState.Underway)) return NotCancellable.With(request.Number);
        request.State = RequestState.Cancelled;
        foreach (var leg in request.Legs.Where(l => l.IsOpen)) leg.State = LegState.Cancelled;
        return Done.It;
    }
}
