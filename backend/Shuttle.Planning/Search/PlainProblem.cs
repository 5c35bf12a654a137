using System.Runtime.InteropServices;

namespace Shuttle.Planning.Search;

/// <summary>The textbook case as unmanaged arrays by node; two more nodes stand for the start and the end of a route.</summary>
internal sealed unsafe class PlainProblem
{
    public readonly int Size, StartNode, EndNode, Vehicles, Capacity, ShiftFrom, ShiftUntil;
    public readonly double VehicleCost;
    /// <summary>Row-major from → to, and the same transposed (one array if symmetric; cost and seconds one array if equal).</summary>
    public readonly int* Seconds, SecondsTo, Cost, CostTo;
    public readonly int* Opens, Closes, Service, Demand;
    /// <summary>Nodes that may come right before and right after a node, the nearest first: <c>Before[node * Reach + k]</c>; fewer end with −1. And the cost of the legs from those before.</summary>
    public readonly int* Before, After, CostBefore;
    public readonly int Reach;
    /// <summary>Whether jobs have two stops, and whether a route without load can be told from one with something on board.</summary>
    public readonly bool Pairs, LoadsTell = true;
    /// <summary>Whether stops are placed beside their nearest neighbours: with so many it is quicker than to remember what every route costs. Only then is After filled.</summary>
    public readonly bool ByNeighbours;
    private const int ManyStops = 300;
    private readonly List<nint> _owned = [];

    /// <summary>The plain form of a problem, or null if it uses anything beyond it.</summary>
    public static PlainProblem? From(Model model, Weights weights)
    {
        if (model.Jobs == 0 || model.Vehicles.Length == 0 || LegTerm(model) is not { } leg || !Alike(model) || !PlainJobs(model)) return null;
        return new PlainProblem(model, weights, leg);
    }

    private PlainProblem(Model model, Weights weights, Term leg)
    {
        var v = model.Vehicles[0];
        (Size, StartNode, EndNode) = (model.Nodes + 2, model.Nodes, model.Nodes + 1);
        (Vehicles, Capacity, ShiftFrom, ShiftUntil) = (model.Vehicles.Length, v.Capacity.Length > 0 ? v.Capacity[0] : int.MaxValue / 2, v.ShiftFrom, v.ShiftUntil);
        VehicleCost = weights.Vehicle + weights.Cost * model.Problem.Vehicles[0].FixedCost;
        Opens = Column();
        Closes = Column();
        Service = Column();
        Demand = Column();
        for (var n = 0; n < model.Nodes; n++)
        {
            (Opens[n], Closes[n]) = (model.WindowFrom[n], model.WindowUntil[n]);
            (Service[n], Demand[n]) = (v.Service[n], model.Dims == 0 ? 0 : Math.Abs(model.Change[n]));
            if (n > model.First[model.JobOf[n]]) Demand[n] = -Demand[n];
        }
        (Opens[StartNode], Closes[StartNode], Opens[EndNode], Closes[EndNode]) = (ShiftFrom, ShiftUntil, 0, ShiftUntil);
        var source = model.Problem.Vehicles[0];
        Seconds = Matrix(model, at => v.Seconds[at]);
        SecondsTo = Transposed(Seconds);
        var (hour, kilometre) = (source.CostPerDrivingHour / 3600, source.CostPerKilometre / 1000);
        Cost = Same(Seconds, leg switch
        {
            Term.Metres => Matrix(model, at => v.Metres[at]),
            Term.Cost => Matrix(model, at => (int)Math.Min(TravelMatrix.Unreachable, v.Seconds[at] * hour + v.Metres[at] * kilometre)),
            _ => Seconds,
        });
        CostTo = Cost == Seconds ? SecondsTo : Transposed(Cost);
        for (var j = 0; j < model.Jobs; j++) Pairs |= model.First[j + 1] - model.First[j] == 2;
        for (var n = 0; Pairs && n < model.Nodes; n++) LoadsTell &= Demand[n] != 0;
        Reach = Math.Min(64, model.Nodes);
        Before = Block((long)model.Nodes * Reach);
        ByNeighbours = !Pairs && model.Nodes >= ManyStops;
        if (ByNeighbours) After = Block((long)model.Nodes * Reach);
        CostBefore = Block((long)model.Nodes * Reach);
        Neighbours(model.Nodes);
    }

    /// <summary>Near is who costs little and makes nobody wait long; who can never be in time is nobody's neighbour.</summary>
    private void Neighbours(int nodes)
    {
        var (far, order) = (new long[nodes], new int[nodes]);
        for (var n = 0; n < nodes; n++)
        {
            Nearest(Before, n, (long)n * Size, true);
            if (ByNeighbours) Nearest(After, n, (long)n * Size, false);
        }

        void Nearest(int* table, int n, long row, bool before)
        {
            var found = 0;
            for (var o = 0; o < nodes; o++)
            {
                if (o == n) continue;
                var (a, b) = before ? (o, n) : (n, o);
                var seconds = before ? SecondsTo[row + o] : Seconds[row + o];
                if (Opens[a] + Service[a] + seconds > Closes[b]) continue;
                long wait = Opens[b] - (Closes[a] + Service[a] + seconds);
                far[found] = 5L * (before ? CostTo[row + o] : Cost[row + o]) + (wait > 0 ? wait : 0);
                order[found++] = o;
            }
            Array.Sort(far, order, 0, found);
            for (var k = 0; k < Reach; k++)
            {
                table[(long)n * Reach + k] = k < found ? order[k] : -1;
                if (before && k < found) CostBefore[(long)n * Reach + k] = CostTo[row + order[k]];
            }
        }
    }

    ~PlainProblem()
    {
        foreach (var block in _owned) NativeMemory.AlignedFree((void*)block);
    }

    private static Term? LegTerm(Model model)
    {
        var levels = model.Problem.Objective.Levels;
        var l = 0;
        while (l < levels.Count && levels[l].Terms.All(t => t.Term is Term.UnservedByPriority or Term.UnservedWorth)) l++;
        if (l < levels.Count && levels[l].Terms is [{ Term: Term.Vehicles }]) l++;
        if (l != levels.Count - 1 || levels[l].Terms is not [{ Weight: 1 } term]) return null;
        var v = model.Problem.Vehicles[0];
        return term.Term switch
        {
            Term.Metres or Term.DrivingSeconds => term.Term,
            Term.Cost when v is { CostPerDutyHour: 0 } && v.CostPerDrivingHour % 3600 == 0 && v.CostPerKilometre % 1000 == 0 => Term.Cost,
            _ => null,
        };
    }

    private static bool Alike(Model model)
    {
        var (v, x) = (model.Problem.Vehicles[0], model.Vehicles[0]);
        if (x.Costs.Length > 0 || model.Dims > 1 || x.Start < 0 || x.End < 0 || x.Speed.Length > 0) return false;
        return model.Problem.Vehicles.All(o => o.Profile == v.Profile && o.Type == v.Type && o.CostPerTaskHour == 0 && o.Start == v.Start && o.End == v.End && o.ShiftFrom == v.ShiftFrom && o.ShiftUntil == v.ShiftUntil
            && o.Capacity.SequenceEqual(v.Capacity) && o.Breaks.Count == 0 && (o.Reload is null || o.Reload.MaxTrips == 1) && o.Frozen.Count == 0
            && o.MaxStops is null && o.MaxMetres is null && o.MaxDrivingSeconds is null && o.MaxDutySeconds is null && o.FixedCost == v.FixedCost
            && o.CostPerDrivingHour == v.CostPerDrivingHour && o.CostPerKilometre == v.CostPerKilometre && o.CostPerDutyHour == v.CostPerDutyHour);
    }

    private static bool PlainJobs(Model model)
    {
        if (model.WindowFrom.Length != model.Nodes || model.Allowed.Contains(false)) return false;
        var (pairs, pickups, deliveries) = (false, false, false);
        for (var j = 0; j < model.Jobs; j++)
        {
            var (first, stops) = (model.First[j], model.First[j + 1] - model.First[j]);
            if (stops > 2 || model.MaxOnBoard[j] < Model.Never || model.PinnedPosition[j] < Model.Never || model.PinnedStart[first] >= 0) return false;
            pairs |= stops == 2;
            if (model.Dims == 0) continue;
            if (stops == 2 && (model.FromDepot[j] != 0 || model.LeftOver[j] != 0)) return false;
            if (stops == 1 && model.FromDepot[j] != 0 && model.LeftOver[j] != 0) return false;
            pickups |= stops == 1 && model.LeftOver[j] != 0;
            deliveries |= stops == 1 && model.FromDepot[j] != 0;
        }
        for (var n = 0; n < model.Nodes; n++)
            if (model.Vehicles[0].Setup[n] > 0 || model.WindowSoft[n] < model.WindowUntil[n]) return false;
        return (pairs ? 1 : 0) + (pickups ? 1 : 0) + (deliveries ? 1 : 0) <= 1;
    }

    private int* Column() => Block(Size);

    private int* Block(long size)
    {
        var block = (int*)NativeMemory.AlignedAlloc((nuint)(size * sizeof(int)), 64);
        NativeMemory.Clear(block, (nuint)(size * sizeof(int)));
        _owned.Add((nint)block);
        return block;
    }

    private int* Matrix(Model model, Func<int, int> value)
    {
        var matrix = Block((long)Size * Size);
        var v = model.Vehicles[0];
        for (var a = 0; a < Size; a++)
            for (var b = 0; b < Size; b++)
                matrix[(long)a * Size + b] = value(Location(a) * v.Size + Location(b));
        return matrix;
        int Location(int node) => node == StartNode ? v.Start : node == EndNode ? v.End : model.Location[node];
    }

    private int* Transposed(int* matrix)
    {
        var transposed = Block((long)Size * Size);
        for (var a = 0; a < Size; a++)
            for (var b = 0; b < Size; b++) transposed[(long)b * Size + a] = matrix[(long)a * Size + b];
        return Same(matrix, transposed);
    }

    /// <summary>The second matrix, or the first in its stead where they are equal: half the memory to go through.</summary>
    private int* Same(int* first, int* second)
    {
        if (first == second || !new ReadOnlySpan<int>(first, Size * Size).SequenceEqual(new ReadOnlySpan<int>(second, Size * Size))) return second;
        _owned.Remove((nint)second);
        NativeMemory.AlignedFree(second);
        return first;
    }
}
