using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>Judges one route of one vehicle with every rule of the problem and gives its energy.</summary>
internal sealed partial class Evaluator
{
    private readonly Model _model;
    private readonly Weights _weights;
    private readonly Label[] _end = new Label[Validation.MostBreaks + 1];
    private readonly int[] _position;
    private readonly int[] _notBefore;
    private readonly Timetable _replay = new();
    private bool _replayed;
    private readonly bool[] _tempting;
    private readonly double[] _perMetre, _perSecond;

    public readonly Clockwork Clock;
    public readonly Reach Reach;

    /// <summary>Mean duty that balance is measured from; the search renews it from time to time.</summary>
    public double MeanDuty { get; set; }

    public Evaluator(Model model, Weights weights)
    {
        (_model, _weights, Clock, Reach) = (model, weights, new Clockwork(model, weights), new Reach(model));
        (_position, _notBefore) = (new int[model.Nodes], new int[model.Nodes]);
        _perMetre = [.. model.Problem.Vehicles.Select(v => weights.Metres + weights.Cost * v.CostPerKilometre / 1000)];
        _perSecond = [.. model.Problem.Vehicles.Select((v, i) => weights.Driving + (model.Vehicles[i].Costs.Length > 0 ? 0 : weights.Cost * v.CostPerDrivingHour / 3600))];
        var choices = Enumerable.Range(0, model.Nodes).Any(n => model.AnnouncedStart[n] >= 0 || model.WindowOf[n + 1] - model.WindowOf[n] > 1);
        _tempting = [.. model.Vehicles.Select(v => choices || v.Breaks.Length > 0)];
    }

    /// <summary>Whether haste may save a route that is impossible otherwise.</summary>
    public bool HasteMayHelp(int vehicle) => _tempting[vehicle];

    /// <summary>What a leg costs, whatever the clock says.</summary>
    public double Leg(int vehicle, int from, int to)
    {
        if (from < 0 || to < 0) return 0;
        var v = _model.Vehicles[vehicle];
        var at = from * v.Size + to;
        var cost = v.Metres[at] * _perMetre[vehicle] + v.Seconds[at] * _perSecond[vehicle];
        return v.Costs.Length > 0 ? cost + _weights.Cost * v.Costs[at] : cost;
    }

    /// <summary>Fills the track from its steps, first without haste, then with it. False if the route is impossible.</summary>
    public bool Build(int vehicle, Track track) =>
        Build(vehicle, track, false) || (_tempting[vehicle] && Build(vehicle, track, true));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Build(int vehicle, Track track, bool haste)
    {
        var v = _model.Vehicles[vehicle];
        var width = v.Breaks.Length + 1;
        track.Reserve(track.Length, width, _model.Dims);
        (track.Haste, track.Measured, _replayed) = (haste, false, false);
        // Who stays at home may have an impossible way home.
        if ((!Sequence(vehicle, track) && track.Length > 0) || !Loads(v, track)) return false;
        Clock.Haste = haste;
        Clockwork.Begin(v, track.Labels.AsSpan(0, width));
        if (!Walk(v, track)) return false;
        (track.Energy, track.Gathered) = (0, 0);
        if (track.Stops == 0) return true;
        track.Energy = GoHome(vehicle, track, out var last, out var tooLong);
        if (tooLong && !track.Delicate)
        {
            track.Delicate = true;
            track.Energy = GoHome(vehicle, track, out last, out tooLong);
        }
        track.Gathered = last.Energy;
        return track.Energy < double.PositiveInfinity && (!track.Delicate || Holds(vehicle, track, last, tooLong));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Walk(VehicleModel v, Track track)
    {
        var width = v.Breaks.Length + 1;
        track.Earliest[0] = v.ShiftFrom;
        for (var p = 1; p <= track.Length; p++)
        {
            Block(v, track, p - 1);
            var labels = track.Labels.AsSpan(p * width, width);
            if (!Clock.Step(v, track.Labels.AsSpan((p - 1) * width, width), labels, Place(v, track, p - 1), track.Steps[p], SetupFree(track, p), p - 1))
            {
                Clock.Blocked = 0;
                return false;
            }
            track.Earliest[p] = int.MaxValue;
            foreach (ref readonly var label in labels)
                if (label.Alive && label.Time < track.Earliest[p]) track.Earliest[p] = label.Time;
        }
        return true;
    }

    private double GoHome(int vehicle, Track track, out Label last, out bool tooLong)
    {
        var v = _model.Vehicles[vehicle];
        var width = v.Breaks.Length + 1;
        Block(v, track, track.Length);
        var energy = EndEnergy(vehicle, track.Labels.AsSpan(track.Length * width, width), Place(v, track, track.Length), track.Length, track.Metres, out last, out tooLong, balanced: !track.Delicate) + track.Standing;
        Clock.Blocked = 0;
        return energy;
    }

    /// <summary>Which breaks the load forbids after position p.</summary>
    private void Block(VehicleModel v, Track track, int p)
    {
        if (!v.LimitsLoadInBreaks) return;
        Clock.Blocked = 0;
        for (var b = 0; b < v.Breaks.Length; b++)
            for (var d = 0; d < v.Breaks[b].MaxLoad.Length; d++)
                if (track.Load[p * _model.Dims + d] > v.Breaks[b].MaxLoad[d]) Clock.Blocked |= 1 << b;
    }

    /// <summary>Builds the track and gives its times, or null if it is impossible. The result is overwritten by the next call.</summary>
    public Timetable? Replay(int vehicle, Track track)
    {
        if (!Build(vehicle, track)) return null;
        if (_replayed) return _replay;
        GoHome(vehicle, track, out var last, out _);
        _replay.Run(_model, Clock, vehicle, track, last);
        return _replay;
    }

    /// <summary>
    /// The best way to come home from the labels after the last step; what it costs beyond the standing part, or infinity. It may be
    /// too long a duty where waiting less on the way might help: then the whole route must be judged with a later departure.
    /// Where the choice decides whether a delicate route holds, the mean duty must have no say: it moves, and a plan has to stay possible.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double EndEnergy(int vehicle, ReadOnlySpan<Label> labels, int place, int gap, long metres, out Label chosen, out bool tooLong, bool balanced = true)
    {
        var (v, source) = (_model.Vehicles[vehicle], _model.Problem.Vehicles[vehicle]);
        (chosen, tooLong) = (default, true);
        if (metres > v.MaxMetres || !Clock.Step(v, labels, _end, place, Clockwork.End, true, gap)) return double.PositiveInfinity;
        var (best, least) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var j = 0; j <= v.Breaks.Length; j++)
        {
            ref var label = ref _end[j];
            if (!label.Alive) continue;
            var duty = label.Time - label.Base - label.Shift;
            var over = duty > v.MaxDuty;
            if (over && (!tooLong || duty - v.MaxDuty > Savings(v, label))) continue;
            var unbalance = (duty - MeanDuty) * (duty - MeanDuty) / 3600;
            var energy = label.Energy + _weights.Driving * label.Driving + _weights.Duty * duty
                + _weights.Cost * ((v.Costs.Length > 0 ? 0 : source.CostPerDrivingHour * (double)label.Driving) + source.CostPerDutyHour * (double)duty) / 3600;
            var whole = energy + _weights.Imbalance * unbalance;
            if (balanced) energy = whole;
            if (energy < least || (tooLong && !over)) (least, best, chosen, tooLong) = (energy, whole, label, over);
        }
        return best;
    }

    /// <summary>The most that a later departure may shorten the duty by: what is waited, and some of the driving where speed changes by the hour.</summary>
    private static int Savings(VehicleModel v, in Label label) =>
        v.Frozen.Length > 0 ? 0 : label.Wait - label.Shift + (v.Speed.Length > 0 ? label.Driving / 2 : 0);

    /// <summary>Where the vehicle is after position p.</summary>
    public int Place(VehicleModel v, Track track, int p) => p == 0 ? v.Start : Clock.LocationOf(v, track.Steps[p]);

    /// <summary>Whether position p follows a job stop at the same location.</summary>
    public bool SetupFree(Track track, int p) => p > 1 && SetupFree(track.Steps[p - 1], track.Steps[p]);

    public bool SetupFree(int before, int node) => node >= 0 && before >= 0 && _model.Location[before] == _model.Location[node];

    /// <summary>Everything that depends on the order only; false if a rule about it is broken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Sequence(int vehicle, Track track)
    {
        var v = _model.Vehicles[vehicle];
        (track.Stops, track.Metres, track.Trips, track.Delicate) = (0, 0, 1, v.LimitsLoadInBreaks);
        var source = _model.Problem.Vehicles[vehicle];
        double standing = 0;
        for (var p = 1; p <= track.Length; p++)
        {
            var node = track.Steps[p];
            track.Metres += Metres(v, Place(v, track, p - 1), Place(v, track, p));
            standing += _weights.Cost * Price(v, Place(v, track, p - 1), Place(v, track, p));
            if (p <= v.Frozen.Length && node != v.Frozen[p - 1]) return false;
            if (node == Model.Reload)
            {
                if (p == 1 || p == track.Length || track.Steps[p - 1] == Model.Reload) return false;
                track.Trips++;
                continue;
            }
            track.Stops++;
            standing += _weights.Cost * source.CostPerTaskHour * ((double)v.Service[node] + (SetupFree(track, p) ? 0 : v.Setup[node])) / 3600;
            var job = _model.JobOf[node];
            _position[node] = p;
            if (node != _model.First[job]) continue;
            if (_model.FirstTripOnly[job] && track.Trips > 1) return false;
            track.Delicate |= _model.MaxOnBoard[job] < Model.Never || _model.PinnedPosition[job] < Model.Never;
            var strange = _model.Strangeness[job * _model.Vehicles.Length + vehicle];
            standing += (strange & 1) * _weights.Unfamiliar + (strange >> 1) * _weights.VehicleChange;
        }
        track.Metres += Metres(v, Place(v, track, track.Length), v.End);
        standing += _weights.Cost * Price(v, Place(v, track, track.Length), v.End);
        standing += _weights.Vehicle + _weights.Cost * source.FixedCost
            + track.Metres * (_weights.Metres + _weights.Cost * source.CostPerKilometre / 1000);
        if (_weights.OrderChange > 0) standing -= _weights.OrderChange * KeptPairs(vehicle, track);
        track.Standing = standing;
        return track.Stops <= v.MaxStops && track.Trips <= v.MaxTrips && track.Metres <= v.MaxMetres && track.Length >= v.Frozen.Length;
    }

    /// <summary>Announced pairs of this vehicle that are still in order in it.</summary>
    public int KeptPairs(int vehicle, Track track)
    {
        var kept = 0;
        foreach (var (before, after) in _model.AnnouncedPairs[vehicle])
            if (Serves(track, _model.First[before]) && Serves(track, _model.First[after]) && _position[_model.First[before]] < _position[_model.First[after]]) kept++;
        return kept;
    }

    private bool Serves(Track track, int node) => _position[node] is var p && p >= 1 && p <= track.Length && track.Steps[p] == node;

    private static int Price(VehicleModel v, int from, int to) => v.Costs.Length == 0 || from < 0 || to < 0 ? 0 : v.Costs[from * v.Size + to];

    public static int Metres(VehicleModel v, int from, int to) => from < 0 || to < 0 ? 0 : v.Metres[from * v.Size + to];

    /// <summary>Loads after every position and room ahead; false if it ever is too much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Loads(VehicleModel v, Track track)
    {
        var dims = _model.Dims;
        var start = 0;
        for (var p = 0; p <= track.Length; p++)
        {
            if (p > 0 && track.Steps[p] >= 0)
                for (var d = 0; d < dims; d++) track.Load[p * dims + d] = track.Load[(p - 1) * dims + d] + _model.Change[track.Steps[p] * dims + d];
            else start = LoadDepot(track, p, dims);
            for (var d = 0; d < dims; d++)
                if (track.Load[p * dims + d] > v.Capacity[d]) return false;
        }
        for (var p = track.Length; p >= 0; p--)
            for (var d = 0; d < dims; d++)
            {
                var room = v.Capacity[d] - track.Load[p * dims + d];
                track.RoomAhead[p * dims + d] = p == track.Length || track.Steps[p + 1] == Model.Reload ? room : Math.Min(room, track.RoomAhead[(p + 1) * dims + d]);
            }
        return start >= 0;
    }

    /// <summary>A trip starts with what its jobs deliver and did not pick up themselves.</summary>
    private int LoadDepot(Track track, int p, int dims)
    {
        for (var d = 0; d < dims; d++) track.Load[p * dims + d] = 0;
        if (!_model.HasDepotLoads) return p;
        for (var q = p + 1; q <= track.Length && track.Steps[q] != Model.Reload; q++)
        {
            var job = _model.JobOf[track.Steps[q]];
            if (track.Steps[q] != _model.First[job]) continue;
            for (var d = 0; d < dims; d++) track.Load[p * dims + d] += _model.FromDepot[job * dims + d];
        }
        return p;
    }

    public static int Fastest(VehicleModel v, int from, int to) =>
        from < 0 || to < 0 ? 0 : v.Speed.Length == 0 ? v.Seconds[from * v.Size + to] : (int)(v.Seconds[from * v.Size + to] * 1000L / v.TopSpeed);
}
