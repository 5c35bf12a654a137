using System.Text;
using System.Text.Json;
using Shuttle.Planning.Check;

namespace Shuttle.Planning.Formats.Vroom;

/// <summary>Writes a plan with VROOM's names and codes.</summary>
public static class VroomOutput
{
    /// <summary>The answer to an input; <paramref name="report"/> gives the violations, <paramref name="loading"/> and <paramref name="solving"/> the computing times.</summary>
    public static string Write(VroomInput input, Plan plan, CheckReport report, TimeSpan loading, TimeSpan solving)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
            new SolutionWriter(writer, input).Write(plan, report, loading, solving);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The answer to an input that cannot be read: code 2 and the reason.</summary>
    public static string WriteError(string message)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", 2);
            writer.WriteString("error", message);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

sealed class SolutionWriter(Utf8JsonWriter writer, VroomInput input)
{
    public void Write(Plan plan, CheckReport report, TimeSpan loading, TimeSpan solving)
    {
        var routes = plan.Routes.Select(route => new VroomRoute(input, route, report.Violations.Where(v => v.VehicleId == route.VehicleId))).ToList();
        var visited = plan.Routes.SelectMany(route => route.Steps).Where(step => step.Kind == StepKind.Stop).Select(step => (step.JobId!, step.Stop)).ToHashSet();
        var unassigned = input.Tasks.Where(task => !visited.Contains(task.Key)).Select(task => task.Value).ToList();
        writer.WriteStartObject();
        writer.WriteNumber("code", 0);
        Summary(routes, unassigned.Count, report, loading, solving);
        writer.WriteStartArray("unassigned");
        foreach (var task in unassigned)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", task.Id);
            Location(task.Location, task.LocationIndex);
            writer.WriteString("type", NameOf(task.Type));
            if (task.Description is not null) writer.WriteString("description", task.Description);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("routes");
        foreach (var route in routes) Route(route);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    void Summary(List<VroomRoute> routes, int unassigned, CheckReport report, TimeSpan loading, TimeSpan solving)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("cost", routes.Sum(route => route.Route.Cost));
        writer.WriteNumber("routes", routes.Count);
        writer.WriteNumber("unassigned", unassigned);
        Amounts("delivery", Sum(routes, route => route.Delivery));
        Amounts("amount", Sum(routes, route => route.Delivery));
        Amounts("pickup", Sum(routes, route => route.Pickup));
        Sums(routes.Sum(r => r.Setup), routes.Sum(r => r.Service), routes.Sum(r => (long)r.Route.DrivingSeconds), routes.Sum(r => r.Waiting), routes.Sum(r => r.Priority), routes.Sum(r => (long)r.Route.Metres));
        VroomViolations.Write(writer, report.Violations);
        writer.WriteStartObject("computing_times");
        writer.WriteNumber("loading", (long)loading.TotalMilliseconds);
        writer.WriteNumber("solving", (long)solving.TotalMilliseconds);
        writer.WriteNumber("routing", 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    void Route(VroomRoute route)
    {
        var vehicle = input.Vehicles[route.Route.VehicleId];
        writer.WriteStartObject();
        writer.WriteNumber("vehicle", vehicle.Id);
        writer.WriteNumber("cost", route.Route.Cost);
        if (vehicle.Description is not null) writer.WriteString("description", vehicle.Description);
        Amounts("delivery", route.Delivery);
        Amounts("amount", route.Delivery);
        Amounts("pickup", route.Pickup);
        Sums(route.Setup, route.Service, route.Route.DrivingSeconds, route.Waiting, route.Priority, route.Route.Metres);
        writer.WriteStartArray("steps");
        for (var i = 0; i < route.Steps.Count; i++) Step(route, vehicle, i);
        writer.WriteEndArray();
        VroomViolations.Write(writer, route.Violations);
        writer.WriteEndObject();
    }

    void Step(VroomRoute route, VroomVehicle vehicle, int i)
    {
        var (told, step) = (route.Steps[i], route.Steps[i].Step);
        var task = step.Kind == StepKind.Stop ? input.Tasks[(step.JobId!, step.Stop)] : null;
        writer.WriteStartObject();
        writer.WriteString("type", task is not null ? NameOf(task.Type) : step.Kind switch { StepKind.Start => "start", StepKind.End => "end", _ => "break" });
        if ((task?.Description ?? vehicle.BreakDescriptions.GetValueOrDefault(step.Kind == StepKind.Break ? step.JobId! : "")) is { } description) writer.WriteString("description", description);
        if (step.Kind != StepKind.Break) Location(CoordinatesAt(route, vehicle, i), LocationAt(route, i));
        if (task is not null) writer.WriteNumber("id", task.Id);
        if (step.Kind == StepKind.Break) writer.WriteNumber("id", ulong.Parse(step.JobId!, System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteNumber("setup", told.Setup);
        writer.WriteNumber("service", told.Service);
        writer.WriteNumber("waiting_time", told.Waiting);
        if (task is not null) writer.WriteNumber("job", task.Id);
        Amounts("load", told.Load.Select(amount => (long)amount).ToArray());
        writer.WriteNumber("arrival", step.Arrival + input.Origin);
        writer.WriteNumber("duration", told.Travel);
        VroomViolations.Write(writer, route.Violations.Where(v => v.Step == i));
        if (input.HasDistances) writer.WriteNumber("distance", told.Metres);
        writer.WriteEndObject();
    }

    /// <summary>An open start or end is where the first or last task is.</summary>
    VroomTask? TaskAt(VroomRoute route, int i)
    {
        var stops = route.Steps.Where(s => s.Step.Kind == StepKind.Stop).Select(s => s.Step).ToList();
        var step = route.Steps[i].Step.Kind switch
        {
            StepKind.Stop => route.Steps[i].Step,
            StepKind.Start when route.Vehicle.Start is null => stops.FirstOrDefault(),
            StepKind.End when route.Vehicle.End is null => stops.LastOrDefault(),
            _ => null,
        };
        return step is null ? null : input.Tasks[(step.JobId!, step.Stop)];
    }

    int LocationAt(VroomRoute route, int i) =>
        TaskAt(route, i)?.LocationIndex ?? (i == 0 ? route.Vehicle.Start ?? route.Vehicle.End : route.Vehicle.End ?? route.Vehicle.Start)!.Value;

    double[]? CoordinatesAt(VroomRoute route, VroomVehicle vehicle, int i) =>
        TaskAt(route, i) is { } task ? task.Location : i == 0 ? vehicle.Start : vehicle.End;

    void Sums(long setup, long service, long duration, long waiting, long priority, long distance)
    {
        writer.WriteNumber("setup", setup);
        writer.WriteNumber("service", service);
        writer.WriteNumber("duration", duration);
        writer.WriteNumber("waiting_time", waiting);
        writer.WriteNumber("priority", priority);
        if (input.HasDistances) writer.WriteNumber("distance", distance);
    }

    void Location(double[]? coordinates, int index)
    {
        if (coordinates is not null)
        {
            writer.WriteStartArray("location");
            foreach (var coordinate in coordinates) writer.WriteNumberValue(coordinate);
            writer.WriteEndArray();
        }
        writer.WriteNumber("location_index", index);
    }

    void Amounts(string name, IReadOnlyList<long> amounts)
    {
        if (amounts.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var amount in amounts) writer.WriteNumberValue(amount);
        writer.WriteEndArray();
    }

    long[] Sum(List<VroomRoute> routes, Func<VroomRoute, long[]> of) =>
        [.. Enumerable.Range(0, input.Problem.LoadDimensions).Select(d => routes.Sum(route => of(route)[d]))];

    static string NameOf(VroomTaskType type) => type switch { VroomTaskType.Job => "job", VroomTaskType.Pickup => "pickup", _ => "delivery" };
}
