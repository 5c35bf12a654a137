namespace Shuttle.Planning.Search;

/// <summary>Where a job's stops go: stop s comes after position <c>this[s]</c> of the route as it was.</summary>
internal struct Place
{
    public int[]? After;
    /// <summary>0: into a trip as it is; 1: with a reload before the stops; 2: with a reload behind them.</summary>
    public int Reload;
    public bool Haste;
    public double Delta;
}

/// <summary>
/// Finds the best place for a job in a route: all positions for its stops in order, depth first, with the clock moved along and
/// branches cut by load, time and the cost of the detour.
/// </summary>
internal sealed class Insertion
{
    /// <summary>The most clock steps spent on one job of three or more stops in one route.</summary>
    private const int Patience = 20_000;

    private readonly Model _model;
    private readonly Weights _weights;
    private readonly Evaluator _evaluator;
    private readonly Clockwork _clock;
    private readonly Label[][] _walk;
    private readonly Label[] _tail = new Label[Validation.MostBreaks + 1];
    private readonly int[] _extra, _at;
    private readonly Track _hasty = new(), _trial = new();

    private VehicleModel _v = null!;
    private Track _track = null!;
    private int _vehicle, _job, _node, _stops, _dims, _width, _patience;
    private double _best, _strange;
    private bool _confirm, _dutyMatters, _found;
    private Place _place;

    public bool Balances => _weights.Imbalance > 0;

    public Insertion(Model model, Weights weights, Evaluator evaluator)
    {
        (_model, _weights, _evaluator, _clock, _dims) = (model, weights, evaluator, evaluator.Clock, model.Dims);
        var longest = Enumerable.Range(0, model.Jobs).Select(j => model.First[j + 1] - model.First[j]).DefaultIfEmpty(1).Max();
        _walk = [.. Enumerable.Range(0, longest).Select(_ => new Label[Validation.MostBreaks + 1])];
        (_extra, _at) = (new int[(longest + 1) * _dims], new int[longest]);
    }

    /// <summary>The least change of energy, or infinity.</summary>
    public double Find(int vehicle, int job, Track track, out Place place)
    {
        (_vehicle, _v, _job, _best, _found) = (vehicle, _model.Vehicles[vehicle], job, double.PositiveInfinity, false);
        (_node, _width) = (_model.First[job] + _model.FrozenStops[job], _v.Breaks.Length + 1);
        _stops = _model.First[job + 1] - _node;
        place = default;
        if (track.Stops + _stops > _v.MaxStops) return double.PositiveInfinity;
        var begun = _model.FrozenStops[job] > 0;
        for (var d = 0; d < _dims; d++) _extra[d] = begun ? 0 : _model.FromDepot[job * _dims + d];
        for (var s = 0; s < _stops; s++)
            for (var d = 0; d < _dims; d++) _extra[(s + 1) * _dims + d] = _extra[s * _dims + d] + _model.Change[(_node + s) * _dims + d];
        var strange = begun ? 0 : _model.Strangeness[job * _model.Vehicles.Length + vehicle];
        _strange = (strange & 1) * _weights.Unfamiliar + (strange >> 1) * _weights.VehicleChange;
        _confirm = track.Delicate || _v.Costs.Length > 0 || _model.Problem.Vehicles[vehicle].CostPerTaskHour > 0 || _model.MaxOnBoard[job] < Model.Never || _model.PinnedPosition[job] < Model.Never
            || (_weights.OrderChange > 0 && Array.Exists(_model.AnnouncedPairs[vehicle], p => p.Before == job || p.After == job));
        var source = _model.Problem.Vehicles[vehicle];
        _dutyMatters = _weights.Duty > 0 || Balances || _v.MaxDuty < int.MaxValue || (_weights.Cost > 0 && source.CostPerDutyHour > 0) || _v.MaxDriving < int.MaxValue;
        Look(track);
        if (!_found && !track.Haste && _evaluator.HasteMayHelp(vehicle))
        {
            _hasty.CopyFrom(track, _width, _dims);
            if (_evaluator.Build(vehicle, _hasty, true)) Look(_hasty, track.Energy - _hasty.Energy);
        }
        if (!_found) return double.PositiveInfinity;
        place = _place;
        return _best;
    }

    private double _handicap;

    /// <summary>Looks through one track of the route; the handicap is the energy of the route as it is minus that of the track.</summary>
    private void Look(Track track, double handicap = 0)
    {
        (_track, _clock.Haste, _patience, _handicap) = (track, track.Haste, _stops > 2 ? Patience : int.MaxValue, handicap);
        var (q, fits) = (0, true);
        for (; q <= track.Length; q++)
        {
            if (q > 0 && track.Steps[q] == Model.Reload)
            {
                if (_model.FirstTripOnly[_job] || _model.FrozenStops[_job] > 0) break;
                fits = true;
            }
            fits = fits && Fits(q, 0);
            if (q < _v.Frozen.Length || !fits) continue;
            Span<Label> labels = track.Labels.AsSpan(q * _width, _width);
            Descend(0, q, labels, _evaluator.Place(_v, track, q), q == 0 ? -2 : track.Steps[q], 0, 0);
        }
        if (track.Trips < _v.MaxTrips && track.Stops > 0) NewTrips();
    }

    private bool Fits(int position, int stop)
    {
        for (var d = 0; d < _dims; d++)
            if (_track.Load[position * _dims + d] + _extra[stop * _dims + d] > _v.Capacity[d]) return false;
        return true;
    }

    /// <summary>Puts stop number <paramref name="stop"/> right here, after route position q; then tries the next stops here and later.</summary>
    private void Descend(int stop, int q, Span<Label> labels, int place, int before, double detour, long metres)
    {
        var node = _node + stop;
        var location = _model.Location[node];
        detour += _evaluator.Leg(_vehicle, place, location);
        metres += Evaluator.Metres(_v, place, location);
        if (_patience-- <= 0 || !Fits(q, stop + 1)) return;
        var next = q == _track.Length ? _v.End : _evaluator.Place(_v, _track, q + 1);
        var here = _evaluator.Place(_v, _track, q);
        var home = _evaluator.Leg(_vehicle, location, next) - _evaluator.Leg(_vehicle, here, next);
        if (_track.Stops > 0 && stop == _stops - 1 && detour + home + _strange >= _best) return;
        var walk = _walk[stop].AsSpan(0, _width);
        if (!_clock.Step(_v, labels, walk, place, node, _evaluator.SetupFree(before, node), q + stop)) return;
        _at[stop] = q;
        if (stop == _stops - 1)
        {
            Finish(q, walk, location, node, detour + home, metres + Evaluator.Metres(_v, location, next) - Evaluator.Metres(_v, here, next));
            return;
        }
        Descend2(stop + 1, q, walk, location, node, detour, metres);
    }

    /// <summary>The next stop directly here, or after going on along the route.</summary>
    private void Descend2(int stop, int q, Span<Label> labels, int place, int before, double detour, long metres)
    {
        Span<Label> own = stackalloc Label[_width];
        labels.CopyTo(own);
        while (true)
        {
            Descend(stop, q, own, place, before, detour, metres);
            if (q == _track.Length || _track.Steps[q + 1] == Model.Reload || _patience <= 0) return;
            var step = _track.Steps[q + 1];
            var (here, next) = (_evaluator.Place(_v, _track, q), _evaluator.Place(_v, _track, q + 1));
            detour += _evaluator.Leg(_vehicle, place, next) - _evaluator.Leg(_vehicle, here, next);
            metres += Evaluator.Metres(_v, place, next) - Evaluator.Metres(_v, here, next);
            if (detour + _strange >= _best || !Fits(q + 1, stop)) return;
            _patience--;
            if (!_clock.Step(_v, own, own, place, step, _evaluator.SetupFree(before, step), q + stop)) return;
            (q, place, before) = (q + 1, next, step);
        }
    }

    private void Finish(int q, Span<Label> labels, int place, int before, double detour, long metres)
    {
        if (_track.Stops > 0 && detour + _strange >= _best) return;
        for (var d = 0; d < _dims; d++)
            if (q < _track.Length && _track.Steps[q + 1] != Model.Reload && _track.RoomAhead[(q + 1) * _dims + d] < _extra[_stops * _dims + d]) return;
        if (_track.Metres + metres > _v.MaxMetres) return;
        if (_confirm) { Confirm(0); return; }
        var tail = _tail.AsSpan(0, _width);
        labels.CopyTo(tail);
        double end = double.NaN;
        for (var p = q + 1; p <= _track.Length; p++)
        {
            var step = _track.Steps[p];
            if (_width == 1 && tail[0].Time + (p == q + 1 ? Evaluator.Fastest(_v, place, _evaluator.Place(_v, _track, p)) : 0) > _track.Latest[p]) return;
            if (!_clock.Step(_v, tail, tail, place, step, _evaluator.SetupFree(before, step), p - 1 + _stops)) return;
            (place, before) = (_evaluator.Place(_v, _track, p), step);
            if (_width > 1 || _dutyMatters) continue;
            ref var known = ref _track.Labels[p];
            if (known.Time != tail[0].Time) continue;
            // Back on time: the rest is as before.
            var driving = tail[0].Driving - known.Driving;
            var source = _model.Problem.Vehicles[_vehicle];
            end = _track.Energy - _track.Standing + tail[0].Energy - known.Energy + driving * (_weights.Driving + _weights.Cost * source.CostPerDrivingHour / 3600);
            break;
        }
        if (double.IsNaN(end)) end = _evaluator.EndEnergy(_vehicle, tail, place, _track.Length + _stops, _track.Metres + metres, out _);
        if (end == double.PositiveInfinity) return;
        var perMetre = _weights.Metres + _weights.Cost * _model.Problem.Vehicles[_vehicle].CostPerKilometre / 1000;
        Take(end + _track.Standing + metres * perMetre + _strange - _track.Energy - _handicap, 0);
    }

    private void Take(double delta, int reload)
    {
        if (delta >= _best) return;
        (_best, _found) = (delta, true);
        _place.After = _at.AsSpan(0, _stops).ToArray();
        (_place.Reload, _place.Haste, _place.Delta) = (reload, _track.Haste, delta);
    }

    /// <summary>Judges the whole candidate from scratch.</summary>
    private void Confirm(int reload)
    {
        Apply(_track, _job, _at.AsSpan(0, _stops), reload, _trial);
        if (_evaluator.Build(_vehicle, _trial, _track.Haste)) Take(_trial.Energy - _track.Energy - _handicap, reload);
        _clock.Haste = _track.Haste;
    }

    /// <summary>All stops together, beside a new reload, wherever no job would be torn apart.</summary>
    private void NewTrips()
    {
        if (_model.FrozenStops[_job] > 0) return;
        var open = 0;
        for (var q = 0; q <= _track.Length; q++)
        {
            var here = q == 0 ? -2 : _track.Steps[q];
            if (here >= 0) open += Opening(here) ? 1 : 0;
            if (here >= 0 && here == _model.First[_model.JobOf[here] + 1] - 1 && _model.First[_model.JobOf[here] + 1] - _model.First[_model.JobOf[here]] > 1) open--;
            if (open > 0 || q < _v.Frozen.Length) continue;
            var (from, to) = (_evaluator.Place(_v, _track, q), q == _track.Length ? _v.End : _evaluator.Place(_v, _track, q + 1));
            var (first, last) = (_model.Location[_node], _model.Location[_node + _stops - 1]);
            var roads = -_evaluator.Leg(_vehicle, from, to) + _strange;
            for (var s = 1; s < _stops; s++) roads += _evaluator.Leg(_vehicle, _model.Location[_node + s - 1], _model.Location[_node + s]);
            _at.AsSpan(0, _stops).Fill(q);
            var ahead = roads + _evaluator.Leg(_vehicle, from, _v.ReloadLocation) + _evaluator.Leg(_vehicle, _v.ReloadLocation, first) + _evaluator.Leg(_vehicle, last, to);
            if (here >= 0 && !_model.FirstTripOnly[_job] && ahead < _best) Confirm(1);
            var behind = roads + _evaluator.Leg(_vehicle, from, first) + _evaluator.Leg(_vehicle, last, _v.ReloadLocation) + _evaluator.Leg(_vehicle, _v.ReloadLocation, to);
            if (q < _track.Length && _track.Steps[q + 1] != Model.Reload && behind < _best) Confirm(2);
        }
    }

    private bool Opening(int node) => node == _model.First[_model.JobOf[node]] && _model.First[_model.JobOf[node] + 1] - node > 1;

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
