using System.Diagnostics;

namespace Shuttle.Planning;

/// <summary>How long and from where to search. With neither limit the first plan is returned.</summary>
public sealed record SolverOptions
{
    /// <summary>How long to search, by <see cref="Clock"/>.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Most iterations over all threads; with the seed it fixes the plan on any number of threads, unless a time limit ends the search first. Two threads at most have work then.</summary>
    public long? IterationLimit { get; init; }

    /// <summary>Start of the pseudo-random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to search with, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>A plan to start from: jobs keep vehicle and order as far as the problem allows.</summary>
    public Plan? WarmStart { get; init; }

    /// <summary>What the time limit is measured with, from any origin; a stopwatch unless given (a bench gives processor time).</summary>
    public Func<TimeSpan> Clock { get; init; } = () => Stopwatch.GetElapsedTime(0);
}

/// <summary>A better plan was found.</summary>
/// <param name="Plan">The best plan so far.</param>
/// <param name="Elapsed">Time since the start by <see cref="SolverOptions.Clock"/>.</param>
public sealed record SolverProgress(Plan Plan, TimeSpan Elapsed);
