using static Shuttle.Planning.Tests.LineTown;

namespace Shuttle.Planning.Tests.Problems;

/// <summary>A problem that cannot be planned is refused with one error that names the place and the rule.</summary>
public class BadInputTests
{
    static readonly Job A = Visit("a", 3, 50, new TimeWindow(100, 200));
    static readonly Vehicle V = Courier();

    public static TheoryData<string, Problem> Table() => new()
    {
        { "travel: must have at least one matrix", Day([V], A) with { Travel = [] } },
        { "travel[0].seconds: must have 10×10 values", Day([V], A) with { Travel = [Road with { Seconds = new int[99] }] } },
        { "travel[0].metres: must have 10×10 values", Day([V], A) with { Travel = [Road with { Metres = new int[101] }] } },
        { "travel[0].seconds: must be from 0 to Unreachable", Day([V], A) with { Travel = [Road with { Seconds = Enumerable.Repeat(-1, 100).ToArray() }] } },
        { "travel[1].size: must be the same for all profiles", Day([V], A) with { Travel = [Road, new(1, new int[1], new int[1])] } },
        { "vehicles[0].profile: must index travel", Day([V with { Profile = 1 }], A) },
        { "vehicles[0].start: must be a location from 0 to 9", Day([V with { Start = 10 }], A) },
        { "vehicles[0].shiftUntil: must not be before shiftFrom", Day([V with { ShiftFrom = 20_000 }], A) },
        { "vehicles[0].capacity: must have 1 values or none", Day([V with { Capacity = [1, 2] }], A) },
        { "vehicles[0].capacity: must not be negative", Day([V with { Capacity = [-1] }], A) },
        { "vehicles[1].id: 'v1' is used twice", Day([V, V], A) },
        { "vehicles[0].breaks[0].windows[0]: is inside out: until is before from", Day([V with { Breaks = [new() { Id = "b", Windows = [new(9, 8)], DurationSeconds = 1 }] }], A) },
        { "vehicles[0].breaks[0].duration: must not be negative", Day([V with { Breaks = [new() { Id = "b", Windows = [new(8, 9)], DurationSeconds = -1 }] }], A) },
        { "vehicles[0].reload.maxTrips: must be at least 1", Day([V with { Reload = new(0, 0, 0) }], A) },
        { "vehicles[0].frozen[0]: unknown job 'z'", Day([V with { Frozen = [("z", 0)] }], A) },
        { "vehicles[0].frozen[0]: job 'a' has no stop 1", Day([V with { Frozen = [("a", 1)] }], A) },
        { "jobs[1].id: 'a' is used twice", Day([V], A, A) },
        { "jobs[0].stops: must have at least one stop", Day([V], A with { Stops = [] }) },
        { "jobs[0].stops[0].location: must be a location from 0 to 9", Day([V], Visit("a", -1)) },
        { "jobs[0].stops[0].service: must not be negative", Day([V], Visit("a", 1, -5)) },
        { "jobs[0].stops[0].windows[0]: is inside out: until is before from", Day([V], Visit("a", 1, 5, new TimeWindow(300, 200))) },
        { "jobs[0].stops[0].windows[0].from: must not be negative", Day([V], Visit("a", 1, 5, new TimeWindow(-1, 200))) },
        { "jobs[0].stops[0].windows[1]: must come after the window before it", Day([V], Visit("a", 1, 5, new(100, 200), new(150, 300))) },
        { "jobs[0].stops[0].windows[0].softUntil: must lie between from and until", Day([V], Visit("a", 1, 5, new TimeWindow(100, 200, 250))) },
        { "jobs[0].stops[1].windows: impossible chain: closed before the stop before it can be done", Day([V], A with { Stops = [A.Stops[0] with { Windows = [new(500, 600)] }, A.Stops[0] with { Windows = [new(0, 400)] }] }) },
        { "jobs[0].skills: unknown skill 'fly': no vehicle has it", Day([V], A with { Skills = ["fly"] }) },
        { "jobs[0].onlyVehicles: unknown vehicle 'v9'", Day([V], A with { OnlyVehicles = ["v9"] }) },
        { "jobs[0].notVehicles: unknown vehicle 'v9'", Day([V], A with { NotVehicles = ["v9"] }) },
        { "jobs[0].onBoardOf: unknown vehicle 'v9'", Day([V], A with { OnBoardOf = "v9" }) },
        { "jobs[0].pin.vehicle: unknown vehicle 'v9'", Day([V], A with { Pin = new("v9") }) },
        { "jobs[0].pin.start: must lie in a window of the first stop", Day([V], A with { Pin = new(StartSeconds: 300) }) },
        { "jobs[0].priority: must be from 0 to 100", Day([V], A with { Priority = 101 }) },
        { "jobs[0].maxOnBoard: must not be negative", Day([V], A with { MaxOnBoardSeconds = -1 }) },
        { "objective.levels: must have at least one level", Day([V], A) with { Objective = new([]) } },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void It_is_refused_with_the_place_and_the_rule(string message, Problem problem) =>
        Assert.Equal(message, Assert.Throws<ProblemException>(() => Solver.Solve(problem, new SolverOptions { IterationLimit = 1 })).Message);
}
