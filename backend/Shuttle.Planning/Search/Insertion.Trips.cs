namespace Shuttle.Planning.Search;

internal sealed partial class Insertion
{
    /// <summary>All stops together, beside a new reload, wherever no job would be torn apart: only for what fits into no trip as it is.</summary>
    private void NewTrips()
    {
        if (_model.FrozenStops[_job] > 0) return;
        var open = 0;
        for (var q = 0; q <= _track.Length; q++)
        {
            var here = q == 0 ? -2 : _track.Steps[q];
            if (here >= 0) open += Opening(here) - Closing(here);
            if (open > 0 || q < _v.Frozen.Length) continue;
            var (from, to) = (_evaluator.Place(_v, _track, q), Next(q));
            var (first, last) = (_model.Location[_node], _model.Location[_node + _stops - 1]);
            var roads = -_evaluator.Leg(_vehicle, from, to) + _strange;
            for (var s = 1; s < _stops; s++) roads += _evaluator.Leg(_vehicle, _model.Location[_node + s - 1], _model.Location[_node + s]);
            _at.AsSpan(0, _stops).Fill(q);
            var ahead = roads + _evaluator.Leg(_vehicle, from, _v.ReloadLocation) + _evaluator.Leg(_vehicle, _v.ReloadLocation, first) + _evaluator.Leg(_vehicle, last, to);
            if (here >= 0 && !_model.FirstTripOnly[_job] && ahead < _best && MayReload(q, from, first, last, to, true)) Confirm(1);
            var behind = roads + _evaluator.Leg(_vehicle, from, first) + _evaluator.Leg(_vehicle, last, _v.ReloadLocation) + _evaluator.Leg(_vehicle, _v.ReloadLocation, to);
            if (q < _track.Length && _track.Steps[q + 1] != Model.Reload && behind < _best && MayReload(q, from, first, last, to, false)) Confirm(2);
        }
    }

    /// <summary>A bound: whether there may be time for the stops and a reload before or behind them.</summary>
    private bool MayReload(int q, int from, int first, int last, int to, bool before)
    {
        var time = _track.Earliest[q];
        if (before) time += Evaluator.Fastest(_v, from, _v.ReloadLocation) + _v.ReloadService;
        time += Evaluator.Fastest(_v, before ? _v.ReloadLocation : from, first);
        if (time > _evaluator.Reach.Closes(_node)) return false;
        time = Math.Max(time, _model.WindowFrom[_model.WindowOf[_node]]) + _v.Service[_node];
        if (!before) time += Evaluator.Fastest(_v, last, _v.ReloadLocation) + _v.ReloadService;
        return time + Evaluator.Fastest(_v, before ? last : _v.ReloadLocation, to) <= _track.Latest[q + 1];
    }

    private bool Several(int node) => _model.First[_model.JobOf[node] + 1] - _model.First[_model.JobOf[node]] > 1;

    private int Opening(int node) => Several(node) && node == _model.First[_model.JobOf[node]] ? 1 : 0;

    private int Closing(int node) => Several(node) && node == _model.First[_model.JobOf[node] + 1] - 1 ? 1 : 0;
}
