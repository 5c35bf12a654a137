using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>
/// A promise as it was made, with the moments it was reckoned from. The first has the reason "booked"; a later one says why it replaced
/// the one before. Never changed, never deleted: the last one stands.
/// </summary>
public sealed class PromiseMade : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>The papers are at the counter at the latest.</summary>
    public DateTimeOffset AtCounter { get; set; }
    /// <summary>Checked and accepted: the standard time begins.</summary>
    public DateTimeOffset Accepted { get; set; }
    /// <summary>The last result of the bundle is ready.</summary>
    public DateTimeOffset Ready { get; set; }
    /// <summary>The return run, and with its end the promise.</summary>
    public DateTimeOffset ReturnFrom { get; set; }
    public DateTimeOffset ReturnUntil { get; set; }
    /// <summary>Stable code of the reason; the words are resources.</summary>
    public required string Reason { get; set; }
    /// <summary>What the officer adds for the resident; never personal data.</summary>
    public string? Note { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    /// <summary>Account of who made it; null for the system itself.</summary>
    public Guid? MadeById { get; set; }
}
