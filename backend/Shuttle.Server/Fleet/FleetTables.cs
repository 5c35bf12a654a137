using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Fleet;

public sealed class FleetTables : IEntityTypeConfiguration<Vehicle>, IEntityTypeConfiguration<Courier>, IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Vehicle> vehicle) => vehicle.HasIndex(v => new { v.DistrictId, v.Plate }).IsUnique();

    public void Configure(EntityTypeBuilder<Courier> courier) => courier.HasIndex(c => c.AccountId);

    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.HasIndex(s => new { s.DistrictId, s.Day, s.CourierId }).IsUnique();
        shift.HasOne<Courier>().WithMany().HasForeignKey(s => s.CourierId).OnDelete(DeleteBehavior.Restrict);
        shift.HasOne<Vehicle>().WithMany().HasForeignKey(s => s.VehicleId).OnDelete(DeleteBehavior.Restrict);
        shift.HasOne<Areas.Depot>().WithMany().HasForeignKey(s => s.DepotId).OnDelete(DeleteBehavior.Restrict);
    }
}
