using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Catalogue;

/// <summary>A catalogue version as a district published it. Its content never changes; a newer version ends its validity.</summary>
public sealed class PublishedCatalogue : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Name of the version, like 2026-1; requests remember it.</summary>
    public required string Code { get; set; }
    /// <summary>The <see cref="CatalogueVersion"/> as JSON.</summary>
    public required string Content { get; set; }
    /// <summary>First day in force.</summary>
    public DateOnly ValidFrom { get; set; }
    /// <summary>Last day in force; null until another is published.</summary>
    public DateOnly? ValidUntil { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
    public Guid PublishedById { get; set; }
    public int Revision { get; set; }
}

public sealed class CatalogueTables : IEntityTypeConfiguration<PublishedCatalogue>
{
    public void Configure(EntityTypeBuilder<PublishedCatalogue> catalogue) => catalogue.HasIndex(c => new { c.DistrictId, c.Code }).IsUnique();
}
