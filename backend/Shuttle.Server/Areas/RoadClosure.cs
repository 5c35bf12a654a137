using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>Why streets are closed.</summary>
public enum ClosureKind { Flood, Market, Works, Event, Other }

/// <summary>Streets that nobody can drive on some days, drawn as a polygon on the map: a flood, market day, road works.</summary>
public sealed class RoadClosure : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public ClosureKind Kind { get; set; }
    public string? Note { get; set; }
    public DateOnly FirstDay { get; set; }
    /// <summary>Inclusive.</summary>
    public DateOnly LastDay { get; set; }
    /// <summary>The streets it touches are closed.</summary>
    public required Polygon Area { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    /// <summary>When it was lifted before its last day.</summary>
    public DateTimeOffset? LiftedAt { get; set; }
}

public sealed class RoadClosureTables : IEntityTypeConfiguration<RoadClosure>
{
    public void Configure(EntityTypeBuilder<RoadClosure> closure) => closure.HasIndex(c => new { c.DistrictId, c.LastDay });
}
