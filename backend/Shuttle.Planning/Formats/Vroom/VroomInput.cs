namespace Shuttle.Planning.Formats.Vroom;

/// <summary>What a task of the file is.</summary>
public enum VroomTaskType
{
    /// <summary>From <c>jobs</c>.</summary>
    Job,
    /// <summary>The pickup of a shipment.</summary>
    Pickup,
    /// <summary>The delivery of a shipment.</summary>
    Delivery,
}

/// <summary>A job, pickup or delivery of the file.</summary>
/// <param name="Type">Which.</param>
/// <param name="Id">Unique among those of the type.</param>
/// <param name="JobId">The job of the problem it belongs to.</param>
/// <param name="Stop">Its stop there.</param>
/// <param name="LocationIndex">Row of the matrices.</param>
/// <param name="Location">[lon, lat], if given.</param>
/// <param name="Description">If given.</param>
public sealed record VroomTask(VroomTaskType Type, ulong Id, string JobId, int Stop, int LocationIndex, double[]? Location, string? Description);

/// <summary>What the output repeats of a vehicle.</summary>
/// <param name="Id">Of the file.</param>
/// <param name="Start">[lon, lat], if given.</param>
/// <param name="End">[lon, lat], if given.</param>
/// <param name="Description">If given.</param>
/// <param name="BreakDescriptions">By the break's id.</param>
public sealed record VroomVehicle(ulong Id, double[]? Start, double[]? End, string? Description, IReadOnlyDictionary<string, string> BreakDescriptions);

/// <summary>
/// A file of VROOM's JSON as a <see cref="Problem"/>, and what is needed to answer in the same format. Matrices must be in the file:
/// there is no routing engine to ask. Two differences are deliberate. VROOM tests a window when the set-up begins and we when the service
/// does; where there is a set-up the window is narrowed so that answers hold by both rules. And a break is only due if the vehicle is out
/// when its last window closes; <see cref="VroomBreaks"/> adds the others to an answer where they fit.
/// </summary>
public sealed class VroomInput
{
    internal VroomInput() { }

    /// <summary>The problem; times are since <see cref="Origin"/>.</summary>
    public required Problem Problem { get; init; }
    /// <summary>Subtracted from every time of the file, 0 unless the file uses timestamps too large to add up.</summary>
    public required long Origin { get; init; }
    /// <summary>Tasks in the order of the file, by job and stop of the problem.</summary>
    public required IReadOnlyDictionary<(string JobId, int Stop), VroomTask> Tasks { get; init; }
    /// <summary>By the vehicle's id in the problem.</summary>
    public required IReadOnlyDictionary<string, VroomVehicle> Vehicles { get; init; }
    /// <summary>Routes given as <c>steps</c>: the plan to be timed in plan mode, the one to start from otherwise.</summary>
    public required IReadOnlyList<Timing.RouteOrder> Orders { get; init; }
    /// <summary>Whether the file has distances, so that the answer has them too.</summary>
    public required bool HasDistances { get; init; }

    /// <summary>Reads a file's text; a <see cref="ProblemException"/> names the place in the document and the rule that is broken.</summary>
    public static VroomInput Read(string json)
    {
        var document = JsonPlace.Parse(json);
        var vehicles = document.Get("vehicles").Items().ToList();
        if (vehicles.Count == 0) throw document.Get("vehicles").Wrong("at least one vehicle");
        var dimensions = vehicles[0].Find("capacity")?.Items().Count() ?? 0;
        var origin = VroomTimes.Origin(document);
        var matrices = new VroomMatrices(document);
        var tasks = new VroomTasks(matrices, dimensions, origin);
        foreach (var job in document.ItemsOf("jobs")) tasks.AddJob(job);
        foreach (var shipment in document.ItemsOf("shipments")) tasks.AddShipment(shipment);
        if (tasks.Jobs.Count == 0) throw document.Wrong("at least one job or shipment");
        var fleet = new VroomFleet(matrices, tasks, dimensions, origin);
        foreach (var vehicle in vehicles) fleet.Add(vehicle);
        return new()
        {
            Problem = new Problem { Travel = matrices.Travel, Vehicles = fleet.Vehicles, Jobs = WithKnownSkills(tasks.Jobs, fleet.Vehicles), LoadDimensions = dimensions, Objective = Objective.Cost },
            Origin = origin,
            Tasks = tasks.ByStop,
            Vehicles = fleet.Told,
            Orders = fleet.Orders,
            HasDistances = matrices.HasDistances,
        };
    }

    /// <summary>A skill that no vehicle has is an error to the engine; to VROOM it is a job that stays unassigned.</summary>
    static List<Job> WithKnownSkills(List<Job> jobs, List<Vehicle> vehicles)
    {
        var known = vehicles.SelectMany(vehicle => vehicle.Skills).ToHashSet();
        return [.. jobs.Select(job => job.Skills.All(known.Contains) ? job
            : job with { Skills = [.. job.Skills.Where(known.Contains)], NotVehicles = [.. vehicles.Select(vehicle => vehicle.Id)] })];
    }
}
