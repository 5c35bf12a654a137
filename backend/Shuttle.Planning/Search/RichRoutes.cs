using System.Diagnostics;

namespace Shuttle.Planning.Search;

/// <summary>Routes with every feature of the problem: slot = vehicle, judged by the <see cref="Evaluator"/>.</summary>
internal sealed class RichRoutes : RouteSet
{
    private readonly Model _model;
    private readonly Evaluator _evaluator;
    private readonly Insertion _insertion;
    private readonly Track[] _tracks, _kept;
    private readonly int[] _keptVersion;
    private readonly Place[] _places;

    /// <summary>By job and slot: the version of the route at which there is time for the job, or its complement where there is none.</summary>
    private readonly int[] _inTime;
    private readonly Track _scratch = new();
    private Place _elsewhere;

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public RichRoutes(Model model, Weights weights, SharedTables tables)
    {
        (_model, _evaluator) = (model, new Evaluator(model, weights));
        _insertion = new Insertion(model, weights, _evaluator);
        (First, JobOf, Jobs, Nodes) = (tables.First, tables.JobOf, tables.Jobs, tables.Nodes);
        MaxSlots = Slots = model.Vehicles.Length;
        (SlotOf, Version, Count, Energy, Closed) = (new int[Jobs], new int[MaxSlots], new int[MaxSlots], new double[MaxSlots], new bool[MaxSlots]);
        (Near, NearCount, Demand, Distance) = (tables.Near, tables.NearCount, tables.Demand, tables.Distance);
        (Width, Opens, Closes, Unserved) = (tables.Width, tables.Opens, tables.Closes, tables.Unserved);
        Mandatory = [.. Enumerable.Range(0, Jobs).Select(j => model.FrozenStops[j] > 0)];
        Class = Classes(model);
        Array.Fill(SlotOf, -1);
        (_tracks, _kept, _keptVersion) = (new Track[MaxSlots], new Track[MaxSlots], new int[MaxSlots]);
        (_places, _inTime) = (new Place[(long)Jobs * MaxSlots], new int[(long)Jobs * MaxSlots]);
        for (var s = 0; s < MaxSlots; s++)
        {
            (_tracks[s], _kept[s]) = (new Track(), new Track());
            // A vehicle that cannot even get home passes here: no job finds a place in it.
            if (!Set(s, model.Vehicles[s].Frozen)) throw new ProblemException($"vehicles[{s}].frozen", "the frozen stops cannot be driven in this order");
        }
    }

    public Evaluator Evaluator => _evaluator;

    public override ReadOnlySpan<int> Steps(int slot) => _tracks[slot].Steps.AsSpan(1, _tracks[slot].Length);

    public override int FrozenSteps(int slot) => _model.Vehicles[slot].Frozen.Length;

    public override double Evaluate(int job, int slot, bool inHaste, double below)
    {
        if (!_model.Allows(job, slot)) return double.PositiveInfinity;
        var cell = (long)job * MaxSlots + slot;
        if (_inTime[cell] != Version[slot])
        {
            if (_inTime[cell] == ~Version[slot]) return double.PositiveInfinity;
            var fits = _insertion.HasTime(slot, job, _tracks[slot]);
            _inTime[cell] = fits ? Version[slot] : ~Version[slot];
            if (!fits)
            {
                AuditReach(job, slot);
                return double.PositiveInfinity;
            }
        }
        return _insertion.Find(slot, job, _tracks[slot], inHaste, ref _places[cell], below);
    }

    public override bool HasBounds => true;

    public override bool KnowsHaste => true;

    public override double Bound(int job, int slot) => _model.Allows(job, slot) ? _insertion.Bound(slot, job, _tracks[slot]) : double.PositiveInfinity;

    /// <summary>In Debug builds what has no time is looked for all the same.</summary>
    [Conditional("DEBUG")]
    private void AuditReach(int job, int slot)
    {
        // A reload may be the way round where there is none.
        if (_insertion.Find(slot, job, _tracks[slot], ref _elsewhere) < double.PositiveInfinity && _elsewhere.Reload == 0)
            throw new InvalidOperationException($"job {job} has a place in route {slot}, where there was said to be no time for it");
    }

    public override void Insert(int job, int slot)
    {
        ref var place = ref _places[(long)job * MaxSlots + slot];
        var (track, before) = (_tracks[slot], _tracks[slot].Energy);
        _insertion.Apply(_tracks[slot], job, place, _scratch);
        (_tracks[slot].Steps, _scratch.Steps) = (_scratch.Steps, _tracks[slot].Steps);
        track.Length = _scratch.Length;
        var built = place.Haste ? _evaluator.Build(slot, track, true) : _evaluator.Build(slot, track, false) || _evaluator.Build(slot, track, true);
        if (!built) throw new InvalidOperationException($"the place found for job {job} in route {slot} is not feasible");
        Audit(track.Energy - before, place.Delta);
        Publish(slot);
    }

    /// <summary>In Debug builds every delta is compared with the full recompute.</summary>
    [Conditional("DEBUG")]
    private static void Audit(double change, double promised)
    {
        if (Math.Abs(change - promised) > 1e-6 * (1 + Math.Abs(change))) throw new InvalidOperationException($"a delta of {promised} turned out as {change}");
    }

    public override bool FitsWithout(int job, int slot, ReadOnlySpan<int> victims)
    {
        if (!_model.Allows(job, slot)) return false;
        foreach (var victim in victims)
            if (First[victim + 1] - First[victim] == _model.FrozenStops[victim]) return false;
        var (track, w) = (_tracks[slot], 1);
        _scratch.Reserve(track.Length, _model.Vehicles[slot].Breaks.Length + 1, _model.Dims);
        for (var p = 1; p <= track.Length; p++)
        {
            var node = track.Steps[p];
            if (node >= 0 && p > FrozenSteps(slot) && victims.Contains(JobOf[node])) continue;
            if (node == Model.Reload && (w == 1 || _scratch.Steps[w - 1] == Model.Reload)) continue;
            _scratch.Steps[w++] = node;
        }
        if (w > 1 && _scratch.Steps[w - 1] == Model.Reload) w--;
        _scratch.Length = w - 1;
        _scratch.Measured = false;
        return _insertion.HasTime(slot, job, _scratch) && _evaluator.Build(slot, _scratch) && _insertion.Find(slot, job, _scratch, false, ref _elsewhere) < double.PositiveInfinity;
    }

    public override void Remove(int slot, bool[] absent, List<int> also)
    {
        var track = _tracks[slot];
        Filter(slot, absent);
        if (_evaluator.Build(slot, track)) { Publish(slot); return; }
        foreach (var delicate in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var node in Steps(slot))
            {
                if (node < 0 || absent[JobOf[node]]) continue;
                var job = JobOf[node];
                if (delicate && _model.PinnedPosition[job] == Model.Never && _model.MaxOnBoard[job] == Model.Never) continue;
                if (First[job + 1] - First[job] == _model.FrozenStops[job]) continue;
                absent[job] = true;
                also.Add(job);
            }
            Filter(slot, absent);
            if (_evaluator.Build(slot, track)) break;
        }
        Publish(slot);
    }

    /// <summary>Takes absent jobs out of the steps, and reloads that have become needless.</summary>
    private void Filter(int slot, bool[] absent)
    {
        var track = _tracks[slot];
        var (frozen, w) = (FrozenSteps(slot), 1);
        for (var p = 1; p <= track.Length; p++)
        {
            var node = track.Steps[p];
            if (node >= 0 && p > frozen && absent[JobOf[node]]) { SlotOf[JobOf[node]] = -1; continue; }
            if (node == Model.Reload && (w == 1 || track.Steps[w - 1] == Model.Reload)) continue;
            track.Steps[w++] = node;
        }
        if (w > 1 && track.Steps[w - 1] == Model.Reload) w--;
        track.Length = w - 1;
    }

    private void Publish(int slot)
    {
        var track = _tracks[slot];
        (Count[slot], Energy[slot], Version[slot]) = (track.Stops, track.Energy, NextVersion());
        for (var p = 1; p <= track.Length; p++)
            if (track.Steps[p] >= 0 && JobOf[track.Steps[p]] is var job && track.Steps[p] == First[job + 1] - 1) SlotOf[job] = slot;
    }

    public override void Keep(int slot)
    {
        _kept[slot].CopyFrom(_tracks[slot], _model.Vehicles[slot].Breaks.Length + 1, _model.Dims);
        _keptVersion[slot] = Version[slot];
    }

    public override void Restore(int slot)
    {
        (_tracks[slot], _kept[slot]) = (_kept[slot], _tracks[slot]);
        Publish(slot);
        Version[slot] = _keptVersion[slot];
    }

    public override void Recognise(int slot)
    {
        var (now, kept) = (_tracks[slot], _kept[slot]);
        if (now.Haste == kept.Haste && now.Energy == kept.Energy && Steps(slot).SequenceEqual(kept.Steps.AsSpan(1, kept.Length))) Version[slot] = _keptVersion[slot];
    }

    public override bool Set(int slot, ReadOnlySpan<int> steps)
    {
        var track = _tracks[slot];
        track.Reserve(steps.Length, 1, _model.Dims);
        steps.CopyTo(track.Steps.AsSpan(1));
        track.Length = steps.Length;
        var built = _evaluator.Build(slot, track);
        if (!built)
        {
            _model.Vehicles[slot].Frozen.CopyTo(track.Steps.AsSpan(1));
            track.Length = FrozenSteps(slot);
            if (!_evaluator.Build(slot, track)) return false;
        }
        Publish(slot);
        return built;
    }

    /// <summary>Balance is measured from the mean duty, which moves as the plan does.</summary>
    public override void Refresh()
    {
        if (!_insertion.Balances) return;
        var (duty, used) = (0.0, 0);
        for (var s = 0; s < Slots; s++)
        {
            if (Count[s] == 0) continue;
            var times = _evaluator.Replay(s, _tracks[s]);
            if (times is null) continue;
            (duty, used) = (duty + times.Duty, used + 1);
        }
        _evaluator.MeanDuty = used == 0 ? 0 : duty / used;
        for (var s = 0; s < Slots; s++)
            if (_evaluator.Build(s, _tracks[s])) Publish(s);
    }

    public override double TypicalLeg()
    {
        double legs = 0, count = 0;
        for (var s = 0; s < Slots; s++)
            for (var p = 1; p <= _tracks[s].Length; p++)
                (legs, count) = (legs + _evaluator.Leg(s, _evaluator.Place(_model.Vehicles[s], _tracks[s], p - 1), _evaluator.Place(_model.Vehicles[s], _tracks[s], p)), count + 1);
        return Math.Max(1, legs / Math.Max(1, count));
    }

    private static int[] Classes(Model model)
    {
        var classes = new Dictionary<string, int>();
        return [.. Enumerable.Range(0, model.Vehicles.Length).Select(v =>
        {
            var (x, source) = (model.Vehicles[v], model.Problem.Vehicles[v]);
            if (x.Frozen.Length > 0) return -1 - v;
            var columns = string.Concat(Enumerable.Range(0, model.Jobs).Select(j => (char)('0' + (model.Allows(j, v) ? 4 : 0) + model.Strangeness[j * model.Vehicles.Length + v])));
            var breaks = string.Join(';', x.Breaks.Select(b => $"{b.Hard},{b.Duration},{string.Join(',', b.MaxLoad)},{string.Join(',', b.From)},{string.Join(',', b.Until)}"));
            var key = $"{source.Profile},{source.Type},{source.CostPerTaskHour},{x.Start},{x.End},{x.ShiftFrom},{x.ShiftUntil},{x.MaxStops},{x.MaxMetres},{x.MaxDriving},{x.MaxDuty},{source.Reload}|{string.Join(',', x.Capacity)}|"
                + $"{source.FixedCost},{source.CostPerDrivingHour},{source.CostPerDutyHour},{source.CostPerKilometre}|{breaks}|{columns}|{(model.AnnouncedPairs[v].Length > 0 ? v : -1)}";
            return classes.TryGetValue(key, out var c) ? c : classes[key] = classes.Count;
        })];
    }
}
