namespace Shuttle.Contracts;

/// <summary>A point on the earth, WGS 84 degrees, longitude first.</summary>
public readonly record struct GeoPoint(double Lon, double Lat);

/// <summary>A run as it appears in the list of a driver's runs.</summary>
/// <param name="RunId">Id of the run.</param>
/// <param name="Day">Local date of the run.</param>
/// <param name="Version">Version of the sheet; grows with every change after publishing.</param>
/// <param name="State">Where the run stands.</param>
/// <param name="Stops">Number of stops with a resident.</param>
public sealed record RunSummary(Guid RunId, DateOnly Day, int Version, RunState State, int Stops);

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Published, not yet acknowledged by the driver.</summary>
    Published,
    /// <summary>The driver has acknowledged the newest version.</summary>
    Acknowledged,
    /// <summary>On the road.</summary>
    Started,
    /// <summary>Back, and what went out equals what came in.</summary>
    Closed,
}

/// <summary>Everything a driver needs for one run, complete enough for a day without signal.</summary>
public sealed record RunSheet
{
    /// <summary>Format of this record; a client refuses a number it does not know.</summary>
    public int Format { get; init; } = 1;
    /// <summary>Id of the run.</summary>
    public required Guid RunId { get; init; }
    /// <summary>Version to acknowledge; grows with every change.</summary>
    public required int Version { get; init; }
    /// <summary>Local date.</summary>
    public required DateOnly Day { get; init; }
    /// <summary>IANA name of the district's zone.</summary>
    public required string TimeZone { get; init; }
    /// <summary>Name of the district.</summary>
    public required string District { get; init; }
    /// <summary>Who drives.</summary>
    public required string CourierName { get; init; }
    /// <summary>Plate of the vehicle.</summary>
    public required string VehiclePlate { get; init; }
    /// <summary>Profile of the road network: <c>motorbike</c>, <c>car</c>, <c>foot</c>.</summary>
    public required string Profile { get; init; }
    /// <summary>Server time when this sheet was made.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
    /// <summary>How many seconds of the server's clock pass in one real second: 1, except in demonstrations.</summary>
    public double ClockSpeed { get; init; } = 1;
    /// <summary>The office's public key (base64 of the SubjectPublicKeyInfo of an ECDSA P-256 key): with it a device checks the QR of a slip without signal.</summary>
    public string? OfficeKey { get; init; }
    /// <summary>Stops in driving order, from leaving the depot to coming back.</summary>
    public required IReadOnlyList<RunStop> Stops { get; init; }
    /// <summary>Items that the server's history puts into the courier's bag now: a second device of the same driver starts from here.</summary>
    public IReadOnlyList<Guid> OnBoard { get; init; } = [];
}

/// <summary>What a stop is for.</summary>
public enum StopKind
{
    /// <summary>Leaving the depot with what is to be returned.</summary>
    DepotStart,
    /// <summary>Fetching documents from a home.</summary>
    Collect,
    /// <summary>Having an RT or RW head sign on the way.</summary>
    Attest,
    /// <summary>An officer's work at a home.</summary>
    Visit,
    /// <summary>Bringing documents back.</summary>
    Return,
    /// <summary>A meal, prayer or rain pause.</summary>
    Break,
    /// <summary>Unloading and loading between trips.</summary>
    DepotReload,
    /// <summary>Back at the depot; bags are reconciled here.</summary>
    DepotEnd,
}

/// <summary>Where a stop stands; the server's word, or the device's own until the server has spoken.</summary>
public enum StopState
{
    /// <summary>Not begun.</summary>
    Planned,
    /// <summary>The driver is on the way to it.</summary>
    Underway,
    /// <summary>The driver is there.</summary>
    Arrived,
    /// <summary>All items as planned.</summary>
    Done,
    /// <summary>Some items.</summary>
    Partial,
    /// <summary>Nothing changed hands; there is a reason.</summary>
    Failed,
    /// <summary>Taken out of the run.</summary>
    Cancelled,
}

/// <summary>One stop of a run sheet.</summary>
public sealed record RunStop
{
    /// <summary>Id of the stop, stable across versions of the sheet.</summary>
    public required Guid StopId { get; init; }
    /// <summary>Position in the run, from 0.</summary>
    public required int Order { get; init; }
    /// <summary>What it is for.</summary>
    public required StopKind Kind { get; init; }
    /// <summary>Where it stands.</summary>
    public StopState State { get; init; }
    /// <summary>Where it is; null for a break on the way.</summary>
    public GeoPoint? Point { get; init; }
    /// <summary>Receipt number of the request, as the resident knows it.</summary>
    public string? RequestNumber { get; init; }
    /// <summary>Name to ask for.</summary>
    public string? ContactName { get; init; }
    /// <summary>Phone in E.164, to call from the stop card.</summary>
    public string? Phone { get; init; }
    /// <summary>Street, gang, number, RT/RW, kelurahan.</summary>
    public string? Address { get; init; }
    /// <summary>Patokan: what a person looks for.</summary>
    public string? Landmark { get; init; }
    /// <summary>Special needs and notes for the visit.</summary>
    public string? Notes { get; init; }
    /// <summary>Promised window.</summary>
    public DateTimeOffset? WindowFrom { get; init; }
    /// <summary>Promised window, exclusive end.</summary>
    public DateTimeOffset? WindowUntil { get; init; }
    /// <summary>Planned arrival.</summary>
    public required DateTimeOffset PlannedArrival { get; init; }
    /// <summary>Planned seconds of work at the stop.</summary>
    public int ServiceSeconds { get; init; }
    /// <summary>What should change hands here.</summary>
    public IReadOnlyList<RunItem> Items { get; init; } = [];
    /// <summary>How the device verifies the resident's hand-over code without signal.</summary>
    public CodeCheck? Code { get; init; }
    /// <summary>On a return: who may receive these papers (<see cref="Person.Relation"/>); nobody else, and never a neighbour.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];
    /// <summary>On a return: somebody else whom the resident has named to receive.</summary>
    public string? NamedReceiver { get; init; }
}

/// <summary>A document on a stop's checklist.</summary>
/// <param name="ItemId">Id of the item.</param>
/// <param name="Name">What the resident calls it: "KK asli".</param>
/// <param name="Original">An irreplaceable original, as opposed to a copy or photo.</param>
/// <param name="StatementInstead">Number of the statement form that may stand for it if it is not there: <c>F-2.03</c>.</param>
public sealed record RunItem(Guid ItemId, string Name, bool Original, string? StatementInstead = null);

/// <summary>
/// A hand-over code the device can check but not read: PBKDF2-HMAC-SHA256 over the six digits in ASCII. The device stops after
/// <paramref name="Attempts"/> wrong tries; the server checks the code again when the event arrives.
/// </summary>
/// <param name="Salt">Base64.</param>
/// <param name="Hash">Base64, 32 bytes.</param>
/// <param name="Iterations">Rounds.</param>
/// <param name="Attempts">Wrong tries allowed at the stop.</param>
public sealed record CodeCheck(string Salt, string Hash, int Iterations, int Attempts)
{
    /// <summary>Rounds of a hand-over code, unless a caller chooses others.</summary>
    public const int UsualIterations = 100_000;

    /// <summary>Wrong tries at a stop, unless a caller chooses others.</summary>
    public const int UsualAttempts = 5;

    /// <summary>True when <paramref name="code"/> is the code that was given to the resident.</summary>
    public bool Matches(string code)
    {
        var candidate = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            System.Text.Encoding.ASCII.GetBytes(code), Convert.FromBase64String(Salt), Iterations,
            System.Security.Cryptography.HashAlgorithmName.SHA256, 32);
        return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(candidate, Convert.FromBase64String(Hash));
    }

    /// <summary>The check for a code, with a caller-supplied salt.</summary>
    public static CodeCheck For(string code, byte[] salt, int iterations = UsualIterations, int attempts = UsualAttempts) => new(
        Convert.ToBase64String(salt),
        Convert.ToBase64String(System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            System.Text.Encoding.ASCII.GetBytes(code), salt, iterations, System.Security.Cryptography.HashAlgorithmName.SHA256, 32)),
        iterations, attempts);
}
