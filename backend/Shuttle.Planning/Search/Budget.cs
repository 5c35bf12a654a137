namespace Shuttle.Planning.Search;

/// <summary>How much of the search is behind us: iterations where they are limited, so that the clock decides nothing but the end; else time. It is looked at rarely, since asking costs.</summary>
internal sealed class Budget(SolverOptions options, int searches, CancellationToken ct)
{
    private readonly TimeSpan _start = options.Clock();
    private readonly long _iterations = options.IterationLimit is { } limit ? Math.Max(0, limit / searches) : long.MaxValue;

    public bool Limited => options.TimeLimit is not null || options.IterationLimit is not null;

    public TimeSpan Elapsed => options.Clock() - _start;

    /// <summary>0 at the start, 1 or more when the search must end.</summary>
    public double Spent(long iterations)
    {
        if (ct.IsCancellationRequested || !Limited) return 1;
        var byTime = options.TimeLimit is { } limit ? Elapsed / (limit > TimeSpan.Zero ? limit : TimeSpan.FromTicks(1)) : 0;
        return byTime >= 1 || _iterations == long.MaxValue ? byTime : (double)iterations / Math.Max(1, _iterations);
    }
}
