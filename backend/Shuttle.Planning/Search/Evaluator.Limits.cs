namespace Shuttle.Planning.Search;

internal sealed partial class Evaluator
{
    /// <summary>Replays a route that has limits on the time on board or on duty, or pinned positions; shortens those times by starting later.</summary>
    private bool Holds(int vehicle, Track track, in Label last, bool tooLong)
    {
        var v = _model.Vehicles[vehicle];
        if (!PinsHold(track)) return false;
        if (!tooLong && OnBoardInAnyCase(vehicle, track)) return true;
        _replay.Run(_model, Clock, vehicle, track, last);
        _replayed = true;
        if (!tooLong && !OverTime(vehicle, track, raise: false)) return true;
        Array.Clear(_notBefore);
        Clock.NotBefore = _notBefore;
        try
        {
            for (var round = 0; round < 4; round++)
            {
                OverTime(vehicle, track, raise: true);
                if (tooLong) _notBefore[track.Steps[1]] = _replay.Start[1] + _replay.Duty - v.MaxDuty;
                if (!Walk(v, track)) return false;
                track.Energy = GoHome(vehicle, track, out var label, out tooLong);
                if (track.Energy == double.PositiveInfinity) return false;
                track.Gathered = label.Energy;
                _replay.Run(_model, Clock, vehicle, track, label);
                if (!tooLong && !OverTime(vehicle, track, raise: false)) return true;
            }
            return false;
        }
        finally { Clock.NotBefore = null; }
    }

    /// <summary>Whether no job is on board too long, whichever breaks are taken where; to set out later makes no time on board longer.</summary>
    private bool OnBoardInAnyCase(int vehicle, Track track)
    {
        var (v, width) = (_model.Vehicles[vehicle], _model.Vehicles[vehicle].Breaks.Length + 1);
        for (var p = 1; p <= track.Length; p++)
        {
            var node = track.Steps[p];
            if (node < 0 || _model.JobOf[node] is var job && (_model.MaxOnBoard[job] >= Model.Never || node != _model.First[job + 1] - 1)) continue;
            var latest = 0;
            for (var j = p * width; j < (p + 1) * width; j++)
                if (track.Labels[j].Alive) latest = Math.Max(latest, track.Labels[j].Time);
            if (latest - v.Service[node] - track.Earliest[_position[_model.First[job]]] > _model.MaxOnBoard[job]) return false;
        }
        return true;
    }

    /// <summary>Whether a job is on board too long; if asked to, makes its first stop start later by the excess.</summary>
    private bool OverTime(int vehicle, Track track, bool raise)
    {
        var over = false;
        for (var p = 1; p <= track.Length; p++)
        {
            if (track.Steps[p] < 0) continue;
            var job = _model.JobOf[track.Steps[p]];
            if (_model.MaxOnBoard[job] >= Model.Never || track.Steps[p] != _model.First[job + 1] - 1) continue;
            var first = _position[_model.First[job]];
            var excess = _replay.Start[p] - (_replay.Start[first] + _model.Vehicles[vehicle].Service[track.Steps[first]]) - _model.MaxOnBoard[job];
            if (excess <= 0 || first == p) continue;
            over = true;
            if (raise) _notBefore[_model.First[job]] = _replay.Start[first] + excess;
        }
        return over;
    }

    private bool PinsHold(Track track)
    {
        for (var (p, stop) = (1, 0); p <= track.Length; p++)
        {
            if (track.Steps[p] < 0) continue;
            var job = _model.JobOf[track.Steps[p]];
            var pin = _model.PinnedPosition[job];
            if (pin < Model.Never)
            {
                if (pin >= 0 && track.Steps[p] == _model.First[job] && stop != pin) return false;
                if (pin == -1 && track.Steps[p] == _model.First[job + 1] - 1 && stop != track.Stops - 1) return false;
            }
            stop++;
        }
        return true;
    }
}
