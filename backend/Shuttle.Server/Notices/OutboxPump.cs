using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Notices;

/// <summary>A message for a resident, in their inbox (E-SAPA); channels that reach a phone read from here.</summary>
public sealed class Notice : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid RequestId { get; set; }
    /// <summary>What happened; the words are resources.</summary>
    public required string Topic { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Place in the outbox: one notice per message, however often the pump runs.</summary>
    public long OutboxSequence { get; set; }
}

public sealed class NoticeTables : IEntityTypeConfiguration<Notice>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Notice> builder)
    {
        builder.HasIndex(n => n.RequestId);
        builder.HasIndex(n => n.OutboxSequence).IsUnique();
    }
}

/// <summary>Moves through the outbox in order and writes the notices; message and notice are one transaction.</summary>
public sealed class OutboxPump(ShuttleDb db, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Until nothing waits. Of two pumps at once one writes a notice; the other goes on with what is left.</summary>
    public async Task PumpAsync(CancellationToken ct)
    {
        while (await Retry.OnConflictAsync(db, () => PumpBatchAsync(ct)) == Batch) { }
    }

    private async Task<int> PumpBatchAsync(CancellationToken ct)
    {
        var messages = await db.Outbox.Where(m => m.PumpedAt == null).OrderBy(m => m.Sequence).Take(Batch).ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var message in messages)
        {
            message.PumpedAt = now;
            if (message.Topic.StartsWith("request.", StringComparison.Ordinal))
                db.Add(new Notice { Id = Ids.New(clock), RequestId = message.SubjectId, Topic = message.Topic, At = message.At, OutboxSequence = message.Sequence });
        }
        await db.SaveChangesAsync(ct);
        return messages.Count;
    }
}
