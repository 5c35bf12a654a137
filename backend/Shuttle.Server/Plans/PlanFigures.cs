namespace Shuttle.Server.Plans;

/// <summary>A courier's share of a plan.</summary>
public sealed record CourierLoad(Guid ShiftId, string CourierName, int Stops, int Metres, int DrivingSeconds, int DutySeconds);

/// <summary>What a plan is worth, in numbers a dispatcher asks for.</summary>
public sealed record PlanFigures
{
    /// <summary>Stops planned.</summary>
    public int Stops { get; init; }
    /// <summary>Of these, the visits that begin within the promised window.</summary>
    public int Kept { get; init; }
    public int Late { get; init; }
    public int LateSeconds { get; init; }
    /// <summary>Kept, but with little to spare: see <see cref="LittleSeconds"/>.</summary>
    public int AtRisk { get; init; }
    /// <summary>Leftovers of earlier days that are visited at last.</summary>
    public int Overdue { get; init; }
    public int Unserved { get; init; }
    public int Metres { get; init; }
    public int DrivingSeconds { get; init; }
    /// <summary>Longest duty less shortest, over the couriers that drive.</summary>
    public int SpreadSeconds { get; init; }
    public int SkippedBreaks { get; init; }
    /// <summary>Visits whose announced time moves by more than residents put up with unasked.</summary>
    public int Moved { get; init; }
    /// <summary>Visits announced with another courier.</summary>
    public int OtherCourier { get; init; }
    public int Broken { get; init; }
    public IReadOnlyList<CourierLoad> Loads { get; init; } = [];

    /// <summary>A visit that begins so shortly before its window ends is at risk.</summary>
    public const int LittleSeconds = 900;

    public static PlanFigures Of(PlanContent content, DateTimeOffset dayBegins)
    {
        var stops = content.Routes.SelectMany(route => route.Stops.Select(stop => (route.ShiftId, Stop: stop))).ToList();
        // A window of an earlier day cannot be kept any more; a later one is a leg brought forward.
        var today = stops.FindAll(s => s.Stop.WindowFrom >= dayBegins && s.Stop.WindowFrom < dayBegins.AddDays(1));
        CourierLoad[] loads = [.. content.Routes.Select(r => new CourierLoad(r.ShiftId, r.CourierName, r.Stops.Count, r.Metres, r.DrivingSeconds, (int)(r.Return - r.Departure).TotalSeconds))];
        return new()
        {
            Stops = stops.Count,
            Kept = today.Count(s => s.Stop.ServiceStart <= s.Stop.WindowUntil),
            Late = today.Count(s => s.Stop.ServiceStart > s.Stop.WindowUntil),
            LateSeconds = (int)today.Sum(s => Math.Max(0, (s.Stop.ServiceStart - s.Stop.WindowUntil).TotalSeconds)),
            AtRisk = today.Count(s => (s.Stop.WindowUntil - s.Stop.ServiceStart).TotalSeconds is >= 0 and < LittleSeconds),
            Overdue = stops.Count(s => s.Stop.WindowFrom < dayBegins),
            Unserved = content.Unserved.Count,
            Metres = loads.Sum(l => l.Metres), DrivingSeconds = loads.Sum(l => l.DrivingSeconds),
            SpreadSeconds = loads.Length < 2 ? 0 : loads.Max(l => l.DutySeconds) - loads.Min(l => l.DutySeconds),
            SkippedBreaks = (int)content.Score.Where(t => t.Term == "SkippedBreaks").Sum(t => t.Value),
            Moved = stops.Count(s => s.Stop.Announced is { } told && Math.Abs((s.Stop.ServiceStart - told).TotalSeconds) > DayProblem.AnnouncedToleranceSeconds),
            OtherCourier = stops.Count(s => s.Stop.AnnouncedShiftId is { } told && told != s.ShiftId),
            Broken = content.Broken.Count,
            Loads = loads,
        };
    }
}
