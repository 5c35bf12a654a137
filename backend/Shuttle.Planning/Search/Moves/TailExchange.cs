namespace Shuttle.Planning.Search.Moves;

/// <summary>
/// Swaps what is left of two routes behind a place of each (2-opt*, Potvin and Rousseau 1995): what strings of a few stops cannot do to
/// long routes. Judged in constant time, so that many are looked at for one that is made.
/// </summary>
internal sealed class TailExchange(Working working, PlainRoutes routes)
{
    private readonly byte[] _ranks = [.. Enumerable.Range(0, 256).Select(i => (byte)(Math.Pow(Math.Max(1, routes.Reach), i / 256.0) - 1))];

    /// <summary>Looks at a random one, near neighbours more often than far ones; makes it if it changes the energy by less than the threshold. The change, or 0.</summary>
    public double Try(double threshold)
    {
        var rank = _ranks[(byte)(working.Rng.Next() >> 56)];
        if (!routes.FindTails(working.Rng.Below(routes.Nodes), rank, threshold, out var tails)) return 0;
        working.Begin();
        working.Touch(tails.First);
        working.Touch(tails.Second);
        routes.Exchange(tails);
        return tails.Delta;
    }
}
