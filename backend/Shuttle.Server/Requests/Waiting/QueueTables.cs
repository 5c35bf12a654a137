using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shuttle.Server.Requests.Waiting;

public sealed class QueueTables : IEntityTypeConfiguration<QueueTicket>
{
    public void Configure(EntityTypeBuilder<QueueTicket> ticket)
    {
        ticket.HasIndex(t => new { t.DistrictId, t.Day, t.Purpose, t.Number }).IsUnique();
        ticket.HasIndex(t => new { t.Day, t.State });
    }
}
