using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Platform;

public sealed class PlatformTables : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<IdempotentReply>, IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.HasKey(m => m.Sequence);
        message.Property(m => m.Sequence).ValueGeneratedOnAdd();
        message.HasIndex(m => m.PumpedAt);
        message.HasIndex(m => m.At);
    }

    public void Configure(EntityTypeBuilder<IdempotentReply> reply)
    {
        reply.HasKey(r => r.Id);
        reply.HasIndex(r => r.At);
    }

    public void Configure(EntityTypeBuilder<Counter> counter) => counter.HasKey(c => new { c.DistrictId, c.Name });
}
