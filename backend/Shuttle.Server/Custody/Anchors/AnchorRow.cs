using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Anchors;

/// <summary>A day's anchor as it is kept: one for every calendar day since the first hand-over, so that a missing one is seen.</summary>
public sealed class AnchorRow : IOfDistrict
{
    public Guid DistrictId { get; set; }
    /// <summary>Local day it closes.</summary>
    public DateOnly Day { get; set; }
    /// <summary>How many chains it covers: every chain that has a link.</summary>
    public int Chains { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
    /// <summary>The heads that are new since the anchor before (see <see cref="NotedHeads"/>): they say which chain it is that no longer fits.</summary>
    public required byte[] NewHeads { get; set; }
}

public sealed class AnchorTables : IEntityTypeConfiguration<AnchorRow>
{
    public void Configure(EntityTypeBuilder<AnchorRow> builder) => builder.HasKey(a => new { a.DistrictId, a.Day });
}
