namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>A value, or the code of the rule that its text breaks (see <see cref="IdentifierCodes"/>).</summary>
/// <param name="Value">Null when refused.</param>
/// <param name="Code">Null when there is a value.</param>
public readonly record struct Parsed<T>(T? Value, string? Code) where T : class
{
    /// <summary>The value is there.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);
    /// <summary>The text was refused.</summary>
    public static implicit operator Parsed<T>(string code) => new(null, code);
}
