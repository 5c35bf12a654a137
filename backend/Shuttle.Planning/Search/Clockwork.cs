using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>
/// Moves time along a route, step by step: drives, breaks, set-up, windows, lateness. A state has one <see cref="Label"/> per number
/// of breaks dealt with, so where a break is best is found on the way. All rules of time are in this file.
/// </summary>
internal sealed class Clockwork(Model model, Weights weights)
{
    /// <summary>What a step leads to when it is not a node or a <see cref="Model.Reload"/>.</summary>
    public const int End = -2;

    private readonly Label[] _gap = new Label[Validation.MostBreaks + 1];

    /// <summary>In haste nothing waits for a better window, an announced time or a soft break: for routes that are impossible otherwise.</summary>
    public bool Haste;

    /// <summary>Breaks (by bit) that may not be taken in the next gap because of the load.</summary>
    public int Blocked;

    /// <summary>Per node, when set: service must not start earlier, to shorten the time on board.</summary>
    public int[]? NotBefore;

    public static void Begin(VehicleModel v, Span<Label> at)
    {
        at.Clear();
        at[0] = new Label { Alive = true, Base = v.ShiftFrom, Time = v.ShiftFrom, Slack = v.Frozen.Length > 0 ? 0 : Model.Never };
    }

    /// <summary>Where a step happens.</summary>
    public int LocationOf(VehicleModel v, int step) => step >= 0 ? model.Location[step] : step == Model.Reload ? v.ReloadLocation : v.End;

    /// <summary>
    /// From one place to the next step. <paramref name="gap"/> counts gaps from 0; <paramref name="free"/>: no set-up is due.
    /// False if no label survives.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Step(VehicleModel v, ReadOnlySpan<Label> from, Span<Label> to, int place, int step, bool free, int gap)
    {
        var target = LocationOf(v, step);
        if (v.Breaks.Length == 0)
        {
            to[0] = from[0];
            return Drive(v, ref to[0], place, target) && Finish(v, ref to[0], place, step, free, gap);
        }
        var gapLabels = _gap.AsSpan(0, v.Breaks.Length + 1);
        for (var j = 0; j < gapLabels.Length; j++)
            if (from[j].Alive) gapLabels[j] = from[j];
            else gapLabels[j].Alive = false;
        BreaksAndDrive(v, gapLabels, place, target, step == End, gap);
        var any = false;
        for (var j = 0; j < gapLabels.Length; j++)
        {
            if (!gapLabels[j].Alive) { to[j].Alive = false; continue; }
            to[j] = gapLabels[j];
            if (!(to[j].Alive = Finish(v, ref to[j], place, step, free, gap))) continue;
            if (j < v.Breaks.Length && step != End) AfterTheDrive(v, gapLabels, j, to[j].Time, gap);
            any = true;
        }
        for (var j = 0; j + 1 < gapLabels.Length; j++)
            if (to[j].Alive && to[j + 1].Alive && to[j + 1].Time <= to[j].Time && to[j + 1].Energy <= to[j].Energy) to[j].Alive = false;
        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BreaksAndDrive(VehicleModel v, Span<Label> labels, int place, int target, bool home, int gap)
    {
        var reachable = place < 0 || target < 0 || v.Seconds[place * v.Size + target] < TravelMatrix.Unreachable;
        for (var j = 0; j < labels.Length; j++)
        {
            ref var label = ref labels[j];
            if (!label.Alive) continue;
            if (j == v.Breaks.Length)
            {
                label.Alive = reachable && Drive(v, ref label, place < 0 || target < 0 ? label.Time : v.Arrival(place, target, label.Time));
                return;
            }
            var pause = v.Breaks[j];
            if (label.Base > pause.Last) { Keep(ref labels[j + 1], label); label.Alive = false; continue; }
            if (gap == 0 && v.Frozen.Length == 0 && label.Taken == 0)
            {
                var later = label;
                later.Base = later.Time = pause.Last + 1;
                Keep(ref labels[j + 1], later);
            }
            var arrival = place < 0 || target < 0 ? label.Time : v.Arrival(place, target, label.Time);
            if (arrival <= pause.Last)
            {
                if (!home || !v.Breaks[^1].WholeShift(v.ShiftUntil)) { label.Alive = reachable && Drive(v, ref label, arrival); continue; }
                if (!pause.WholeShift(v.ShiftUntil) && Home(v, j + 1, label.Time, place, target) <= pause.Last) { Keep(ref labels[j + 1], label); label.Alive = false; continue; }
            }
            var start = (Haste && !pause.Hard) || (Blocked >> j & 1) != 0 ? -1 : pause.StartFrom(label.Time, out _);
            if (start >= 0) Keep(ref labels[j + 1], Pause(label, pause, j, start, gap, false));
            if (!pause.Hard)
            {
                var skipped = label;
                skipped.Energy += weights.SkippedBreak;
                Keep(ref labels[j + 1], skipped);
            }
            label.Alive = false;
        }
    }

    /// <summary>When the vehicle is back if it takes the breaks from <paramref name="first"/> on that may be taken until the shift ends.</summary>
    private static int Home(VehicleModel v, int first, int time, int place, int target)
    {
        for (var j = first; j < v.Breaks.Length; j++)
            if (v.Breaks[j].WholeShift(v.ShiftUntil) && v.Breaks[j].StartFrom(time, out _) is >= 0 and var start) time = start + v.Breaks[j].Duration;
        return place < 0 || target < 0 ? time : v.Arrival(place, target, time);
    }

    /// <summary>Takes the break at the door of the next stop, if it opens before the vehicle would leave again (else later is no worse).</summary>
    private void AfterTheDrive(VehicleModel v, Span<Label> labels, int j, int departure, int gap)
    {
        var pause = v.Breaks[j];
        if ((Haste && !pause.Hard) || (Blocked >> j & 1) != 0) return;
        var start = pause.StartFrom(labels[j].Time, out _);
        if (start >= 0 && start <= departure) Keep(ref labels[j + 1], Pause(labels[j], pause, j, start, gap, true));
    }

    private static Label Pause(Label label, Pause pause, int index, int start, int gap, bool afterDrive)
    {
        pause.StartFrom(label.Time, out var until);
        label.Idle(start - label.Time, until - start);
        label.Time = start + pause.Duration;
        label.Take(index, gap, afterDrive);
        return label;
    }

    private void Keep(ref Label best, in Label candidate)
    {
        if (!best.Alive || (Haste ? candidate.Time < best.Time : candidate.Before(best))) best = candidate;
    }

    private static bool Drive(VehicleModel v, ref Label label, int place, int target) =>
        place < 0 || target < 0 || (v.Seconds[place * v.Size + target] < TravelMatrix.Unreachable && Drive(v, ref label, v.Arrival(place, target, label.Time)));

    private static bool Drive(VehicleModel v, ref Label label, int arrival)
    {
        if (arrival >= TravelMatrix.Unreachable) return false;
        label.Driving += arrival - label.Time;
        label.Time = arrival;
        return label.Driving <= v.MaxDriving;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Finish(VehicleModel v, ref Label label, int place, int step, bool free, int gap)
    {
        if (step >= 0)
        {
            var arrival = label.Time;
            if (!Serve(ref label, step, free ? 0 : v.Setup[step], out var start)) return false;
            if (gap == 0 && v.Speed.Length > 0 && v.Frozen.Length == 0) LeaveLate(v, ref label, place, step, arrival, start, free);
            label.Time = start + v.Service[step];
            return label.Time <= v.ShiftUntil;
        }
        if (step == Model.Reload) label.Time += v.ReloadService;
        return label.Time <= v.ShiftUntil;
    }

    /// <summary>Chooses window and start of service; false if it is too late for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Serve(ref Label label, int node, int setup, out int start)
    {
        var ready = label.Time + setup;
        if (NotBefore is not null) ready = Math.Max(ready, NotBefore[node]);
        start = -1;
        var (late, room) = (0, 0);
        var (announced, pinned) = (model.AnnouncedStart[node], model.PinnedStart[node]);
        for (var w = model.WindowOf[node]; w < model.WindowOf[node + 1]; w++)
        {
            if (ready > model.WindowUntil[w]) continue;
            var s = Math.Max(ready, model.WindowFrom[w]);
            if (pinned >= 0)
            {
                if (pinned > model.WindowUntil[w]) continue;
                s = pinned;
                if (ready > pinned) return false;
            }
            else if (announced >= 0 && !Haste && weights.AnnouncedShift > 0)
                s = Math.Max(s, Math.Min(announced - model.Tolerance[node], model.WindowSoft[w]));
            var l = Math.Max(0, s - model.WindowSoft[w]);
            if (start >= 0 && (Haste || weights.Lateness == 0 || l >= late)) continue;
            (start, late) = (s, l);
            room = pinned >= 0 ? 0 : l > 0 ? 0 : model.WindowSoft[w] - s;
            if (l == 0 || pinned >= 0) break;
        }
        if (start < 0) return false;
        if (late > 0) label.Energy += weights.Lateness * late;
        if (announced >= 0)
        {
            var early = announced - model.Tolerance[node] - start;
            var tardy = start - announced - model.Tolerance[node];
            if (early > 0 || tardy > 0) label.Energy += weights.AnnouncedShift * Math.Max(early, tardy);
            room = Math.Min(room, Math.Max(0, -tardy));
        }
        label.Idle(start - label.Time - setup, room);
        return true;
    }

    /// <summary>Where speed changes by the hour only the wait before the first stop is given back, exactly.</summary>
    private void LeaveLate(VehicleModel v, ref Label label, int place, int node, int arrival, int start, bool free)
    {
        label.Slack = 0;
        if (label.Taken != 0) return;
        var needed = start - (free ? 0 : v.Setup[node]);
        if (place < 0) { label.Base = Math.Max(label.Base, needed); return; }
        var (low, high) = (label.Base, start);
        if (arrival > needed) return;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (v.Arrival(place, model.Location[node], middle) <= needed) low = middle; else high = middle - 1;
        }
        label.Base = low;
        label.Driving = v.Arrival(place, model.Location[node], low) - low;
    }
}
