using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>What a resident and a courier were last told about a leg: by it stability is judged, and whether a new time is worth a message.</summary>
public sealed class AnnouncedTime : IOfDistrict
{
    /// <summary>The leg's id.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid ShiftId { get; set; }
    /// <summary>Place on the shift, counted from 0.</summary>
    public int Order { get; set; }
    /// <summary>The start of the visit that the resident was told.</summary>
    public DateTimeOffset Start { get; set; }
    public DateTimeOffset ToldAt { get; set; }
}
