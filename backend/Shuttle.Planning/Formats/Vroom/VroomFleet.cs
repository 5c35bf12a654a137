using Shuttle.Planning.Timing;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>Vehicles of the file, their breaks and their given routes.</summary>
sealed class VroomFleet(VroomMatrices matrices, VroomTasks tasks, int dimensions, long origin)
{
    public List<Vehicle> Vehicles { get; } = [];
    public Dictionary<string, VroomVehicle> Told { get; } = [];
    public List<RouteOrder> Orders { get; } = [];

    public void Add(JsonPlace place)
    {
        var id = $"{place.Id()}";
        if (Told.ContainsKey(id)) throw place.Wrong($"id {id} is there twice");
        var (start, end, costs) = (Index(place, "start_index"), Index(place, "end_index"), place.Find("costs"));
        if (start is null && end is null) throw place.Wrong("start_index or end_index must be given");
        var shift = place.Find("time_window") is { } window ? VroomTimes.Window(window, origin) : TimeWindow.Always;
        Vehicles.Add(new()
        {
            Id = id,
            Profile = matrices.ProfileOf(place),
            Type = place.TextOf("type"),
            Start = start,
            End = end,
            ShiftFrom = shift.From,
            ShiftUntil = shift.Until,
            Capacity = place.Find("capacity") is null ? [] : place.Amounts("capacity", dimensions),
            Skills = VroomTasks.Skills(place),
            Breaks = [.. place.ItemsOf("breaks").Select(pause => BreakOf(pause, shift))],
            MaxStops = place.IntOf("max_tasks"),
            MaxDrivingSeconds = place.IntOf("max_travel_time"),
            MaxMetres = place.IntOf("max_distance"),
            FixedCost = costs?.IntOf("fixed") ?? 0,
            CostPerDrivingHour = costs?.IntOf("per_hour") ?? 3600,
            CostPerTaskHour = costs?.IntOf("per_task_hour") ?? 0,
            CostPerKilometre = costs?.IntOf("per_km") ?? 0,
        });
        if (Vehicles[^1].Breaks.GroupBy(pause => pause.Id).FirstOrDefault(group => group.Count() > 1) is { } twice) throw place.Get("breaks").Wrong($"id {twice.Key} is there twice");
        Told[id] = new(place.Id(), place.Coordinates("start"), place.Coordinates("end"), place.TextOf("description"),
            place.ItemsOf("breaks").Where(pause => pause.TextOf("description") is not null).ToDictionary(pause => $"{pause.Id()}", pause => pause.TextOf("description")!));
        if (place.Find("steps") is { } steps) Orders.Add(OrderOf(Vehicles[^1], steps));
    }

    int? Index(JsonPlace vehicle, string key) => vehicle.Find(key) is { } index ? matrices.Location(index) : null;

    Break BreakOf(JsonPlace place, TimeWindow shift)
    {
        var duration = place.IntOf("service") ?? 0;
        var windows = VroomTimes.List(place, origin) is { Count: > 0 } given ? given : [shift];
        // A break that may wait until the shift ends is due as soon as there is no time for it after the way home.
        var latest = Math.Max(windows[^1].From, shift.Until - duration);
        windows[^1] = windows[^1] with { Until = Math.Min(windows[^1].Until, latest) };
        return new() { Id = $"{place.Id()}", Windows = windows, DurationSeconds = duration, MaxLoad = place.Find("max_load") is null ? null : place.Amounts("max_load", dimensions) };
    }

    RouteOrder OrderOf(Vehicle vehicle, JsonPlace steps)
    {
        var (ordered, departAfter) = (new List<OrderedStep>(), (int?)null);
        foreach (var step in steps.Items())
        {
            var (at, after, before) = (Time(step, "service_at"), Time(step, "service_after"), Time(step, "service_before"));
            switch (step.Get("type").Text())
            {
                case "start":
                    if (before is not null) throw step.Get("service_before").Wrong("is only kept at tasks and breaks");
                    departAfter = at ?? after;
                    break;
                case "end":
                    if (at is not null || after is not null || before is not null) throw step.Wrong("service_at, service_after and service_before are only kept at tasks and breaks");
                    break;
                case "break":
                    if (vehicle.Breaks.All(pause => pause.Id != $"{step.Id()}")) throw step.Wrong($"break {step.Id()} is not in vehicle {vehicle.Id}");
                    ordered.Add(new(StepKind.Break, $"{step.Id()}", 0, at, after, before));
                    break;
                case var type:
                    var task = tasks.Find(TypeOf(type, step), step.Id()) ?? throw step.Wrong($"{type} {step.Id()} is not in the file");
                    ordered.Add(new(StepKind.Stop, task.JobId, task.Stop, at, after, before));
                    break;
            }
        }
        return new(vehicle.Id, ordered) { DepartAfter = departAfter };
    }

    int? Time(JsonPlace step, string key)
    {
        if (step.Find(key) is not { } place) return null;
        var time = place.Long() - origin;
        return time is > -TravelMatrix.Unreachable and < TravelMatrix.Unreachable ? (int)time : throw place.Wrong("is too far from the other times of the file");
    }

    static VroomTaskType TypeOf(string type, JsonPlace step) => type switch
    {
        "job" => VroomTaskType.Job,
        "pickup" => VroomTaskType.Pickup,
        "delivery" => VroomTaskType.Delivery,
        _ => throw step.Get("type").Wrong("must be start, job, pickup, delivery, break or end"),
    };
}
