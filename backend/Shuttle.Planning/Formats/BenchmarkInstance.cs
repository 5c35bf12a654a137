namespace Shuttle.Planning.Formats;

/// <summary>How distances are measured between the points of a benchmark file.</summary>
public enum BenchmarkRounding
{
    /// <summary>Euclid in double precision (the SINTEF tables); the problem's integers are <see cref="BenchmarkInstance.FineScale"/> times finer.</summary>
    Double,
    /// <summary>Each leg cut off after one decimal (the DIMACS challenge); the problem's integers are tenths.</summary>
    Dimacs,
    /// <summary>The file brings a matrix of whole minutes (Sartori and Buriol); nothing is scaled.</summary>
    Matrix,
}

/// <summary>A line of a benchmark file: the depot (0) or a customer.</summary>
/// <param name="X">As in the file.</param>
/// <param name="Y">As in the file.</param>
/// <param name="Demand">Taken on board (negative: handed over) where the file has pairs; the demand otherwise.</param>
/// <param name="Ready">Earliest start of service, in the file's unit.</param>
/// <param name="Due">Latest start of service, in the file's unit.</param>
/// <param name="Service">Time of service, in the file's unit.</param>
/// <param name="PickupNode">The node this one delivers from, or 0.</param>
/// <param name="DeliveryNode">The node this one delivers to, or 0.</param>
public sealed record BenchmarkNode(double X, double Y, int Demand, int Ready, int Due, int Service, int PickupNode = 0, int DeliveryNode = 0);

/// <summary>A benchmark file as it was written, and the <see cref="Problem"/> it becomes. Location i is node i; node 0 is the depot.</summary>
public sealed class BenchmarkInstance
{
    /// <summary>
    /// Units of the problem per unit of the file under <see cref="BenchmarkRounding.Double"/>. A leg is rounded up to 1/10000, so a
    /// plan that keeps the windows in these integers keeps them in double precision as well, and loses less than 0.01 over a
    /// route of a hundred legs.
    /// </summary>
    public const int FineScale = 10_000;

    readonly int[] minutes;

    internal BenchmarkInstance(string name, BenchmarkRounding rounding, int vehicles, int capacity, IReadOnlyList<BenchmarkNode> nodes, int[]? minutes, Objective objective)
    {
        (Name, Rounding, Vehicles, Capacity, Nodes, this.minutes) = (name, rounding, vehicles, capacity, nodes, minutes ?? []);
        Problem = new BenchmarkProblem(this).Build(objective);
    }

    /// <summary>Name in the file, or of the file.</summary>
    public string Name { get; }
    /// <summary>How legs are measured.</summary>
    public BenchmarkRounding Rounding { get; }
    /// <summary>Vehicles there are.</summary>
    public int Vehicles { get; }
    /// <summary>Of each vehicle.</summary>
    public int Capacity { get; }
    /// <summary>Depot first.</summary>
    public IReadOnlyList<BenchmarkNode> Nodes { get; }
    /// <summary>What the solver is given.</summary>
    public Problem Problem { get; }

    /// <summary>Units of the problem per unit of the file.</summary>
    public int Scale => Rounding switch { BenchmarkRounding.Double => FineScale, BenchmarkRounding.Dimacs => 10, _ => 1 };

    /// <summary>Length (and time) of a leg in the file's unit, by the rule of <see cref="Rounding"/>.</summary>
    public double Leg(int from, int to)
    {
        if (Rounding == BenchmarkRounding.Matrix) return minutes[from * Nodes.Count + to];
        var (a, b) = (Nodes[from], Nodes[to]);
        var euclid = Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
        return Rounding == BenchmarkRounding.Dimacs ? Math.Floor(euclid * 10 + 1e-9) / 10 : euclid;
    }
}
