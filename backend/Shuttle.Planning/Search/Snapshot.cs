namespace Shuttle.Planning.Search;

/// <summary>The routes of a solution, copied without allocating once it has grown to size.</summary>
internal sealed class Snapshot
{
    private int[] _steps = new int[256];
    private int[] _ends = new int[16];

    public int Slots { get; private set; }
    public double Energy { get; private set; } = double.PositiveInfinity;

    public ReadOnlySpan<int> this[int slot] => _steps.AsSpan((slot == 0 ? 0 : _ends[slot - 1])..(_ends[slot]));

    public void Take(Working working)
    {
        var routes = working.Routes;
        (Slots, Energy) = (routes.Slots, working.Energy);
        if (_ends.Length < Slots) _ends = new int[2 * Slots];
        var end = 0;
        for (var s = 0; s < Slots; s++)
        {
            var steps = routes.Steps(s);
            if (_steps.Length < end + steps.Length) Array.Resize(ref _steps, 2 * (end + steps.Length));
            steps.CopyTo(_steps.AsSpan(end));
            _ends[s] = end += steps.Length;
        }
    }

    /// <summary>Puts the routes back.</summary>
    public void Give(Working working)
    {
        var routes = working.Routes;
        Array.Fill(routes.SlotOf, -1);
        for (var s = 0; s < Math.Max(Slots, routes.Slots); s++) routes.Set(s, s < Slots ? this[s] : []);
        routes.Tidy();
        working.Recount();
    }

    public int[][] Routes() => [.. Enumerable.Range(0, Slots).Select(s => this[s].ToArray())];
}
