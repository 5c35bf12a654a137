using System.Text.Json;
using Shuttle.Planning.Check;
using Shuttle.Planning.Formats.Vroom;
using Shuttle.Planning.Timing;

namespace Shuttle.Planning.Tests.Formats;

public class VroomTests
{
    /// <summary>Everything once: two profiles, a speed factor, costs, a break, skills, a shipment, windows, a route given as steps.</summary>
    const string Full = """
        {
          "vehicles": [
            { "id": 7, "start_index": 0, "end_index": 0, "start": [106.8, -6.2], "capacity": [4, 9], "skills": [1, 3], "time_window": [0, 20000],
              "costs": { "fixed": 50, "per_hour": 7200, "per_task_hour": 36, "per_km": 4 }, "max_tasks": 5, "max_travel_time": 9000, "max_distance": 90000,
              "type": "bike", "description": "Budi",
              "breaks": [ { "id": 1, "time_windows": [[600, 900]], "service": 300, "description": "noon prayer", "max_load": [4, 4] } ],
              "steps": [ { "type": "start" }, { "type": "job", "id": 1 }, { "type": "break", "id": 1 }, { "type": "pickup", "id": 5 }, { "type": "delivery", "id": 5, "service_after": 5000 }, { "type": "end" } ] },
            { "id": 8, "end_index": 1, "profile": "foot", "speed_factor": 2 }
          ],
          "jobs": [
            { "id": 1, "location_index": 1, "location": [106.9, -6.3], "service": 60, "service_per_type": { "bike": 40 }, "setup": 10, "delivery": [1, 2], "skills": [3], "priority": 90,
              "time_windows": [[700, 800], [0, 300]], "description": "a letter" },
            { "id": 2, "location_index": 2, "pickup": [1, 0] }
          ],
          "shipments": [ { "pickup": { "id": 5, "location_index": 2, "service": 30 }, "delivery": { "id": 5, "location_index": 1 }, "amount": [2, 3], "priority": 10 } ],
          "matrices": {
            "car": { "durations": [[0, 100, 200], [100, 0, 100], [200, 100, 0]], "distances": [[0, 1000, 2000], [1000, 0, 1000], [2000, 1000, 0]] },
            "foot": { "durations": [[0, 500, 900], [500, 0, 400], [901, 400, 0]] }
          }
        }
        """;

    static readonly VroomInput Input = VroomInput.Read(Full);

    [Fact]
    public void Vehicles_are_read_with_all_they_have()
    {
        var bike = Input.Problem.Vehicles[0];
        Assert.Equal(("7", 0, 0, 0, 20000), (bike.Id, bike.Start, bike.End, bike.ShiftFrom, bike.ShiftUntil));
        Assert.Equal((50, 7200, 36, 4), (bike.FixedCost, bike.CostPerDrivingHour, bike.CostPerTaskHour, bike.CostPerKilometre));
        Assert.Equal((5, 9000, 90000), (bike.MaxStops, bike.MaxDrivingSeconds, bike.MaxMetres));
        Assert.Equal([4, 9], bike.Capacity);
        Assert.Equal(["1", "3"], bike.Skills);
        Assert.Equal((300, true), (bike.Breaks[0].DurationSeconds, bike.Breaks[0].Hard));
        Assert.Equal([4, 4], bike.Breaks[0].MaxLoad!);
        Assert.Null(Input.Problem.Vehicles[1].Start);
    }

    [Fact]
    public void A_speed_factor_scales_the_durations()
    {
        // Twice as fast: 901 s become 450.5, rounded to 451.
        Assert.Equal([0, 250, 450, 250, 0, 200, 451, 200, 0], Input.Problem.Travel[1].Seconds.ToArray());
    }

    [Fact]
    public void Jobs_and_shipments_are_read_with_all_they_have()
    {
        var letter = Input.Problem.Jobs[0];
        Assert.Equal(("job 1", 90), (letter.Id, letter.Priority));
        Assert.Equal([1, 2], letter.Stops[0].Delivery);
        Assert.Equal(40, letter.Stops[0].ServiceSecondsOf(Input.Problem.Vehicles[0]));
        Assert.Equal(60, letter.Stops[0].ServiceSecondsOf(Input.Problem.Vehicles[1]));
        // Sorted, and narrowed by the set-up, with which VROOM begins inside the window.
        Assert.Equal([new(10, 300), new(710, 800)], letter.Stops[0].Windows);
        var shipment = Input.Problem.Jobs[2];
        Assert.Equal(("shipment 5/5", 2, 1), (shipment.Id, shipment.Stops[0].Location, shipment.Stops[1].Location));
        Assert.Equal([2, 3], shipment.Stops[1].Delivery);
    }

    [Fact]
    public void Plan_mode_answers_with_vrooms_fields()
    {
        var timed = PlanMode.Time(Input.Problem, Input.Orders);
        Assert.Empty(timed.Report.Violations);
        using var answer = JsonDocument.Parse(VroomOutput.Write(Input, timed.Plan, timed.Report, TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(5)));
        var summary = answer.RootElement.GetProperty("summary");
        Assert.Equal(0, answer.RootElement.GetProperty("code").GetInt32());
        Assert.Equal((1, 1), (summary.GetProperty("routes").GetInt32(), summary.GetProperty("unassigned").GetInt32()));
        // Driving 100 + 100 + 100 + 100 at 7200 an hour is 800; 80 s of work at 36 an hour 0.8; 4 km at 4 is 16; fixed 50.
        Assert.Equal(866, summary.GetProperty("cost").GetInt32());
        Assert.Equal((400, 4000), (summary.GetProperty("duration").GetInt32(), summary.GetProperty("distance").GetInt32()));
        // 40 at the letter, 300 of break, 30 at the pickup; set-up 10; priorities 90 + 10 + 10.
        Assert.Equal((370, 10, 110), (summary.GetProperty("service").GetInt32(), summary.GetProperty("setup").GetInt32(), summary.GetProperty("priority").GetInt32()));
        var steps = answer.RootElement.GetProperty("routes")[0].GetProperty("steps");
        Assert.Equal(["start", "job", "break", "pickup", "delivery", "end"], steps.EnumerateArray().Select(step => step.GetProperty("type").GetString()!));
        Assert.Equal(5000, steps[4].GetProperty("arrival").GetInt32() + steps[4].GetProperty("waiting_time").GetInt32());
        Assert.Equal(2, answer.RootElement.GetProperty("unassigned")[0].GetProperty("id").GetInt32());
    }

    [Fact]
    public void Violations_have_vrooms_causes()
    {
        var hasty = VroomInput.Read(Full.Replace("\"service_after\": 5000", "\"service_at\": 100000").Replace("\"skills\": [3]", "\"skills\": [9]").Replace("\"capacity\": [4, 9]", "\"capacity\": [1, 9]"));
        var timed = PlanMode.Time(hasty.Problem, hasty.Orders);
        using var answer = JsonDocument.Parse(VroomOutput.Write(hasty, timed.Plan, timed.Report, default, default));
        var causes = answer.RootElement.GetProperty("summary").GetProperty("violations").EnumerateArray().Select(v => v.GetProperty("cause").GetString()).Order();
        Assert.Equal(["delay", "load", "skills"], causes);
    }

    [Fact]
    public void An_answer_survives_being_written_and_read()
    {
        var timed = PlanMode.Time(Input.Problem, Input.Orders);
        var read = VroomSolution.Read(Input, VroomOutput.Write(Input, timed.Plan, timed.Report, default, default));
        Assert.Empty(Referee.Check(Input.Problem, read).Violations);
        Assert.Equal(timed.Plan.Routes[0].Steps.Select(step => (step.Kind, step.JobId, step.Arrival, step.ServiceStart, step.Departure)),
            read.Routes[0].Steps.Select(step => (step.Kind, step.JobId, step.Arrival, step.ServiceStart, step.Departure)));
    }

    [Fact]
    public void Timestamps_are_counted_from_the_first_and_written_back()
    {
        const string stamps = """
            { "vehicles": [ { "id": 1, "start_index": 0, "time_window": [1600416000, 1600430400] } ],
              "jobs": [ { "id": 1, "location_index": 1, "time_windows": [[1600419600, 1600423200]] } ],
              "matrices": { "car": { "durations": [[0, 60], [60, 0]] } } }
            """;
        var input = VroomInput.Read(stamps);
        Assert.Equal(1600416000, input.Origin);
        var timed = PlanMode.Time(input.Problem, [new("1", [new(StepKind.Stop, "job 1")])]);
        Assert.Contains("\"arrival\": 1600419600", VroomOutput.Write(input, timed.Plan, timed.Report, default, default));
    }

    [Fact]
    public void A_break_without_windows_is_in_the_answer_and_never_after_the_shift()
    {
        // 60 out, 60 back and 100 of break: 220 of the shift's 220; one second less and nothing can be served.
        static Plan Solve(int shift)
        {
            var input = VroomInput.Read($$"""
                { "vehicles": [ { "id": 1, "start_index": 0, "end_index": 0, "time_window": [0, {{shift}}], "breaks": [ { "id": 3, "service": 100 } ] } ],
                  "jobs": [ { "id": 1, "location_index": 1 } ], "matrices": { "car": { "durations": [[0, 60], [60, 0]] } } }
                """);
            var plan = VroomBreaks.Complete(input.Problem, Solver.Solve(input.Problem, new SolverOptions { IterationLimit = 20 }));
            Assert.Empty(Referee.Check(input.Problem, plan).Violations);
            return plan;
        }
        Assert.Contains(Solve(220).Routes[0].Steps, step => step.Kind == StepKind.Break);
        Assert.Contains(Solve(5000).Routes[0].Steps, step => step.Kind == StepKind.Break);
        Assert.Equal(["job 1"], Solve(219).Unserved);
    }

    [Fact]
    public void The_old_single_matrix_is_the_cars() =>
        Assert.Equal(5, VroomInput.Read("""{"vehicles":[{"id":0,"start_index":0}],"jobs":[{"id":0,"location_index":1}],"matrix":[[0,5],[6,0]]}""").Problem.Travel[0].Seconds.Span[1]);

    [Theory]
    [InlineData("\"capacity\": [4, 9]", "\"capacity\": [4]", "vehicles[0].breaks[0].max_load: must have 1 entries as the first vehicle's capacity has, found 2", "jobs[0].delivery: must have 1 entries as the first vehicle's capacity has, found 2")]
    [InlineData("[0, 20000]", "[30000, 20000]", "vehicles[0].time_window: must not end (20000) before it starts (30000)")]
    [InlineData("[0, 300]", "[0, 750]", "jobs[0].time_windows: windows must not overlap: [0, 750] and [700, 800]")]
    [InlineData("\"service\": 60", "\"service\": -60", "jobs[0].service: must be a whole number of at least 0")]
    [InlineData("\"priority\": 90", "\"priority\": 101", "jobs[0].priority: must be from 0 to 100")]
    [InlineData("\"profile\": \"foot\"", "\"profile\": \"boat\"", "vehicles[1]: profile boat has no matrix")]
    [InlineData("\"speed_factor\": 2", "\"speed_factor\": 6", "vehicles[1].speed_factor: must be a number above 0 and at most 5")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"id\": 2, \"location_index\": 3", "jobs[1].location_index: must be a row of the matrices, which have 3")]
    [InlineData("\"id\": 2, \"location_index\": 2", "\"id\": 1, \"location_index\": 2", "jobs[1]: id 1 is there twice")]
    [InlineData("\"id\": 8", "\"id\": 7", "vehicles[1]: id 7 is there twice")]
    [InlineData("[100, 0, 100], [200, 100, 0]], \"dist", "[100, 0], [200, 100, 0]], \"dist", "matrices.car.durations[1]: must have 3 entries, found 2")]
    [InlineData("{ \"type\": \"pickup\", \"id\": 5 }", "{ \"type\": \"pickup\", \"id\": 6 }", "vehicles[0].steps[3]: pickup 6 is not in the file")]
    [InlineData("{ \"type\": \"break\", \"id\": 1 }", "{ \"type\": \"break\", \"id\": 2 }", "vehicles[0].steps[2]: break 2 is not in vehicle 7")]
    [InlineData("{ \"id\": 8, \"end_index\": 1,", "{ \"id\": 8,", "vehicles[1]: start_index or end_index must be given")]
    [InlineData("\"matrices\"", "\"matrixes\"", "the document: matrices must be given: there is no routing engine to ask for travel times")]
    [InlineData("\"jobs\": [", "\"jobs\": ", "line 13: the file must be JSON")]
    public void Bad_input_names_place_and_rule(string good, string bad, params string[] messages)
    {
        Assert.Contains(good, Full);
        Assert.Contains(Assert.Throws<ProblemException>(() => VroomInput.Read(Full.Replace(good, bad))).Message, messages);
    }
}
