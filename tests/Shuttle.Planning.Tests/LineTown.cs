using Shuttle.Planning.Timing;

namespace Shuttle.Planning.Tests;

/// <summary>A town on a line: places 0 to 9, a hundred seconds and a kilometre from one to the next, so that times can be told by heart.</summary>
static class LineTown
{
    public const int Places = 10;

    public static TravelMatrix Road { get; } = Matrix((from, to) => Math.Abs(from - to));

    static TravelMatrix Matrix(Func<int, int, int> steps)
    {
        var cells = Enumerable.Range(0, Places * Places).Select(cell => steps(cell / Places, cell % Places)).ToArray();
        return new(Places, cells.Select(n => n * 100).ToArray(), cells.Select(n => n * 1000).ToArray());
    }

    public static Vehicle Courier(string id = "v1") => new() { Id = id, Start = 0, End = 0, ShiftFrom = 0, ShiftUntil = 10_000, Capacity = [10] };

    public static Job Visit(string id, int place, int service = 50, params TimeWindow[] windows) =>
        new() { Id = id, Stops = [new() { Location = place, ServiceSeconds = service, Windows = windows }] };

    public static Job Delivery(string id, int place, int amount) => new() { Id = id, Stops = [new() { Location = place, Delivery = [amount] }] };

    public static Job Pickup(string id, int place, int amount) => new() { Id = id, Stops = [new() { Location = place, Pickup = [amount] }] };

    public static Job Shipment(string id, int from, int to, int amount = 1) => new()
    {
        Id = id,
        Stops = [new() { Location = from, ServiceSeconds = 50, Pickup = [amount] }, new() { Location = to, ServiceSeconds = 50, Delivery = [amount] }],
    };

    public static Problem Day(IReadOnlyList<Vehicle> vehicles, params IReadOnlyList<Job> jobs) =>
        new() { Travel = [Road], Vehicles = vehicles, Jobs = jobs, Objective = Everything };

    /// <summary>Every term on a level of its own, so that none hides behind another.</summary>
    public static Objective Everything { get; } = new([.. Enum.GetValues<Term>().Select(term => new Level($"{term}", [new(term, 1)]))]);

    /// <summary>A route written as "a b#1 |pause|": job ids with the stop where it is not the first, breaks between bars, a reload as "~".</summary>
    public static RouteOrder Order(string vehicle, string steps) => new(vehicle, [.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        word == "~" ? new OrderedStep(StepKind.Reload)
        : word[0] == '|' ? new OrderedStep(StepKind.Break, word.Trim('|'))
        : word.Split('#') is [var id, var stop] ? new OrderedStep(StepKind.Stop, id, stop[0] - '0')
        : new OrderedStep(StepKind.Stop, word))]);
}
