using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// A wrong code that reached the server. Kept although its event was refused, under the event's id: sending the same event again is not
/// another try.
/// </summary>
public sealed class WrongCode : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>The stop; at the counter the request.</summary>
    public Guid WhereId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>What the dispatcher makes of "nobody home".</summary>
public enum AbsenceState { Pending, Confirmed, Denied, Automatic }

/// <summary>A courier found nobody at home: the visit counts as failed only when the dispatcher, or the passing of time, has confirmed it.</summary>
public sealed class AbsenceClaim : IOfDistrict
{
    /// <summary>Id of the event that said so.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RunId { get; set; }
    public Guid StopId { get; set; }
    public Guid LegId { get; set; }
    public Guid RequestId { get; set; }
    public DateTimeOffset ClaimedAt { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public int WaitedSeconds { get; set; }
    public int Calls { get; set; }
    /// <summary>When it counts as confirmed if nobody has said anything.</summary>
    public DateTimeOffset AutomaticAt { get; set; }
    public AbsenceState State { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Note { get; set; }
    public int Revision { get; set; }
}

/// <summary>A run that was closed although what came in is not what went out: a named officer answers for it.</summary>
public sealed class RunDiscrepancy : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RunId { get; set; }
    public Guid OfficerId { get; set; }
    /// <summary>Frozen as it was.</summary>
    public required string OfficerName { get; set; }
    public required string Reason { get; set; }
    public List<Guid> MissingItems { get; set; } = [];
    public List<Guid> UnexpectedItems { get; set; } = [];
    public DateTimeOffset StatedAt { get; set; }
    /// <summary>When every missing document had turned up after all.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
    public int Revision { get; set; }
}

public sealed class DoorTables : IEntityTypeConfiguration<WrongCode>, IEntityTypeConfiguration<AbsenceClaim>, IEntityTypeConfiguration<RunDiscrepancy>
{
    public void Configure(EntityTypeBuilder<WrongCode> wrong) => wrong.HasIndex(w => w.WhereId);

    public void Configure(EntityTypeBuilder<AbsenceClaim> claim)
    {
        claim.HasIndex(c => new { c.State, c.AutomaticAt });
        claim.HasIndex(c => c.StopId);
    }

    public void Configure(EntityTypeBuilder<RunDiscrepancy> discrepancy) => discrepancy.HasIndex(d => d.RunId);
}
