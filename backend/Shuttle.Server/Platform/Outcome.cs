namespace Shuttle.Server.Platform;

/// <summary>A rule said no. The code is stable and documented in <c>RefusalTexts</c>; the words come from there in the reader's language.</summary>
public sealed record Refusal(string Code, int Status = StatusCodes.Status422UnprocessableEntity)
{
    /// <summary>Values for the words: "{0}" in the text.</summary>
    public IReadOnlyList<object> Args { get; init; } = [];

    /// <summary>The field the rule is about, as the caller spells it.</summary>
    public string? Field { get; init; }

    /// <summary>Every finding, where one refusal gathers several (an area file, a batch).</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public Refusal With(params object[] args) => this with { Args = args };
    public Refusal At(string field) => this with { Field = field };
}

/// <summary>A value or the rule that forbade it; opened once, at the door.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }
    public bool IsRefused => Refusal is not null;
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Success without a value.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
