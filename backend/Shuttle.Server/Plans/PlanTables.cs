using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Plans;

public sealed class PlanTables : IEntityTypeConfiguration<DayPlan>, IEntityTypeConfiguration<PlanEdit>, IEntityTypeConfiguration<PlanJob>
{
    public void Configure(EntityTypeBuilder<DayPlan> plan)
    {
        plan.HasIndex(p => new { p.DistrictId, p.Day, p.Version }).IsUnique();
        plan.Property(p => p.Pins).HasDefaultValue("[]");
        plan.Property(p => p.Routes).HasDefaultValue("[]");
    }

    public void Configure(EntityTypeBuilder<PlanEdit> edit)
    {
        edit.HasIndex(e => new { e.PlanId, e.Number }).IsUnique();
        edit.HasOne<DayPlan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanJob> job) => job.HasIndex(j => new { j.DistrictId, j.Day });
}
