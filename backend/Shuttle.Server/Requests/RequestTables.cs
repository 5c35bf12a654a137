using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Requests;

public sealed class RequestTables : IEntityTypeConfiguration<Request>, IEntityTypeConfiguration<DocumentItem>, IEntityTypeConfiguration<Leg>, IEntityTypeConfiguration<HistoryEntry>,
    IEntityTypeConfiguration<PromiseMade>, IEntityTypeConfiguration<WindowOffer>, IEntityTypeConfiguration<KnownAddress>, IEntityTypeConfiguration<AddressVisit>,
    IEntityTypeConfiguration<Revealed>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.HasIndex(r => new { r.DistrictId, r.Number }).IsUnique();
        request.HasIndex(r => r.TrackingHash).IsUnique();
        request.HasIndex(r => r.PhoneIndex);
        request.HasIndex(r => r.BundleId);
        request.HasIndex(r => new { r.NikIndex, r.ServiceCode });
        request.HasIndex(r => r.FamilyCardIndex);
        // Requests from before these were known: couriered, and booked by the applicant.
        request.Property(r => r.Mode).HasConversion<string>().HasDefaultValue(ServiceMode.Courier);
        request.Property(r => r.Booker).HasConversion<string>().HasDefaultValue(BookerKind.Self);
        request.PrimitiveCollection(r => r.Needs).ElementType(need => need.HasConversion<string>());
        request.HasOne<KnownAddress>().WithMany().HasForeignKey(r => r.AddressId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Promises).WithOne().HasForeignKey(p => p.RequestId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RequestId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Legs).WithOne(l => l.Request).HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.History).WithOne().HasForeignKey(h => h.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentItem> item) => item.HasIndex(i => new { i.Holder, i.HolderId });

    public void Configure(EntityTypeBuilder<Leg> leg)
    {
        leg.HasIndex(l => new { l.Day, l.State });
        leg.HasIndex(l => l.ChainId);
        leg.Ignore(l => l.At);
    }

    public void Configure(EntityTypeBuilder<HistoryEntry> entry) => entry.HasIndex(h => new { h.RequestId, h.At });

    public void Configure(EntityTypeBuilder<PromiseMade> promise) => promise.HasIndex(p => new { p.RequestId, p.MadeAt });

    public void Configure(EntityTypeBuilder<WindowOffer> offer) => offer.HasIndex(o => new { o.Day, o.State });

    public void Configure(EntityTypeBuilder<KnownAddress> address) => address.HasIndex(a => new { a.DistrictId, a.AddressIndex }).IsUnique();

    public void Configure(EntityTypeBuilder<AddressVisit> visit) =>
        visit.HasOne<KnownAddress>().WithMany(a => a.Visits).HasForeignKey(v => v.AddressId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Revealed> revealed) => revealed.HasIndex(r => new { r.RequestId, r.At });
}
