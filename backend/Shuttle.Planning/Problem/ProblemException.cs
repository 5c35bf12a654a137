namespace Shuttle.Planning;

/// <summary>A problem that cannot be planned as it stands: one error that names the place and the rule.</summary>
/// <param name="place">Where, in the words of the caller's input: <c>jobs[3].stops[0].windows[1]</c>.</param>
/// <param name="rule">What must hold there.</param>
public sealed class ProblemException(string place, string rule) : Exception($"{place}: {rule}")
{
    /// <summary>Where.</summary>
    public string Place { get; } = place;
    /// <summary>What must hold there.</summary>
    public string Rule { get; } = rule;
}
