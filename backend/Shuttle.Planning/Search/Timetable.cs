using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>Goes through a route once more with the choices its last label made, and writes the times down.</summary>
internal sealed class Timetable
{
    /// <summary>Per position of the track; the end is at Length + 1.</summary>
    public int[] Arrival = [], Start = [], Departure = [], Driving = [];
    public int[] Lateness = [];

    /// <summary>The breaks taken, in the order of time.</summary>
    public readonly List<(int Index, int Gap, bool AfterDrive, int Start)> Breaks = [];

    public int Duty => Arrival[_length + 1] - Departure[0];
    private int _length;

    /// <summary>Times of a track, given its label at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Model model, Clockwork clock, int vehicle, Track track, Label last)
    {
        var v = model.Vehicles[vehicle];
        _length = track.Length;
        if (Arrival.Length < _length + 2)
            (Arrival, Start, Departure, Driving, Lateness) = (new int[2 * _length + 8], new int[2 * _length + 8], new int[2 * _length + 8], new int[2 * _length + 8], new int[2 * _length + 8]);
        Breaks.Clear();
        clock.Haste = track.Haste;
        var time = last.Base + last.Shift;
        (Arrival[0], Start[0], Departure[0], Driving[0], Lateness[0]) = (time, time, time, 0, 0);
        for (var p = 1; p <= _length + 1; p++)
        {
            var step = p <= _length ? track.Steps[p] : Clockwork.End;
            var (from, to) = (p == 1 ? v.Start : clock.LocationOf(v, track.Steps[p - 1]), clock.LocationOf(v, step));
            time = Pauses(v, last, p - 1, false, time);
            var arrival = from < 0 || to < 0 ? time : v.Arrival(from, to, time);
            (Driving[p], Arrival[p], Lateness[p]) = (arrival - time, arrival, 0);
            time = Pauses(v, last, p - 1, true, arrival);
            if (step >= 0)
            {
                var free = p > 1 && track.Steps[p - 1] >= 0 && model.Location[track.Steps[p - 1]] == model.Location[step];
                var label = new Label { Time = time, Slack = Model.Never };
                clock.Serve(ref label, step, free ? 0 : v.Setup[step], out Start[p]);
                Lateness[p] = Late(model, step, Start[p]);
                time = Start[p] + v.Service[step];
            }
            else
            {
                Start[p] = time;
                if (step == Model.Reload) time += v.ReloadService;
            }
            Departure[p] = time;
        }
    }

    private int Pauses(VehicleModel v, in Label last, int gap, bool afterDrive, int time)
    {
        for (var b = 0; b < v.Breaks.Length; b++)
            if (last.Place(b) == (gap, afterDrive))
            {
                var start = v.Breaks[b].StartFrom(time, out _);
                Breaks.Add((b, gap, afterDrive, start));
                time = start + v.Breaks[b].Duration;
            }
        return time;
    }

    private static int Late(Model model, int node, int start)
    {
        for (var w = model.WindowOf[node]; w < model.WindowOf[node + 1]; w++)
            if (start <= model.WindowUntil[w]) return Math.Max(0, start - model.WindowSoft[w]);
        return 0;
    }
}
