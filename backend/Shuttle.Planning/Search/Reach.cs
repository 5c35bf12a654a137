using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>
/// What time alone allows in a route, whatever it costs: how early each position can be left and how late it may be reached, by number
/// of hard breaks dealt with (soft ones are given up). What does not fit by this fits nowhere, in haste or not.
/// </summary>
internal sealed class Reach(Model model)
{
    private const int TooLate = int.MaxValue / 2, TooEarly = int.MinValue / 2;

    private readonly int[] _gap = new int[Validation.MostBreaks + 1], _moved = new int[Validation.MostBreaks + 1];
    private int[] _ahead = [], _placed = [];

    /// <summary>Fills the bounds of a track from its steps, unless they are those of its steps already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure(VehicleModel v, Track track)
    {
        if (track.Measured) return;
        track.Measured = true;
        var width = v.HardBreaks.Length + 1;
        track.ReserveBounds(width);
        var soonest = track.SoonestBy;
        soonest.AsSpan(0, width).Fill(TooLate);
        soonest[0] = v.ShiftFrom;
        for (var p = 1; p <= track.Length; p++)
            Move(v, soonest.AsSpan((p - 1) * width, width), soonest.AsSpan(p * width, width), Place(v, track, p - 1), track.Steps[p], Free(track.Steps[p - 1], track.Steps[p], p - 1), p == 1);
        Backwards(v, track, width);
        for (var p = 0; p <= track.Length; p++)
        {
            track.Soonest[p] = TooLate;
            foreach (var time in soonest.AsSpan(p * width, width)) track.Soonest[p] = Math.Min(track.Soonest[p], time);
            track.Latest[p + 1] = track.LatestBy[(p + 2) * width - 1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backwards(VehicleModel v, Track track, int width)
    {
        var (arrival, leave, hard, at) = (track.LatestBy, track.LeaveBy, v.HardBreaks, (track.Length + 1) * width);
        for (var h = 0; h < width; h++) arrival[at + h] = h < hard.Length ? Math.Min(v.ShiftUntil, hard[h].Last) : v.ShiftUntil;
        for (var p = track.Length; p >= 1; p--)
        {
            at = p * width;
            var (here, next) = (Place(v, track, p), p == track.Length ? v.End : Place(v, track, p + 1));
            for (var h = width - 1; h >= 0; h--)
            {
                var latest = v.Departure(here, next, arrival[at + width + h]);
                if (h < hard.Length) latest = Math.Max(latest, hard[h].LatestStart(leave[at + h + 1] - hard[h].Duration));
                leave[at + h] = latest;
                latest = LatestService(v, track, p, latest);
                arrival[at + h] = latest;
            }
            for (var h = hard.Length - 1; h >= 0; h--)
                arrival[at + h] = Math.Max(arrival[at + h], hard[h].LatestStart(arrival[at + h + 1] - hard[h].Duration));
        }
    }

    /// <summary>The latest arrival at position p for leaving it by then.</summary>
    private int LatestService(VehicleModel v, Track track, int p, int leave)
    {
        var node = track.Steps[p];
        if (node < 0) return leave - v.ReloadService;
        var start = leave - v.Service[node];
        var setup = Free(track.Steps[p - 1], node, p - 1) ? 0 : v.Setup[node];
        if (model.PinnedStart[node] is var pinned and >= 0) return start >= pinned ? pinned - setup : TooEarly;
        for (var w = model.WindowOf[node + 1] - 1; w >= model.WindowOf[node]; w--)
            if (start >= model.WindowFrom[w]) return Math.Min(start, model.WindowUntil[w]) - setup;
        return TooEarly;
    }

    /// <summary>Whether the stops of a job from this node on may be in time somewhere in a route that has been measured.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Fits(VehicleModel v, Track track, int first, int stops)
    {
        var width = v.HardBreaks.Length + 1;
        if (_ahead.Length < (stops + 1) * width) (_ahead, _placed) = (new int[(stops + 1) * width], new int[(stops + 1) * width]);
        _ahead.AsSpan(0, (stops + 1) * width).Fill(TooLate);
        var closes = Closes(first);
        for (var q = v.Frozen.Length; ; q++)
        {
            var (here, step) = (Place(v, track, q), q == 0 ? Clockwork.End : track.Steps[q]);
            var (begun, open) = (false, Alive(track.SoonestBy.AsSpan(q * width, width), closes));
            for (var s = 0; s < stops; s++)
            {
                var placed = _placed.AsSpan((s + 1) * width, width);
                placed.Fill(TooLate);
                if (s == 0 && open) Move(v, track.SoonestBy.AsSpan(q * width, width), placed, here, first, Free(step, first, q), q == 0);
                if (s == 0) continue;
                var ahead = _ahead.AsSpan(s * width, width);
                if (Alive(ahead, TooLate - 1)) Move(v, ahead, placed, here, first + s, Free(step, first + s, q), false);
                var before = _placed.AsSpan(s * width, width);
                if (Alive(before, TooLate - 1)) Better(v, before, placed, model.Location[first + s - 1], first + s, Free(first + s - 1, first + s, 1));
            }
            if (GetsHome(v, track, _placed.AsSpan(stops * width, width), first + stops - 1, q, width)) return true;
            if (q == track.Length) return false;
            var next = track.Steps[q + 1];
            for (var s = 1; s < stops; s++)
            {
                var ahead = _ahead.AsSpan(s * width, width);
                var placed = _placed.AsSpan(s * width, width);
                if (next == Model.Reload) { ahead.Fill(TooLate); continue; }
                if (Alive(ahead, TooLate - 1)) Move(v, ahead, ahead, here, next, Free(step, next, q), false);
                if (Alive(placed, TooLate - 1)) Better(v, placed, ahead, model.Location[first + s - 1], next, Free(first + s - 1, next, 1));
                for (var h = 0; h < width; h++)
                    if (ahead[h] > track.LeaveBy[(q + 1) * width + h]) ahead[h] = TooLate;
                    else begun = true;
            }
            if (!open && !begun) return false;
        }
    }

    /// <summary>A quick bound: whether a stop that is reached by then may be in time behind position p, and the rest of the route after it.</summary>
    public bool Fits(VehicleModel v, Track track, int node, int p, int arrival, int next)
    {
        var (opens, latest) = (model.WindowFrom[model.WindowOf[node]], track.Latest[p + 1] - v.Service[node]);
        if (next == model.Location[node] && p < track.Length && track.Steps[p + 1] >= 0) latest += v.Setup[track.Steps[p + 1]];
        if (arrival > Closes(node) || opens > latest) return false;
        var onwards = Evaluator.Fastest(v, model.Location[node], next);
        if (node + 1 < model.First[model.JobOf[node] + 1]) onwards = Math.Min(onwards, Evaluator.Fastest(v, model.Location[node], model.Location[node + 1]));
        return Math.Max(arrival, opens) + onwards <= latest;
    }

    /// <summary>How soon a stop may be reached behind position p: from there or from the job's stop before it.</summary>
    public int Soonest(VehicleModel v, Track track, int node, int p, int here)
    {
        var drive = Evaluator.Fastest(v, here, model.Location[node]);
        if (node > model.First[model.JobOf[node]]) drive = Math.Min(drive, Evaluator.Fastest(v, model.Location[node - 1], model.Location[node]));
        return track.Soonest[p] + drive;
    }

    /// <summary>When the last window of a node closes.</summary>
    public int Closes(int node) => model.WindowUntil[model.WindowOf[node + 1] - 1];

    /// <summary>Whether the rest of the route can be in time from one of the labels after position p.</summary>
    public static bool InTime(VehicleModel v, Track track, ReadOnlySpan<Label> labels, int p)
    {
        var hard = v.HardBreaks;
        for (var j = 0; j <= v.Breaks.Length; j++)
        {
            ref readonly var label = ref labels[j];
            if (!label.Alive) continue;
            var h = v.HardOf[j];
            while (h < hard.Length && label.Base > hard[h].Last) h++;
            if (label.Time <= track.LeaveBy[p * (hard.Length + 1) + h]) return true;
        }
        return false;
    }

    private static bool Alive(ReadOnlySpan<int> times, int until)
    {
        foreach (var time in times)
            if (time <= until) return true;
        return false;
    }

    /// <summary>Whether the rest of the route behind position q is in time after the job's last stop.</summary>
    private bool GetsHome(VehicleModel v, Track track, ReadOnlySpan<int> placed, int last, int q, int width)
    {
        if (!Alive(placed, TooLate - 1)) return false;
        placed.CopyTo(_gap);
        Breaks(v, _gap);
        var next = q == track.Length ? v.End : Place(v, track, q + 1);
        var spared = q < track.Length && track.Steps[q + 1] >= 0 && Free(last, track.Steps[q + 1], 1) ? v.Setup[track.Steps[q + 1]] : 0;
        for (var h = 0; h < width; h++)
            if (_gap[h] < TooLate && Arrival(v, model.Location[last], next, _gap[h]) <= track.LatestBy[(q + 1) * width + h] + spared) return true;
        return false;
    }

    /// <summary>Moves on, and keeps whatever is earlier.</summary>
    private void Better(VehicleModel v, ReadOnlySpan<int> from, Span<int> to, int place, int step, bool free)
    {
        var moved = _moved.AsSpan(0, to.Length);
        Move(v, from, moved, place, step, free, false);
        for (var h = 0; h < to.Length; h++)
            if (moved[h] < to[h]) to[h] = moved[h];
    }

    /// <summary>From one place to the end of the next step, as early as can be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(VehicleModel v, ReadOnlySpan<int> from, Span<int> to, int place, int step, bool free, bool first)
    {
        var (hard, target) = (v.HardBreaks, step == Model.Reload ? v.ReloadLocation : model.Location[step]);
        from.CopyTo(to);
        if (first) Later(v, to);
        if (hard.Length > 0) Breaks(v, to);
        for (var h = 0; h < to.Length; h++)
            if (to[h] < TooLate && (to[h] = Arrival(v, place, target, to[h])) > (h < hard.Length ? hard[h].Last : v.ShiftUntil)) to[h] = TooLate;
        if (hard.Length > 0) Breaks(v, to);
        for (var h = 0; h < to.Length; h++)
            if (to[h] < TooLate && (to[h] = Serve(v, step, to[h], free)) > v.ShiftUntil) to[h] = TooLate;
    }

    /// <summary>Takes the breaks that can be taken now.</summary>
    private static void Breaks(VehicleModel v, Span<int> times)
    {
        for (var h = 0; h < v.HardBreaks.Length; h++)
            if (times[h] < TooLate && v.HardBreaks[h].StartFrom(times[h], out _) is var start and >= 0)
                times[h + 1] = Math.Min(times[h + 1], start + v.HardBreaks[h].Duration);
    }

    /// <summary>Who sets out after a break's last window needs none.</summary>
    private static void Later(VehicleModel v, Span<int> times)
    {
        for (var h = 0; h < v.HardBreaks.Length; h++)
            if (v.Frozen.Length == 0 || times[h] > v.HardBreaks[h].Last) times[h + 1] = Math.Max(times[h], v.HardBreaks[h].Last + 1);
    }

    private int Serve(VehicleModel v, int node, int arrival, bool free)
    {
        if (node < 0) return arrival + v.ReloadService;
        var ready = arrival + (free ? 0 : v.Setup[node]);
        if (model.PinnedStart[node] is var pinned and >= 0) return ready <= pinned ? pinned + v.Service[node] : TooLate;
        for (var w = model.WindowOf[node]; w < model.WindowOf[node + 1]; w++)
            if (ready <= model.WindowUntil[w]) return Math.Max(ready, model.WindowFrom[w]) + v.Service[node];
        return TooLate;
    }

    private static int Arrival(VehicleModel v, int from, int to, int departure) => from < 0 || to < 0 ? departure : v.Arrival(from, to, departure);

    /// <summary>Whether no set-up is due at a node behind this step at this position: neither the start nor a reload counts as being there.</summary>
    private bool Free(int before, int node, int position) => position > 0 && before >= 0 && node >= 0 && model.Location[before] == model.Location[node];

    private int Place(VehicleModel v, Track track, int p) => p == 0 ? v.Start : track.Steps[p] is var step && step >= 0 ? model.Location[step] : v.ReloadLocation;
}
