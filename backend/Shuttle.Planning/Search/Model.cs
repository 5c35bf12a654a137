namespace Shuttle.Planning.Search;

/// <summary>
/// The problem as flat arrays. Jobs are numbered as in the problem; their stops are "nodes", numbered job after job.
/// A route is a sequence of nodes and <see cref="Reload"/> marks.
/// </summary>
internal sealed class Model
{
    /// <summary>The mark of a reload in a route.</summary>
    public const int Reload = -1;

    /// <summary>No bound.</summary>
    public const int Never = int.MaxValue / 2;

    public readonly Problem Problem;
    public readonly int Jobs, Nodes, Dims;
    public readonly VehicleModel[] Vehicles;

    /// <summary>First node of a job; one more entry ends the last job.</summary>
    public readonly int[] First;
    public readonly int[] JobOf, Location;

    /// <summary>Windows of node n are <c>WindowOf[n] .. WindowOf[n + 1] − 1</c> of the arrays that follow; hard ones have Soft = Until.</summary>
    public readonly int[] WindowOf;
    public readonly int[] WindowFrom, WindowSoft, WindowUntil;

    /// <summary>Per node: the exact start a dispatcher fixed, or −1; the announced start, or −1, and its tolerance.</summary>
    public readonly int[] PinnedStart, AnnouncedStart, Tolerance;

    /// <summary>Per node and dimension: change of load. Per job and dimension: loaded before the trip, left after the last stop.</summary>
    public readonly int[] Change, FromDepot, LeftOver;
    public readonly bool HasDepotLoads;

    /// <summary>Per job: longest time on board or <see cref="Never"/>; pinned position or <see cref="Never"/>.</summary>
    public readonly int[] MaxOnBoard, PinnedPosition;

    /// <summary>Per job: leading stops that are frozen, and the vehicle they are frozen in or −1.</summary>
    public readonly int[] FrozenStops, FrozenVehicle;

    /// <summary>Per job: was begun before, so belongs to the first trip.</summary>
    public readonly bool[] FirstTripOnly;

    /// <summary>Per job × vehicle.</summary>
    public readonly bool[] Allowed;

    /// <summary>Per job × vehicle: 1 where the courier does not know the area, 2 where another vehicle was announced, 3 both.</summary>
    public readonly byte[] Strangeness;

    public readonly long[] Worth, PriorityWeight;

    /// <summary>Per vehicle: pairs of jobs announced next to each other.</summary>
    public readonly (int Before, int After)[][] AnnouncedPairs;

    /// <summary>Per job × vehicle: how many of those pairs the job is part of.</summary>
    public readonly byte[] PairsOf;

    public Model(Problem problem)
    {
        Problem = problem;
        var jobs = problem.Jobs;
        (Jobs, Dims) = (jobs.Count, problem.LoadDimensions);
        First = new int[Jobs + 1];
        for (var j = 0; j < Jobs; j++) First[j + 1] = First[j] + jobs[j].Stops.Count;
        Nodes = First[Jobs];
        Vehicles = [.. problem.Vehicles.Select(v => new VehicleModel(problem, v))];
        (JobOf, Location) = (new int[Nodes], new int[Nodes]);
        (PinnedStart, AnnouncedStart, Tolerance) = (new int[Nodes], new int[Nodes], new int[Nodes]);
        (Change, FromDepot, LeftOver) = (new int[Nodes * Dims], new int[Jobs * Dims], new int[Jobs * Dims]);
        (MaxOnBoard, PinnedPosition, FrozenStops, FrozenVehicle) = (new int[Jobs], new int[Jobs], new int[Jobs], new int[Jobs]);
        FirstTripOnly = [.. jobs.Select(j => j.OnBoardOf is not null)];
        Worth = [.. jobs.Select(j => j.Worth)];
        PriorityWeight = Priorities(jobs);

        WindowOf = new int[Nodes + 1];
        var windows = new List<TimeWindow>();
        for (var (j, n) = (0, 0); j < Jobs; j++)
            for (var s = 0; s < jobs[j].Stops.Count; s++, n++)
            {
                var stop = jobs[j].Stops[s];
                (JobOf[n], Location[n]) = (j, stop.Location);
                PinnedStart[n] = s == 0 ? jobs[j].Pin?.StartSeconds ?? -1 : -1;
                AnnouncedStart[n] = s == 0 ? jobs[j].Announced?.StartSeconds ?? -1 : -1;
                Tolerance[n] = jobs[j].Announced?.ToleranceSeconds ?? 0;
                if (stop.Windows.Count == 0) windows.Add(TimeWindow.Always);
                windows.AddRange(stop.Windows);
                WindowOf[n + 1] = windows.Count;
            }
        WindowFrom = [.. windows.Select(w => w.From)];
        WindowSoft = [.. windows.Select(w => w.SoftUntil ?? w.Until)];
        WindowUntil = [.. windows.Select(w => w.Until)];

        for (var j = 0; j < Jobs; j++)
        {
            MaxOnBoard[j] = jobs[j].MaxOnBoardSeconds ?? Never;
            PinnedPosition[j] = jobs[j].Pin?.Position ?? Never;
            FrozenVehicle[j] = -1;
            Loads(jobs[j], j);
        }
        HasDepotLoads = FromDepot.AsSpan().ContainsAnyExcept(0) || LeftOver.AsSpan().ContainsAnyExcept(0);

        var byId = problem.Vehicles.Select((v, i) => (v.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var jobById = jobs.Select((j, i) => (j.Id, i)).ToDictionary(x => x.Id, x => x.i);
        for (var v = 0; v < Vehicles.Length; v++)
        {
            Vehicles[v].Frozen = [.. problem.Vehicles[v].Frozen.Select(f => First[jobById[f.JobId]] + f.Stop)];
            foreach (var node in Vehicles[v].Frozen) (FrozenVehicle[JobOf[node]], FrozenStops[JobOf[node]]) = (v, FrozenStops[JobOf[node]] + 1);
        }
        (Allowed, Strangeness) = (new bool[Jobs * Vehicles.Length], new byte[Jobs * Vehicles.Length]);
        for (var j = 0; j < Jobs; j++)
            for (var v = 0; v < Vehicles.Length; v++) Pair(jobs[j], j, problem.Vehicles[v], v);

        AnnouncedPairs = new (int, int)[Vehicles.Length][];
        Array.Fill(AnnouncedPairs, []);
        foreach (var group in jobs.Select((job, j) => (job.Announced, j)).Where(x => x.Announced is { VehicleId: not null, Order: not null }).GroupBy(x => x.Announced!.VehicleId!))
            if (byId.TryGetValue(group.Key, out var v))
            {
                var order = group.OrderBy(x => x.Announced!.Order).Select(x => x.j).ToArray();
                AnnouncedPairs[v] = [.. order.Zip(order.Skip(1))];
            }
        PairsOf = new byte[Jobs * Vehicles.Length];
        for (var v = 0; v < Vehicles.Length; v++)
            foreach (var (before, after) in AnnouncedPairs[v])
            {
                PairsOf[before * Vehicles.Length + v]++;
                PairsOf[after * Vehicles.Length + v]++;
            }
    }

    /// <summary>Whether a vehicle may carry a job at all.</summary>
    public bool Allows(int job, int vehicle) => Allowed[job * Vehicles.Length + vehicle];

    private void Pair(Job job, int j, Vehicle vehicle, int v)
    {
        var known = job.Area is null || vehicle.FamiliarAreas.Contains(job.Area);
        var announced = job.Announced?.VehicleId is null || job.Announced.VehicleId == vehicle.Id;
        Strangeness[j * Vehicles.Length + v] = (byte)((known ? 0 : 1) | (announced ? 0 : 2));
        Allowed[j * Vehicles.Length + v] = FrozenVehicle[j] == v || (FrozenVehicle[j] < 0
            && job.Skills.All(vehicle.Skills.Contains)
            && (job.OnlyVehicles is null || job.OnlyVehicles.Contains(vehicle.Id))
            && !job.NotVehicles.Contains(vehicle.Id)
            && (job.OnBoardOf is null || job.OnBoardOf == vehicle.Id)
            && (job.Pin?.VehicleId is null || job.Pin.VehicleId == vehicle.Id));
    }

    /// <summary>A delivery is met by what the job picked up before; the rest came from the depot.</summary>
    private void Loads(Job job, int j)
    {
        for (var d = 0; d < Dims; d++)
        {
            var (onBoard, fromDepot) = (0, 0);
            for (var s = 0; s < job.Stops.Count; s++)
            {
                var delivery = job.Stops[s].Delivery.Count > 0 ? job.Stops[s].Delivery[d] : 0;
                var pickup = job.Stops[s].Pickup.Count > 0 ? job.Stops[s].Pickup[d] : 0;
                fromDepot += Math.Max(0, delivery - onBoard);
                onBoard = Math.Max(0, onBoard - delivery) + pickup;
                Change[(First[j] + s) * Dims + d] = pickup - delivery;
            }
            (FromDepot[j * Dims + d], LeftOver[j * Dims + d]) = (fromDepot, onBoard);
        }
    }

    private static long[] Priorities(IReadOnlyList<Job> jobs)
    {
        const long most = 1L << 40;
        var weight = new Dictionary<int, long>();
        var product = 1L;
        foreach (var group in jobs.GroupBy(j => j.Priority).OrderBy(g => g.Key))
        {
            weight[group.Key] = product;
            product = Math.Min(most, product * (1 + Math.Min(group.Count(), most / product)));
        }
        return [.. jobs.Select(j => weight[j.Priority])];
    }
}
