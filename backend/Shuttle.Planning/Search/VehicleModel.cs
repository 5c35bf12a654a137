using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shuttle.Planning.Search;

/// <summary>A vehicle as flat data.</summary>
internal sealed class VehicleModel
{
    public readonly int Start, End, ShiftFrom, ShiftUntil, MaxStops, MaxMetres, MaxDriving, MaxDuty, MaxTrips;
    public readonly int ReloadLocation, ReloadService;
    public readonly int[] Capacity;
    public readonly int Size;
    public readonly int[] Seconds, Metres;

    /// <summary>What the caller says legs cost, instead of the cost of driving; empty if nothing.</summary>
    public readonly int[] Costs;

    /// <summary>Per node: seconds of work and of set-up with this kind of vehicle.</summary>
    public readonly int[] Service, Setup;

    /// <summary>A break has a limit on the load during it.</summary>
    public readonly bool LimitsLoadInBreaks;

    /// <summary>Speed steps: empty for free flow all day.</summary>
    public readonly (int From, int Permille)[] Speed;

    /// <summary>The highest permille of free flow.</summary>
    public readonly int TopSpeed;

    /// <summary>In the order of their windows. <see cref="BreakIndex"/> is the place in the problem.</summary>
    public readonly Pause[] Breaks;
    public readonly int[] BreakIndex;

    /// <summary>Nodes that must come first, in this order.</summary>
    public int[] Frozen = [];

    public VehicleModel(Problem problem, Vehicle v)
    {
        var matrix = problem.Travel[v.Profile];
        (Size, Seconds, Metres) = (matrix.Size, Array(matrix.Seconds), Array(matrix.Metres));
        Costs = Array(matrix.Costs);
        Service = [.. problem.Jobs.SelectMany(j => j.Stops).Select(s => s.ServiceSecondsOf(v))];
        Setup = [.. problem.Jobs.SelectMany(j => j.Stops).Select(s => s.SetupSecondsOf(v))];
        LimitsLoadInBreaks = v.Breaks.Any(b => b.MaxLoad is not null);
        Speed = [.. matrix.SpeedByTime];
        TopSpeed = Speed.Length == 0 ? 1000 : Math.Max(1000, Speed.Max(s => s.Permille));
        (Start, End, ShiftFrom, ShiftUntil) = (v.Start ?? -1, v.End ?? -1, v.ShiftFrom, v.ShiftUntil);
        (MaxStops, MaxMetres) = (v.MaxStops ?? int.MaxValue, v.MaxMetres ?? int.MaxValue);
        (MaxDriving, MaxDuty) = (v.MaxDrivingSeconds ?? int.MaxValue, v.MaxDutySeconds ?? int.MaxValue);
        (ReloadLocation, ReloadService, MaxTrips) = (v.Reload?.Location ?? -1, v.Reload?.ServiceSeconds ?? 0, v.Reload?.MaxTrips ?? 1);
        Capacity = [.. v.Capacity.Count > 0 ? v.Capacity : Enumerable.Repeat(int.MaxValue / 2, problem.LoadDimensions)];
        BreakIndex = [.. Enumerable.Range(0, v.Breaks.Count).OrderBy(b => v.Breaks[b].Windows[^1].Until).ThenBy(b => v.Breaks[b].Windows[0].From).ThenBy(b => b)];
        Breaks = [.. BreakIndex.Select(b => new Pause(v.Breaks[b]))];
    }

    /// <summary>When a vehicle that leaves <paramref name="from"/> at <paramref name="departure"/> is at <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Arrival(int from, int to, int departure)
    {
        var seconds = Seconds[from * Size + to];
        if (Speed.Length == 0 || seconds >= TravelMatrix.Unreachable) return departure + seconds;
        var (left, time, step, speed) = (seconds * 1000L, departure, 0, 1000);
        while (step < Speed.Length && Speed[step].From <= time) speed = Speed[step++].Permille;
        for (; step < Speed.Length && left > (Speed[step].From - time) * (long)speed; speed = Speed[step++].Permille)
        {
            left -= (Speed[step].From - time) * (long)speed;
            time = Speed[step].From;
        }
        return (int)Math.Min(int.MaxValue / 4, time + (left + speed - 1) / speed);
    }

    private static int[] Array(ReadOnlyMemory<int> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment is { Offset: 0, Array: { } whole } ? whole : memory.ToArray();
}

/// <summary>A break as flat data.</summary>
internal sealed class Pause(Break source)
{
    public readonly bool Hard = source.Hard;
    public readonly int Duration = source.DurationSeconds;
    public readonly int[] MaxLoad = [.. source.MaxLoad ?? []];
    public readonly int[] From = [.. source.Windows.Select(w => w.From)];
    public readonly int[] Until = [.. source.Windows.Select(w => w.Until)];

    /// <summary>Who is back by then, or leaves later, needs no break.</summary>
    public int Last => Until[^1];

    /// <summary>One that may be taken until the shift ends is due however early the vehicle is back.</summary>
    public bool WholeShift(int shiftUntil) => Last >= shiftUntil;

    /// <summary>The earliest start at or after a moment and the end of its window, or −1.</summary>
    public int StartFrom(int moment, out int until)
    {
        for (var w = 0; w < From.Length; w++)
            if (moment <= (until = Until[w])) return Math.Max(moment, From[w]);
        until = -1;
        return -1;
    }
}
