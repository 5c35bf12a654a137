using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.EDocuments;

/// <summary>
/// A result that exists as a file: the signed PDF of a letter or certificate. The file lies sealed in the data folder under the row's id; the
/// hash is of the file as it was signed, so that any copy can be compared with it.
/// </summary>
public sealed class ElectronicDocument : IOfDistrict
{
    /// <summary>Minted by the form: a second press meets the first one's document.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>What it is: "Surat Keterangan Domisili". Never names anybody: it travels in the verification code.</summary>
    public required string Title { get; set; }
    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string Sha256 { get; set; }
    public int Bytes { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public Guid IssuedById { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    /// <summary>Why it no longer counts, in the officer's words.</summary>
    public string? WithdrawnReason { get; set; }
    /// <summary>Wrong hand-over codes tried through the tracking link.</summary>
    public int WrongTries { get; set; }
    public int Revision { get; set; }
}

public sealed class ElectronicDocumentTables : IEntityTypeConfiguration<ElectronicDocument>
{
    public void Configure(EntityTypeBuilder<ElectronicDocument> document)
    {
        document.HasIndex(d => d.RequestId);
        document.HasIndex(d => new { d.DistrictId, d.Sha256 });
        document.HasOne<Request>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
