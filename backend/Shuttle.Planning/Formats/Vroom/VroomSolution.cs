using Shuttle.Planning.Check;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>Reads an answer in VROOM's format (VROOM's own or ours) as a <see cref="Plan"/> of its input, with the times it reports.</summary>
public static class VroomSolution
{
    /// <summary>A <see cref="ProblemException"/> names the place in the answer that means nothing in the input.</summary>
    public static Plan Read(VroomInput input, string json)
    {
        var document = JsonPlace.Parse(json);
        if (document.Get("code").Int() is var code and not 0) throw document.Get("code").Wrong($"the answer is an error, code {code}");
        var byId = input.Tasks.Values.ToDictionary(task => (task.Type, task.Id));
        var rank = input.Problem.Vehicles.Select((vehicle, i) => (vehicle.Id, i)).ToDictionary(v => v.Id, v => v.i);
        var routes = document.Get("routes").Items()
            .Select(route => rank.ContainsKey($"{route.Get("vehicle").Long()}") ? route : throw route.Get("vehicle").Wrong("is not in the input"))
            .Select(route => RouteOf(input, route, byId)).OrderBy(route => rank[route.VehicleId]).ToList();
        var served = routes.SelectMany(route => route.Steps).Where(step => step.Kind == StepKind.Stop).Select(step => step.JobId).ToHashSet();
        var plan = new Plan { Routes = routes, Unserved = [.. input.Problem.Jobs.Select(job => job.Id).Where(id => !served.Contains(id))], Score = new([]) };
        return plan with { Score = Referee.Check(input.Problem, plan).Score };
    }

    static Route RouteOf(VroomInput input, JsonPlace route, Dictionary<(VroomTaskType, ulong), VroomTask> byId)
    {
        var vehicle = input.Problem.Vehicles.Single(v => v.Id == $"{route.Get("vehicle").Long()}");
        var (steps, travel, metres) = (new List<Step>(), 0, 0);
        foreach (var place in route.Get("steps").Items())
        {
            var type = place.Get("type").Text();
            var kind = type switch { "start" => StepKind.Start, "end" => StepKind.End, "break" => StepKind.Break, "job" or "pickup" or "delivery" => StepKind.Stop, _ => throw place.Get("type").Wrong("must be start, job, pickup, delivery, break or end") };
            var task = kind != StepKind.Stop ? null
                : byId.GetValueOrDefault((type switch { "job" => VroomTaskType.Job, "pickup" => VroomTaskType.Pickup, _ => VroomTaskType.Delivery }, place.Id())) ?? throw place.Wrong($"{type} {place.Id()} is not in the input");
            var arrival = (int)(place.Get("arrival").Long() - input.Origin);
            var start = arrival + (place.IntOf("waiting_time") ?? 0) + (place.IntOf("setup") ?? 0);
            var (duration, distance) = (place.IntOf("duration") ?? 0, place.IntOf("distance") ?? 0);
            steps.Add(new(kind, task?.JobId ?? (kind == StepKind.Break ? $"{place.Id()}" : null), task?.Stop ?? 0,
                kind switch { StepKind.Start => vehicle.Start, StepKind.End => vehicle.End, StepKind.Stop => task!.LocationIndex, _ => null },
                arrival, start, start + (place.IntOf("service") ?? 0), 0,
                kind == StepKind.End ? new int[input.Problem.LoadDimensions] : place.Amounts("load", input.Problem.LoadDimensions), duration - travel, distance - metres));
            (travel, metres) = (duration, distance);
        }
        if (steps.Count < 2) throw route.Get("steps").Wrong("must run from start to end");
        return new(vehicle.Id, steps, metres, travel, steps[^1].Arrival - steps[0].Departure, route.Get("cost").Long());
    }
}
