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

    /// <summary>The longest part of the shift with free flow; later than its end where that is how the day ends.</summary>
    private readonly int _freeFrom, _freeUntil;

    /// <summary>The highest permille of free flow.</summary>
    public readonly int TopSpeed;

    /// <summary>In the order of their windows. <see cref="BreakIndex"/> is the place in the problem.</summary>
    public readonly Pause[] Breaks;
    public readonly int[] BreakIndex;

    /// <summary>The hard ones among them; and per number of breaks dealt with, how many of those are hard.</summary>
    public readonly Pause[] HardBreaks;
    public readonly int[] HardOf;

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
        (_freeFrom, _freeUntil) = FreeFlow();
        (MaxStops, MaxMetres) = (v.MaxStops ?? int.MaxValue, v.MaxMetres ?? int.MaxValue);
        (MaxDriving, MaxDuty) = (v.MaxDrivingSeconds ?? int.MaxValue, v.MaxDutySeconds ?? int.MaxValue);
        (ReloadLocation, ReloadService, MaxTrips) = (v.Reload?.Location ?? -1, v.Reload?.ServiceSeconds ?? 0, v.Reload?.MaxTrips ?? 1);
        Capacity = [.. v.Capacity.Count > 0 ? v.Capacity : Enumerable.Repeat(int.MaxValue / 2, problem.LoadDimensions)];
        BreakIndex = [.. Enumerable.Range(0, v.Breaks.Count).OrderBy(b => v.Breaks[b].Windows[^1].Until).ThenBy(b => v.Breaks[b].Windows[0].From).ThenBy(b => b)];
        Breaks = [.. BreakIndex.Select(b => new Pause(v.Breaks[b]))];
        HardBreaks = [.. Breaks.Where(b => b.Hard)];
        HardOf = [.. Enumerable.Range(0, Breaks.Length + 1).Select(n => Breaks.Take(n).Count(b => b.Hard))];
    }

    private (int From, int Until) FreeFlow()
    {
        var longest = (From: ShiftFrom, Until: ShiftFrom);
        for (var s = -1; s < Speed.Length; s++)
        {
            if (s >= 0 && Speed[s].Permille != 1000) continue;
            var (from, until) = (s < 0 ? ShiftFrom : Math.Max(ShiftFrom, Speed[s].From), s == Speed.Length - 1 ? int.MaxValue : Speed[s + 1].From);
            if (Math.Min(until, ShiftUntil) - from > Math.Min(longest.Until, ShiftUntil) - longest.From) longest = (from, until);
        }
        return longest;
    }

    /// <summary>When a vehicle that leaves <paramref name="from"/> at <paramref name="departure"/> is at <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Arrival(int from, int to, int departure)
    {
        var seconds = Seconds[from * Size + to];
        return (departure >= _freeFrom && departure + seconds <= _freeUntil) || seconds >= TravelMatrix.Unreachable ? departure + seconds : Arrival(seconds, departure);
    }

    private int Arrival(int seconds, int departure)
    {
        var (left, time, step, speed) = (seconds * 1000L, departure, 0, 1000);
        while (step < Speed.Length && Speed[step].From <= time) speed = Speed[step++].Permille;
        for (; step < Speed.Length && left > (Speed[step].From - time) * (long)speed; speed = Speed[step++].Permille)
        {
            left -= (Speed[step].From - time) * (long)speed;
            time = Speed[step].From;
        }
        return (int)Math.Min(int.MaxValue / 4, time + (left + speed - 1) / speed);
    }

    /// <summary>The latest departure from <paramref name="from"/> that is at <paramref name="to"/> by then; from or to nowhere takes no time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Departure(int from, int to, int arrival)
    {
        if (from < 0 || to < 0) return arrival;
        var seconds = Seconds[from * Size + to];
        if (Speed.Length == 0 || seconds >= TravelMatrix.Unreachable) return arrival - seconds;
        var (left, time, step) = (seconds * 1000L, arrival, Speed.Length);
        while (step > 0 && Speed[step - 1].From >= time) step--;
        for (; step > 0 && left > (time - Speed[step - 1].From) * (long)Speed[step - 1].Permille; step--)
        {
            left -= (time - Speed[step - 1].From) * (long)Speed[step - 1].Permille;
            time = Speed[step - 1].From;
        }
        var speed = step == 0 ? 1000 : Speed[step - 1].Permille;
        return (int)Math.Max(int.MinValue / 2, time - (left + speed - 1) / speed);
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

    /// <summary>The latest start by then, or as good as never.</summary>
    public int LatestStart(int moment)
    {
        for (var w = From.Length - 1; w >= 0; w--)
            if (moment >= From[w]) return Math.Min(moment, Until[w]);
        return int.MinValue / 2;
    }

    /// <summary>The earliest start at or after a moment and the end of its window, or −1.</summary>
    public int StartFrom(int moment, out int until)
    {
        for (var w = 0; w < From.Length; w++)
            if (moment <= (until = Until[w])) return Math.Max(moment, From[w]);
        until = -1;
        return -1;
    }
}
