using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Fleet;

public sealed class FleetTables : IEntityTypeConfiguration<Vehicle>, IEntityTypeConfiguration<Courier>, IEntityTypeConfiguration<Shift>,
    IEntityTypeConfiguration<ShiftPattern>, IEntityTypeConfiguration<Leave>
{
    // Rows from before these columns are in use, not retired.
    public void Configure(EntityTypeBuilder<Vehicle> vehicle)
    {
        vehicle.HasIndex(v => new { v.DistrictId, v.Plate }).IsUnique();
        vehicle.Property(v => v.Active).HasDefaultValue(true).HasSentinel(true);
    }

    public void Configure(EntityTypeBuilder<Courier> courier)
    {
        courier.HasIndex(c => c.AccountId);
        courier.Property(c => c.Active).HasDefaultValue(true).HasSentinel(true);
        courier.Property(c => c.Kind).HasDefaultValue(CourierKind.Courier).HasSentinel(CourierKind.Courier);
    }

    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.HasIndex(s => new { s.DistrictId, s.Day, s.CourierId }).IsUnique();
        shift.HasOne<Courier>().WithMany().HasForeignKey(s => s.CourierId).OnDelete(DeleteBehavior.Restrict);
        shift.HasOne<Vehicle>().WithMany().HasForeignKey(s => s.VehicleId).OnDelete(DeleteBehavior.Restrict);
        shift.HasOne<Areas.Depot>().WithMany().HasForeignKey(s => s.DepotId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ShiftPattern> pattern)
    {
        pattern.HasOne<Courier>().WithMany().HasForeignKey(p => p.CourierId).OnDelete(DeleteBehavior.Restrict);
        pattern.HasOne<Vehicle>().WithMany().HasForeignKey(p => p.VehicleId).OnDelete(DeleteBehavior.Restrict);
        pattern.HasOne<Areas.Depot>().WithMany().HasForeignKey(p => p.DepotId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.HasIndex(l => new { l.CourierId, l.LastDay });
        leave.HasOne<Courier>().WithMany().HasForeignKey(l => l.CourierId).OnDelete(DeleteBehavior.Restrict);
    }
}
