using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Choices;

/// <summary>Where a resident wants the papers handed back.</summary>
public enum DeliveryPlace { Home, RwPost, KelurahanOffice, DistrictOffice }

/// <summary>What the resident wishes about the way back; at most one per request, the last word counts.</summary>
public sealed class DeliveryWish : IOfDistrict
{
    public Guid RequestId { get; set; }
    public Guid DistrictId { get; set; }
    public DeliveryPlace Place { get; set; }
    /// <summary>The post or office, where the place is not home or the kecamatan's own counter.</summary>
    public Guid? ServicePointId { get; set; }
    /// <summary>No return before this day.</summary>
    public DateOnly? HoldUntil { get; set; }
    /// <summary>Somebody else who may receive, by name; the policy still says what they must show.</summary>
    public string? ReceiverSealed { get; set; }
    /// <summary>"family" or "proxy".</summary>
    public string? ReceiverRelation { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public int Revision { get; set; }
}

/// <summary>A place besides homes and the counter where papers are handed back: an RW post, a kelurahan's office.</summary>
public sealed class ServicePoint : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public DeliveryPlace Kind { get; set; }
    /// <summary>Code of the RW or kelurahan it serves.</summary>
    public required string AreaCode { get; set; }
    public required string Name { get; set; }
    public required string Address { get; set; }
    public required Point Point { get; set; }
    public bool Open { get; set; }
    public int Revision { get; set; }
}

public sealed class ChoiceTables : IEntityTypeConfiguration<DeliveryWish>, IEntityTypeConfiguration<ServicePoint>
{
    public void Configure(EntityTypeBuilder<DeliveryWish> wish) => wish.HasKey(w => w.RequestId);

    public void Configure(EntityTypeBuilder<ServicePoint> point) => point.HasIndex(p => new { p.Kind, p.AreaCode });
}
