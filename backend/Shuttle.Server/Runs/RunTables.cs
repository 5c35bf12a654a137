using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Runs;

public sealed class RunTables : IEntityTypeConfiguration<Run>, IEntityTypeConfiguration<Stop>, IEntityTypeConfiguration<RecordedEvent>, IEntityTypeConfiguration<Position>,
    IEntityTypeConfiguration<HandledException>
{
    public void Configure(EntityTypeBuilder<Run> run)
    {
        run.HasIndex(r => new { r.Day, r.CourierId });
        run.HasIndex(r => new { r.DistrictId, r.ShiftId }).IsUnique();
        run.HasMany(r => r.Stops).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Stop> stop) =>
        stop.HasOne(s => s.Leg).WithMany().HasForeignKey(s => s.LegId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<RecordedEvent> recorded)
    {
        recorded.HasIndex(e => new { e.RunId, e.DeviceTime });
        recorded.HasIndex(e => new { e.DeviceId, e.Sequence });
        recorded.HasIndex(e => e.TakesBackId);
    }

    public void Configure(EntityTypeBuilder<Position> position) => position.HasIndex(p => new { p.CourierId, p.Time });

    public void Configure(EntityTypeBuilder<HandledException> handled) => handled.Property(h => h.Note).HasMaxLength(300);
}
