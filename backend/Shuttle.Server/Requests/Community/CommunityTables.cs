using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Requests.Community;

public sealed class CommunityTables : IEntityTypeConfiguration<Attestation>, IEntityTypeConfiguration<CollectiveDay>, IEntityTypeConfiguration<CollectiveBooking>, IEntityTypeConfiguration<VulnerableHousehold>
{
    public void Configure(EntityTypeBuilder<Attestation> attestation)
    {
        attestation.HasIndex(a => new { a.AreaCode, a.State });
        attestation.HasIndex(a => new { a.RequestId, a.AreaCode, a.AskedAt }).IsUnique();
        attestation.HasOne(a => a.Request).WithMany().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CollectiveDay> day)
    {
        day.HasIndex(d => new { d.Day, d.RwCode });
        day.HasMany(d => d.Bookings).WithOne().HasForeignKey(b => b.CollectiveDayId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CollectiveBooking> booking)
    {
        booking.HasIndex(b => b.RequestId).IsUnique();
        booking.HasOne<Request>().WithMany().HasForeignKey(b => b.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VulnerableHousehold> household)
    {
        household.HasIndex(h => new { h.AreaCode, h.State });
        household.HasIndex(h => h.PhoneIndex);
    }
}
