using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>Somebody looked behind a mask: who, what, why and when. Never changed, never deleted.</summary>
public sealed class Revealed : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>"nik", "familyCard", "phone".</summary>
    public required string Field { get; set; }
    public required string Reason { get; set; }
    public Guid AccountId { get; set; }
    public DateTimeOffset At { get; set; }
}
