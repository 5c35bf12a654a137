namespace Shuttle.Planning.Formats.Vroom;

/// <summary>Jobs and shipments of the file.</summary>
sealed class VroomTasks(VroomMatrices matrices, int dimensions, long origin)
{
    readonly Dictionary<(VroomTaskType, ulong), VroomTask> byId = [];

    public List<Job> Jobs { get; } = [];
    public Dictionary<(string JobId, int Stop), VroomTask> ByStop { get; } = [];

    public VroomTask? Find(VroomTaskType type, ulong id) => byId.GetValueOrDefault((type, id));

    public void AddJob(JsonPlace place)
    {
        var id = $"job {place.Id()}";
        var old = place.Find("delivery") is null && place.Find("pickup") is null;
        var stop = StopOf(place, VroomTaskType.Job, id, 0) with
        {
            Delivery = place.Amounts(old ? "amount" : "delivery", dimensions),
            Pickup = place.Amounts("pickup", dimensions),
        };
        Jobs.Add(new() { Id = id, Stops = [stop], Skills = Skills(place), Priority = Priority(place) });
    }

    public void AddShipment(JsonPlace place)
    {
        var (pickup, delivery, amount) = (place.Get("pickup"), place.Get("delivery"), place.Amounts("amount", dimensions));
        var id = $"shipment {pickup.Id()}/{delivery.Id()}";
        Jobs.Add(new()
        {
            Id = id,
            Stops = [StopOf(pickup, VroomTaskType.Pickup, id, 0) with { Pickup = amount }, StopOf(delivery, VroomTaskType.Delivery, id, 1) with { Delivery = amount }],
            Skills = Skills(place),
            Priority = Priority(place),
        });
    }

    public static string[] Skills(JsonPlace place) => [.. place.ItemsOf("skills").Select(skill => $"{skill.Int()}").Distinct()];

    static int Priority(JsonPlace place) => place.IntOf("priority") is not { } priority ? 0 : priority <= 100 ? priority : throw place.Get("priority").Wrong("must be from 0 to 100");

    JobStop StopOf(JsonPlace place, VroomTaskType type, string jobId, int stop)
    {
        var task = new VroomTask(type, place.Id(), jobId, stop, matrices.Location(place.Get("location_index")), place.Coordinates("location"), place.TextOf("description"));
        if (!byId.TryAdd((type, task.Id), task)) throw place.Wrong($"id {task.Id} is there twice");
        ByStop[(jobId, stop)] = task;
        var setups = PerType(place, "setup_per_type");
        var setup = place.IntOf("setup") ?? 0;
        var longest = setups.Values.Append(setup).Max();
        return new()
        {
            Location = task.LocationIndex,
            Windows = [.. VroomTimes.List(place, origin).Select(window => new TimeWindow(window.From + longest, Math.Max(window.Until, window.From + longest)))],
            ServiceSeconds = place.IntOf("service") ?? 0,
            SetupSeconds = setup,
            ServiceSecondsByType = PerType(place, "service_per_type"),
            SetupSecondsByType = setups,
        };
    }

    static Dictionary<string, int> PerType(JsonPlace place, string key)
    {
        var seconds = new Dictionary<string, int>();
        if (place.Find(key) is not { } map) return seconds;
        if (map.Value.ValueKind != System.Text.Json.JsonValueKind.Object) throw map.Wrong("must be an object");
        foreach (var entry in map.Value.EnumerateObject())
            seconds[entry.Name.Length > 0 ? entry.Name : throw map.Wrong("a type must have a name")] = new JsonPlace(entry.Value, $"{map.Path}.{entry.Name}").Int();
        return seconds;
    }
}
