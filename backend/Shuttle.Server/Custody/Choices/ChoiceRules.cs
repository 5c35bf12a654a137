using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Choices;

/// <summary>What a resident may still choose about a visit; pure.</summary>
public static class ChoiceRules
{
    public static readonly Refusal NothingOpen = new("choice-nothing-open", StatusCodes.Status409Conflict);
    public static readonly Refusal TooLate = new("choice-too-late", StatusCodes.Status409Conflict);
    public static readonly Refusal HoldLength = new("hold-too-long") { Field = "until" };
    public static readonly Refusal PointUnknown = new("service-point-unknown") { Field = "servicePointId" };
    public static readonly Refusal ReceiverName = new("receiver-name-empty") { Field = "name" };
    public static readonly Refusal ReceiverNever = new("receiver-never") { Field = "relation" };
    public const int LongestHoldDays = 30;
    private static readonly TimeSpan Notice = TimeSpan.FromHours(1);

    /// <summary>The visit that a choice is about: the open one to the resident's door.</summary>
    public static Leg? OpenLeg(Request request) => request.Legs.Find(l => l is { IsOpen: true, Kind: LegKind.Collect or LegKind.Return or LegKind.Package or LegKind.Visit });

    /// <summary>Null while the visit can still be changed.</summary>
    public static Refusal? MayChange(Leg leg, DateTimeOffset now) =>
        leg.State == LegState.Underway || leg.State == LegState.Planned && leg.WindowFrom < now + Notice ? TooLate.With(Notice.TotalHours) : null;

    public static Refusal? MayHold(DateOnly until, DateOnly today) => until <= today || until > today.AddDays(LongestHoldDays) ? HoldLength.With(LongestHoldDays) : null;

    /// <summary>Null when somebody of this relation may receive with the right papers in hand; the catalogue says so, not the resident.</summary>
    public static Refusal? MayName(string? name, string relation, ServiceDefinition? service)
    {
        if (string.IsNullOrWhiteSpace(name)) return ReceiverName;
        var known = relation switch { "family" => ReceiverRelation.SameFamilyCard, "proxy" => ReceiverRelation.Proxy, _ => ReceiverRelation.Neighbour };
        var all = new Receiver(known, ShowsIdCard: true, ListedInFamilyCard: true, HasLetterOfAuthority: true, HasBothIdCopies: true);
        var verdict = service is null ? ReceiverPolicy.MayReceive(ServiceClass.OriginalTravels, all) : ReceiverPolicy.MayReceive(service, all);
        return verdict.Allowed ? null : ReceiverNever.With(relation);
    }

    /// <summary>The window of a visit that is held: the same hours on the first working day from <paramref name="until"/> on.</summary>
    public static OfferedWindow Held(Leg leg, DateOnly until, WorkingCalendar calendar)
    {
        var day = calendar.IsWorkingDay(until) ? until : calendar.NextWorkingDay(until);
        var shift = TimeSpan.FromDays(day.DayNumber - leg.Day.DayNumber);
        var same = new OfferedWindow(leg.WindowFrom + shift, leg.WindowUntil + shift);
        var offered = BookableWindows.Offer(calendar.At(day, TimeOnly.MinValue).AddHours(-2), 1, calendar);
        return offered.Any(w => w.From <= same.From && same.Until <= w.Until) ? same : offered.MinBy(w => (w.From - same.From).Duration()) ?? same;
    }
}
