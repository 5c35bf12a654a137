using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Areas;

public sealed class AreaTables : IEntityTypeConfiguration<District>, IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<District> district)
    {
        district.HasIndex(d => d.Code).IsUnique();
        district.Ignore(d => d.Zone);
    }

    public void Configure(EntityTypeBuilder<Area> area) => area.HasIndex(a => new { a.DistrictId, a.Code }).IsUnique();
}
