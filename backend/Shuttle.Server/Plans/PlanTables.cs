using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Plans;

public sealed class PlanTables : IEntityTypeConfiguration<DayPlan>
{
    public void Configure(EntityTypeBuilder<DayPlan> plan) => plan.HasIndex(p => new { p.DistrictId, p.Day, p.Version }).IsUnique();
}
