using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Batches;

/// <summary>Where a batch stands.</summary>
public enum BatchState { AtOffice, Closed }

/// <summary>Where a document of a batch stands.</summary>
public enum BatchItemState { AtOffice, Returned, Kept, Destroyed }

/// <summary>Documents that went to another office together, with one cover letter.</summary>
public sealed class Batch : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Number of the cover letter: "B-261123-0007".</summary>
    public required string Number { get; set; }
    /// <summary>Code of the office, as the ledger names it: "disdukcapil", "kua", "kelurahan-14.71.07.1005".</summary>
    public required string Office { get; set; }
    public BatchState State { get; set; }
    public DateTimeOffset SentAt { get; set; }
    /// <summary>When the office should be done, by the services' standard times in working hours.</summary>
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>Who sent it, frozen: an issued letter keeps its signer.</summary>
    public required string SentBy { get; set; }
    public string? Note { get; set; }
    public int Revision { get; set; }
    public List<BatchItem> Items { get; set; } = [];
}

/// <summary>One document in a batch.</summary>
public sealed class BatchItem : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid BatchId { get; set; }
    public Guid RequestId { get; set; }
    public Guid ItemId { get; set; }
    public required string Name { get; set; }
    public BatchItemState State { get; set; }
    /// <summary>Why the office has not finished, of <see cref="DelayReasons"/>; null while nothing is known to hinder it.</summary>
    public string? Reason { get; set; }
    public DateTimeOffset? ReasonAt { get; set; }
    public DateTimeOffset? SettledAt { get; set; }
}

public sealed class BatchTables : IEntityTypeConfiguration<Batch>, IEntityTypeConfiguration<BatchItem>
{
    public void Configure(EntityTypeBuilder<Batch> batch)
    {
        batch.HasIndex(b => new { b.DistrictId, b.Number }).IsUnique();
        batch.HasIndex(b => new { b.Office, b.State });
        batch.HasMany(b => b.Items).WithOne().HasForeignKey(i => i.BatchId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BatchItem> item)
    {
        item.HasIndex(i => i.RequestId);
        item.HasIndex(i => new { i.ItemId, i.State });
    }
}
