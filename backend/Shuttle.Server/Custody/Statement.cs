using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody;

/// <summary>A statement of absolute responsibility (SPTJM) filled in and signed at the door in place of a paper that is not there.</summary>
public sealed class Statement : IOfDistrict
{
    /// <summary>Id of the document it became: it travels and is held like any other.</summary>
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>"F-2.03" for a birth, "F-2.04" for a couple.</summary>
    public required string Form { get; set; }
    /// <summary>The document it stands for.</summary>
    public Guid ReplacesItemId { get; set; }
    /// <summary>Field → answer, as JSON, sealed.</summary>
    public required string AnswersSealed { get; set; }
    /// <summary>The two witnesses, as JSON, sealed.</summary>
    public required string WitnessesSealed { get; set; }
    /// <summary>SHA-256 of the declarant's signature.</summary>
    public required string SignatureHash { get; set; }
    public DateTimeOffset SignedAt { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
}

public sealed class StatementTables : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> statement) => statement.HasIndex(s => s.RequestId);
}
