using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>Where a job's stops go: stop s comes after position <c>After[s]</c> of the route as it was.</summary>
internal struct Place
{
    public int[]? After;
    /// <summary>0: into a trip as it is; 1: with a reload before the stops; 2: with a reload behind them.</summary>
    public int Reload;
    public bool Haste;
    public double Delta;
}

/// <summary>
/// Finds the best place for a job in a route in one walk along it. On the way a few of the best states are kept for each number of
/// stops already placed (a beam), so the effort grows with the length of the route and not with the number of ways to place the stops.
/// </summary>
internal sealed partial class Insertion
{
    private readonly Model _model;
    private readonly Weights _weights;
    private readonly Evaluator _evaluator;
    private readonly Clockwork _clock;
    private readonly Beam[] _beams;
    private readonly int[] _extra, _at, _after;
    private readonly Track _hasty = new(), _trial = new();

    private VehicleModel _v = null!;
    private Track _track = null!;
    private int _vehicle, _job, _node, _stops, _width;
    private readonly int _dims;
    private double _best, _strange, _hope, _perSecond, _perMetre, _handicap;
    private double _below;
    private bool _confirm, _skipped, _loaded;
    private Place _place;

    public bool Balances => _weights.Imbalance > 0;

    public Insertion(Model model, Weights weights, Evaluator evaluator)
    {
        (_model, _weights, _evaluator, _clock, _dims) = (model, weights, evaluator, evaluator.Clock, model.Dims);
        var longest = Enumerable.Range(0, model.Jobs).Select(j => model.First[j + 1] - model.First[j]).DefaultIfEmpty(1).Max();
        _beams = [.. Enumerable.Range(0, longest + 1).Select(_ => new Beam(longest))];
        (_extra, _at, _after) = (new int[(longest + 1) * _dims], new int[longest], new int[longest]);
    }

    /// <summary>Whether there may be time for the job in the route at all.</summary>
    public bool HasTime(int vehicle, int job, Track track)
    {
        var (v, node) = (_model.Vehicles[vehicle], _model.First[job] + _model.FrozenStops[job]);
        _evaluator.Reach.Measure(v, track);
        return _evaluator.Reach.Fits(v, track, node, _model.First[job + 1] - node);
    }

    /// <summary>The least change of energy, in haste only if it cannot be done otherwise, or infinity.</summary>
    public double Find(int vehicle, int job, Track track, ref Place place) =>
        Find(vehicle, job, track, false, ref place) is var calm and < double.PositiveInfinity ? calm : Find(vehicle, job, track, true, ref place);

    /// <summary>
    /// The least change of energy, or infinity; on demand by the rules of haste. The place is only written to where there is one.
    /// Where all that is left alone for the road it takes costs at least <paramref name="below"/>, the answer is that.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Find(int vehicle, int job, Track track, bool inHaste, ref Place place, double below = double.PositiveInfinity)
    {
        (_below, _skipped, _loaded) = (below, false, false);
        (_vehicle, _v, _job, _best, _place) = (vehicle, _model.Vehicles[vehicle], job, double.PositiveInfinity, default);
        (_node, _width) = (_model.First[job] + _model.FrozenStops[job], _v.Breaks.Length + 1);
        _stops = _model.First[job + 1] - _node;
        if (track.Stops + _stops > _v.MaxStops) return double.PositiveInfinity;
        Prepare(track);
        if (!inHaste) Look(track, 0);
        else if (!track.Haste && _evaluator.HasteMayHelp(vehicle))
        {
            _hasty.CopyFrom(track, _width, _dims);
            var built = _evaluator.Build(vehicle, _hasty, true);
            _confirm |= _hasty.Delicate;
            if (built) Look(_hasty, track.Energy - _hasty.Energy);
        }
        if (_skipped && _best >= below) return below;
        if (_best == double.PositiveInfinity) return _best;
        var after = place.After?.Length == _stops ? place.After : new int[_stops];
        _after.AsSpan(0, _stops).CopyTo(after);
        place = _place with { After = after };
        return _best;
    }

    /// <summary>
    /// The dearest of the job's stops alone, by the road only, where there is time for it; infinity if there is none. Where another job's
    /// stop is a short cut (a matrix that is not of shortest paths), a place may be overlooked.
    /// </summary>
    public double Bound(int vehicle, int job, Track track)
    {
        var (v, dearest) = (_model.Vehicles[vehicle], 0.0);
        _evaluator.Reach.Measure(v, track);
        for (var node = _model.First[job] + _model.FrozenStops[job]; node < _model.First[job + 1]; node++)
        {
            var (location, least) = (_model.Location[node], double.PositiveInfinity);
            for (var p = v.Frozen.Length; p <= track.Length; p++)
            {
                if (track.Soonest[p] > _evaluator.Reach.Closes(node)) break;
                var (here, next) = (_evaluator.Place(v, track, p), p == track.Length ? v.End : _clock.LocationOf(v, track.Steps[p + 1]));
                if (_evaluator.Reach.Fits(v, track, node, p, _evaluator.Reach.Soonest(v, track, node, p, here), next))
                    least = Math.Min(least, _evaluator.Leg(vehicle, here, location) + _evaluator.Leg(vehicle, location, next) - _evaluator.Leg(vehicle, here, next));
            }
            if (least == double.PositiveInfinity) return least;
            dearest = Math.Max(dearest, least);
        }
        var strange = _model.FrozenStops[job] > 0 ? 0 : _model.Strangeness[job * _model.Vehicles.Length + vehicle];
        var opening = track.Stops > 0 ? 0 : _weights.Vehicle + _weights.Cost * _model.Problem.Vehicles[vehicle].FixedCost;
        return dearest + (strange & 1) * _weights.Unfamiliar + (strange >> 1) * _weights.VehicleChange + opening - Hope(vehicle, job);
    }

    /// <summary>What the walk cannot know may also be good: pairs back in their announced order.</summary>
    private double Hope(int vehicle, int job) => _weights.OrderChange * _model.PairsOf[job * _model.Vehicles.Length + vehicle];

    private void Prepare(Track track)
    {
        var (job, source, begun) = (_job, _model.Problem.Vehicles[_vehicle], _model.FrozenStops[_job] > 0);
        for (var d = 0; d < _dims; d++) _extra[d] = begun ? 0 : _model.FromDepot[job * _dims + d];
        for (var s = 0; s < _stops; s++)
            for (var d = 0; d < _dims; d++) _extra[(s + 1) * _dims + d] = _extra[s * _dims + d] + _model.Change[(_node + s) * _dims + d];
        var strange = begun ? 0 : _model.Strangeness[job * _model.Vehicles.Length + _vehicle];
        _strange = (strange & 1) * _weights.Unfamiliar + (strange >> 1) * _weights.VehicleChange;
        _confirm = track.Delicate || _v.Costs.Length > 0 || source.CostPerTaskHour > 0 || _model.MaxOnBoard[job] < Model.Never || _model.PinnedPosition[job] < Model.Never
            || Hope(_vehicle, job) > 0;
        _hope = Hope(_vehicle, job);
        _perMetre = _weights.Metres + _weights.Cost * source.CostPerKilometre / 1000;
        _perSecond = _weights.Duty + _weights.Cost * source.CostPerDutyHour / 3600 + 1e-3 * (_weights.Driving + _weights.Cost * source.CostPerDrivingHour / 3600) + 1e-3 * _perMetre;
    }

    /// <summary>Looks through one track of the route; the handicap is the energy of the route as it is minus that of the track.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(Track track, double handicap)
    {
        (_track, _clock.Haste, _handicap) = (track, track.Haste, handicap);
        _evaluator.Reach.Measure(_v, track);
        for (var s = 0; s <= _stops; s++) _beams[s].Clear();
        var (low, high) = Pinned();
        var pin = _model.FrozenStops[_job] > 0 ? Model.Never : _model.PinnedPosition[_job];
        var firstTripOnly = _model.FirstTripOnly[_job] || _model.FrozenStops[_job] > 0;
        var (fits, stopsBefore, trip) = (true, 0, 0);
        for (var q = 0; ; q++)
        {
            if (q > 0 && track.Steps[q] == Model.Reload) (fits, trip) = (true, trip + 1);
            else if (q > 0) stopsBefore++;
            fits = fits && Fits(q, 0);
            var open = q >= low && q <= high;
            if (open && fits && (trip == 0 || !firstTripOnly) && (pin < 0 || pin == Model.Never || pin == stopsBefore)) PlaceFirst(q);
            for (var s = 1; open && s < _stops; s++)
                for (int e = 0, count = _beams[s].Count; e < count; e++) PlaceNext(s, _beams[s][e], q);
            if (pin == -1 && q < track.Length) _beams[_stops].Clear();
            if (q == track.Length) break;
            for (var s = 1; s <= _stops; s++) Advance(s, q);
        }
        Finish();
        // A reload takes time and makes room: it helps only where the room was missing.
        if (_best == double.PositiveInfinity && !_skipped && (_loaded || _v.LimitsLoadInBreaks) && track.Trips < _v.MaxTrips && track.Stops > 0) NewTrips();
    }

    /// <summary>The places that leave pinned jobs of the route where they must be.</summary>
    private (int Low, int High) Pinned()
    {
        var (low, high) = (_v.Frozen.Length, _track.Length);
        for (var p = 1; _track.Delicate && p <= _track.Length; p++)
        {
            if (_track.Steps[p] < 0) continue;
            var job = _model.JobOf[_track.Steps[p]];
            if (_model.PinnedPosition[job] is >= 0 and < Model.Never && _track.Steps[p] == _model.First[job]) low = Math.Max(low, p);
            if (_model.PinnedPosition[job] == -1 && _track.Steps[p] == _model.First[job + 1] - 1) high = Math.Min(high, p - 1);
        }
        return (low, high);
    }

    private bool Fits(int position, int stop)
    {
        for (var d = 0; d < _dims; d++)
            if (_track.Load[position * _dims + d] + _extra[stop * _dims + d] > _v.Capacity[d]) return !(_loaded = true);
        return true;
    }

    private void PlaceFirst(int q)
    {
        Put(0, _track.Labels.AsSpan(q * _width, _width), _evaluator.Place(_v, _track, q), q == 0 ? -2 : _track.Steps[q], 0, 0, [], q, _track.Earliest[q]);
    }

    private void PlaceNext(int s, Beam.State state, int q) => Put(s, state.Labels, state.Place, state.Before, state.Detour, state.Metres, state.At.AsSpan(0, s), q, state.Time);

    /// <summary>Puts stop s after route position q, behind what the state has done so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(int s, ReadOnlySpan<Label> labels, int place, int before, double detour, long metres, ReadOnlySpan<int> at, int q, int earliest)
    {
        var (node, location) = (_node + s, _model.Location[_node + s]);
        var (here, next) = (_evaluator.Place(_v, _track, q), Next(q));
        if (!_evaluator.Reach.Fits(_v, _track, node, q, earliest + Evaluator.Fastest(_v, place, location), next) || !Fits(q, s + 1)) return;
        var home = _evaluator.Leg(_vehicle, location, next) - _evaluator.Leg(_vehicle, here, next);
        var there = detour + _evaluator.Leg(_vehicle, place, location);
        if (there + home + _strange - _handicap - _hope >= _below) { _skipped = true; return; }
        var state = _beams[s + 1].Spare;
        if (!_clock.Step(_v, labels, state.Labels, place, node, _evaluator.SetupFree(before, node), q + s)) return;
        (state.Place, state.Before) = (location, node);
        (state.Detour, state.Metres) = (there, metres + Evaluator.Metres(_v, place, location));
        at.CopyTo(state.At);
        state.At[s] = q;
        Rate(state, home);
        if (!TooDear(state, home)) _beams[s + 1].Add();
    }

    private int Next(int q) => q == _track.Length ? _v.End : _evaluator.Place(_v, _track, q + 1);

    /// <summary>What a state is worth against others at the same point of the route.</summary>
    private void Rate(Beam.State state, double home)
    {
        (state.Score, state.Gathered, state.Time) = (double.PositiveInfinity, double.PositiveInfinity, int.MaxValue);
        for (var j = 0; j < _width; j++)
        {
            ref var label = ref state.Labels[j];
            if (!label.Alive) continue;
            state.Score = Math.Min(state.Score, label.Energy + _perSecond * (label.Time - label.Base - label.Shift));
            state.Gathered = Math.Min(state.Gathered, label.Energy);
            state.Time = Math.Min(state.Time, label.Time);
        }
        state.Score += state.Detour + home;
    }

    /// <summary>Whether the road and what has been gathered make a state as dear as the limit; the rest of the way makes nothing cheaper than the route was.</summary>
    private bool TooDear(Beam.State state, double home) =>
        state.Detour + home + state.Gathered - _track.Gathered + _strange - _handicap - _hope >= _below && (_skipped = true);

    /// <summary>Takes all states with s stops placed across the route's next step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int s, int q)
    {
        var beam = _beams[s];
        if (beam.Count == 0) return;
        var step = _track.Steps[q + 1];
        if (step == Model.Reload && s < _stops) { beam.Clear(); return; }
        var (here, next) = (_evaluator.Place(_v, _track, q), _evaluator.Place(_v, _track, q + 1));
        var old = _evaluator.Leg(_vehicle, here, next);
        var oldMetres = Evaluator.Metres(_v, here, next);
        for (var e = beam.Count - 1; e >= 0; e--)
        {
            var state = beam[e];
            var fits = s < _stops ? Fits(q + 1, s) : InLaterTrip(state, q + 1) || Fits(q + 1, s);
            var free = _evaluator.SetupFree(state.Before, step);
            if (!fits || (state.Time + Evaluator.Fastest(_v, state.Place, next) > _track.Latest[q + 1])
                || !_clock.Step(_v, state.Labels, state.Labels, state.Place, step, free, q + s)
                || !Reach.InTime(_v, _track, state.Labels, q + 1)) { beam.Drop(e); continue; }
            state.Detour += _evaluator.Leg(_vehicle, state.Place, next) - old;
            state.Metres += Evaluator.Metres(_v, state.Place, next) - oldMetres;
            (state.Place, state.Before) = (next, step);
            Rate(state, 0);
            if (TooDear(state, 0)) beam.Drop(e);
        }
        beam.Trim();
    }

    /// <summary>Whether the trip that the job was put into has ended by position p.</summary>
    private bool InLaterTrip(Beam.State state, int p)
    {
        for (var x = p; x > state.At[_stops - 1]; x--)
            if (_track.Steps[x] == Model.Reload) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish()
    {
        var (beam, home) = (_beams[_stops], _v.End);
        var here = _evaluator.Place(_v, _track, _track.Length);
        for (var e = 0; e < beam.Count; e++)
        {
            var state = beam[e];
            state.Metres += Evaluator.Metres(_v, state.Place, home) - Evaluator.Metres(_v, here, home);
            var end = _evaluator.EndEnergy(_vehicle, state.Labels, state.Place, _track.Length + _stops, _track.Metres + state.Metres, out _, out state.TooLong);
            state.Score = end + _track.Standing + state.Metres * _perMetre + _strange - _track.Energy - _handicap;
        }
        beam.Sort();
        for (var e = 0; e < beam.Count; e++)
        {
            if (beam[e].Score - _hope >= _best) break;
            if (beam[e].Score - _hope >= _below) { _skipped = true; break; }
            beam[e].At.AsSpan(0, _stops).CopyTo(_at);
            if (!_confirm && !beam[e].TooLong) { Take(beam[e].Score, 0); return; }
            Confirm(0);
        }
    }

    private void Take(double delta, int reload)
    {
        if (delta >= _best) return;
        _best = delta;
        _at.AsSpan(0, _stops).CopyTo(_after);
        (_place.Reload, _place.Haste, _place.Delta) = (reload, _track.Haste, delta);
    }

    /// <summary>Judges the whole candidate from scratch.</summary>
    private void Confirm(int reload)
    {
        Apply(_track, _job, _at.AsSpan(0, _stops), reload, _trial);
        if (_evaluator.Build(_vehicle, _trial, _track.Haste)) Take(_trial.Energy - _track.Energy - _handicap, reload);
        _clock.Haste = _track.Haste;
    }

    public void Apply(Track track, int job, in Place place, Track result) => Apply(track, job, place.After, place.Reload, result);

    private void Apply(Track track, int job, ReadOnlySpan<int> after, int reload, Track result)
    {
        var node = _model.First[job] + _model.FrozenStops[job];
        var length = track.Length + after.Length + (reload > 0 ? 1 : 0);
        result.Reserve(length, 1, _dims);
        var (w, s) = (1, 0);
        for (var q = 0; q <= track.Length; q++)
        {
            if (q > 0) result.Steps[w++] = track.Steps[q];
            if (reload == 1 && q == after[0]) result.Steps[w++] = Model.Reload;
            while (s < after.Length && after[s] == q) result.Steps[w++] = node + s++;
            if (reload == 2 && q == after[0]) result.Steps[w++] = Model.Reload;
        }
        result.Length = length;
    }
}
