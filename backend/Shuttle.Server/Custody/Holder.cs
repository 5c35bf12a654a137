namespace Shuttle.Server.Custody;

/// <summary>Kinds of holders. The numbers are part of the ledger's bytes: never change them, only add.</summary>
public enum HolderKind
{
    /// <summary>The resident of the request.</summary>
    Resident = 1,
    /// <summary>A courier or visiting officer on a run.</summary>
    Courier = 2,
    /// <summary>The counter of the district.</summary>
    Counter = 3,
    /// <summary>Another office: Disdukcapil, KUA, kelurahan.</summary>
    OtherOffice = 4,
    /// <summary>The archive.</summary>
    Archive = 5,
    /// <summary>Destroyed as the rules ask; the end of an item.</summary>
    Destroyed = 6,
}

/// <summary>Who holds an item. An item has exactly one holder at every moment.</summary>
public sealed record Holder
{
    Holder(HolderKind kind, string? who) => (Kind, Who) = (kind, who);

    /// <summary>What kind of holder.</summary>
    public HolderKind Kind { get; }
    /// <summary>The courier's id or the office's code; null for the others.</summary>
    public string? Who { get; }

    /// <summary>The resident of the request.</summary>
    public static Holder Resident { get; } = new(HolderKind.Resident, null);
    /// <summary>The counter of the district.</summary>
    public static Holder Counter { get; } = new(HolderKind.Counter, null);
    /// <summary>The archive.</summary>
    public static Holder Archive { get; } = new(HolderKind.Archive, null);
    /// <summary>Destroyed.</summary>
    public static Holder Destroyed { get; } = new(HolderKind.Destroyed, null);
    /// <summary>A courier.</summary>
    public static Holder Courier(Guid id) => new(HolderKind.Courier, id.ToString("D"));
    /// <summary>Another office, by its code: disdukcapil.</summary>
    public static Holder OtherOffice(string code) =>
        string.IsNullOrWhiteSpace(code) ? throw new ArgumentException("An office has a code.", nameof(code)) : new(HolderKind.OtherOffice, code);

    /// <summary>A holder as stored in two columns; throws <see cref="FormatException"/> when they do not fit together.</summary>
    public static Holder From(HolderKind kind, string? who) => (kind, who) switch
    {
        (HolderKind.Resident, null) => Resident,
        (HolderKind.Counter, null) => Counter,
        (HolderKind.Archive, null) => Archive,
        (HolderKind.Destroyed, null) => Destroyed,
        (HolderKind.Courier, not null) when Guid.TryParseExact(who, "D", out var id) && id.ToString("D") == who => Courier(id),
        (HolderKind.OtherOffice, { Length: > 0 }) when who.Trim().Length > 0 => OtherOffice(who),
        _ => throw new FormatException($"holder: kind {(int)kind} does not go with '{who}'."),
    };

    /// <summary>Kind and who, for logs.</summary>
    public override string ToString() => Who is null ? $"{Kind}" : $"{Kind} {Who}";
}
