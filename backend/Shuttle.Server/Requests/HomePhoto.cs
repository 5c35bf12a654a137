using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>
/// A picture of the gate, so that a courier finds it. It may come before its request does (a form that was refused keeps it), so it
/// names the request without a foreign key; the file lies in the data folder, cleaned of everything but the picture.
/// </summary>
public sealed class HomePhoto : IOfDistrict
{
    /// <summary>The request's id: one photo for each.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid? UploadedById { get; set; }
    public DateTimeOffset At { get; set; }
    public required string ContentType { get; set; }
    public required string Sha256 { get; set; }
    public int Bytes { get; set; }
}

public sealed class HomePhotoTables : IEntityTypeConfiguration<HomePhoto>
{
    public void Configure(EntityTypeBuilder<HomePhoto> photo) => photo.HasIndex(p => p.At);
}
