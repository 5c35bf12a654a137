using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Requests;

public sealed class RequestTables : IEntityTypeConfiguration<Request>, IEntityTypeConfiguration<DocumentItem>, IEntityTypeConfiguration<Leg>, IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.HasIndex(r => new { r.DistrictId, r.Number }).IsUnique();
        request.HasIndex(r => r.TrackingHash).IsUnique();
        request.HasIndex(r => r.PhoneIndex);
        request.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RequestId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Legs).WithOne(l => l.Request).HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.History).WithOne().HasForeignKey(h => h.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentItem> item) => item.HasIndex(i => new { i.Holder, i.HolderId });

    public void Configure(EntityTypeBuilder<Leg> leg) => leg.HasIndex(l => new { l.Day, l.State });

    public void Configure(EntityTypeBuilder<HistoryEntry> entry) => entry.HasIndex(h => new { h.RequestId, h.At });
}
