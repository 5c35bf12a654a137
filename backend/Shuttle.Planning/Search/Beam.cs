using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>A few states of a walk along a route: the best by score, and always the earliest.</summary>
internal sealed class Beam
{
    /// <summary>States kept, and the most there are between two trims.</summary>
    private const int Width = 3, Most = 12;

    internal sealed class State
    {
        public readonly Label[] Labels = new Label[Validation.MostBreaks + 1];
        public required int[] At { get; init; }
        public int Place, Before, Time;
        public long Metres;
        public double Detour, Score, Gathered;
        public bool TooLong;
    }

    private readonly State[] _states;

    /// <summary>The longest job has so many stops.</summary>
    public Beam(int stops) => _states = [.. Enumerable.Range(0, Most + 1).Select(_ => new State { At = new int[stops] })];

    public int Count { get; private set; }

    public State this[int index] => _states[index];

    /// <summary>The state to fill before <see cref="Add"/>.</summary>
    public State Spare => _states[Count];

    public void Clear() => Count = 0;

    public void Add()
    {
        if (++Count > Most) { Trim(); }
    }

    public void Drop(int index) => (_states[index], _states[--Count]) = (_states[Count], _states[index]);

    /// <summary>Ascending by score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort()
    {
        for (var i = 1; i < Count; i++)
            for (var x = i; x > 0 && _states[x].Score < _states[x - 1].Score; x--) (_states[x], _states[x - 1]) = (_states[x - 1], _states[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Trim()
    {
        if (Count <= 1) return;
        Sort();
        var (kept, soonest) = (1, _states[0].Time);
        for (var i = 1; i < Count; i++)
        {
            if (_states[i].Time >= soonest) continue;
            soonest = _states[i].Time;
            (_states[kept], _states[i]) = (_states[i], _states[kept]);
            kept++;
        }
        Count = kept;
        if (Count <= Width) return;
        var earliest = Width - 1;
        for (var i = Width; i < Count; i++)
            if (_states[i].Time < _states[earliest].Time) earliest = i;
        (_states[Width - 1], _states[earliest]) = (_states[earliest], _states[Width - 1]);
        Count = Width;
    }
}
