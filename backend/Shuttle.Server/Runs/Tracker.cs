using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Fleet;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>An ordinary GPS tracker (or the Traccar client on a phone) that reports a courier's position under a secret id.</summary>
public sealed class Tracker : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid CourierId { get; set; }
    public required string Name { get; set; }
    /// <summary>SHA-256 of the id the tracker sends; the id itself is shown once, when the tracker is registered.</summary>
    public required string TokenHash { get; set; }
    public DateTimeOffset RegisteredAt { get; set; }
    public DateTimeOffset? LastHeardAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

public sealed class TrackerTable : IEntityTypeConfiguration<Tracker>
{
    public void Configure(EntityTypeBuilder<Tracker> tracker)
    {
        tracker.HasIndex(t => t.TokenHash).IsUnique();
        tracker.HasOne<Courier>().WithMany().HasForeignKey(t => t.CourierId).OnDelete(DeleteBehavior.Restrict);
    }
}
