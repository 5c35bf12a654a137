namespace Shuttle.Driver.Runs;

/// <summary>A rule said no. The code is stable; the words for it are in the texts, which take <paramref name="Details"/>.</summary>
public sealed record Refusal(string Code, params object[] Details)
{
    public override string ToString() => Details.Length == 0 ? Code : $"{Code} ({string.Join(", ", Details)})";
}

/// <summary>What a rule says to an event: the state after it, or why not.</summary>
public readonly record struct Ruling(RunProgress? State, Refusal? Refusal)
{
    public static implicit operator Ruling(RunProgress state) => new(state, null);
    public static implicit operator Ruling(Refusal refusal) => new(null, refusal);
}
