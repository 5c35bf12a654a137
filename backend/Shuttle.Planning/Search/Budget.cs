namespace Shuttle.Planning.Search;

/// <summary>How much of the search is behind us. Time is looked at rarely, since asking costs.</summary>
internal sealed class Budget(SolverOptions options, CancellationToken ct)
{
    private readonly TimeSpan _start = options.Clock();
    private readonly long _iterations = options.IterationLimit is { } limit ? Math.Max(0, limit / Math.Max(1, options.Threads)) : long.MaxValue;

    public bool Limited => options.TimeLimit is not null || options.IterationLimit is not null;

    public TimeSpan Elapsed => options.Clock() - _start;

    /// <summary>0 at the start, 1 or more when the search must end.</summary>
    public double Spent(long iterations)
    {
        if (ct.IsCancellationRequested || !Limited) return 1;
        var byCount = _iterations == long.MaxValue ? 0 : (double)iterations / Math.Max(1, _iterations);
        var byTime = options.TimeLimit is { } limit ? Elapsed / (limit > TimeSpan.Zero ? limit : TimeSpan.FromTicks(1)) : 0;
        return Math.Max(byCount, byTime);
    }
}
