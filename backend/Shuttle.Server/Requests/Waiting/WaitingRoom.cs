using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Waiting;

/// <summary>What the display shows: the last calls, newest first, and how many wait.</summary>
public sealed record WaitingView(IReadOnlyList<QueueTicket> Called, IReadOnlyList<QueueTicket> Waiting)
{
    public int WaitingFor(QueuePurpose purpose) => Waiting.Count(t => t.Purpose == purpose);
}

/// <summary>Numbers for people who wait at the office: given out in order, called in order, those with priority first.</summary>
public sealed class WaitingRoom(ShuttleDb db, CurrentDistrict district, Numbers numbers, TimeProvider clock)
{
    public static readonly Refusal Nobody = new("queue-nobody-waits", StatusCodes.Status409Conflict);
    public static readonly Refusal Unknown = new("queue-ticket-unknown", StatusCodes.Status404NotFound);
    public static readonly Refusal NotCalled = new("queue-ticket-not-called", StatusCodes.Status409Conflict);
    public static readonly Refusal DeskWrong = new("queue-desk") { Field = "desk" };
    public static readonly Refusal Full = new("queue-full", StatusCodes.Status429TooManyRequests);
    private const int Desks = 20, ShownCalls = 6, MostWaiting = 300;

    /// <summary>"A 012": the letter says what for.</summary>
    public static string Words(QueueTicket ticket) => $"{(char)('A' + (int)ticket.Purpose)} {ticket.Number:D3}";

    /// <param name="id">Minted by whoever asks, so that a second press of the same button meets its own ticket.</param>
    public async Task<Outcome<QueueTicket>> TakeAsync(Guid id, QueuePurpose purpose, CancellationToken ct)
    {
        if (!Ids.IsVersion7(id)) return BookRequest.IdNotVersion7;
        if (await db.QueueTickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is { } known) return known;
        var today = await TodayAsync(ct);
        if (await db.QueueTickets.CountAsync(t => t.Day == today && t.State == TicketState.Waiting, ct) >= MostWaiting) return Full;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ticket = new QueueTicket { Id = id, Day = today, Purpose = purpose, Number = await numbers.NextAsync($"queue-{today:yyMMdd}-{(int)purpose}", ct), TakenAt = clock.GetUtcNow() };
        db.Add(ticket);
        await SaveAsync(ticket, ct);
        await transaction.CommitAsync(ct);
        return ticket;
    }

    /// <summary>Calls whoever is next to a desk: priority first, then in order of arrival. Two desks at once get two people.</summary>
    public async Task<Outcome<QueueTicket>> CallNextAsync(int desk, CancellationToken ct)
    {
        if (desk is < 1 or > Desks) return DeskWrong.With(Desks);
        return await Retry.OnConflictAsync(db, async () =>
        {
            var today = await TodayAsync(ct);
            var waiting = await db.QueueTickets.Where(t => t.Day == today && t.State == TicketState.Waiting).ToListAsync(ct);
            if (waiting.OrderByDescending(t => t.Purpose == QueuePurpose.Priority).ThenBy(t => t.TakenAt).ThenBy(t => t.Number).FirstOrDefault() is not { } next) return (Outcome<QueueTicket>)Nobody;
            (next.State, next.Desk, next.CalledAt, next.Calls) = (TicketState.Called, desk, clock.GetUtcNow(), 1);
            await SaveAsync(next, ct);
            return next;
        });
    }

    public Task<Outcome<QueueTicket>> CallAgainAsync(Guid id, CancellationToken ct) => ChangeAsync(id, t => (t.CalledAt, t.Calls) = (clock.GetUtcNow(), t.Calls + 1), ct);

    public Task<Outcome<QueueTicket>> FinishAsync(Guid id, bool served, CancellationToken ct) =>
        ChangeAsync(id, t => (t.State, t.FinishedAt) = (served ? TicketState.Served : TicketState.Absent, clock.GetUtcNow()), ct);

    public async Task<WaitingView> ReadAsync(CancellationToken ct)
    {
        var today = await TodayAsync(ct);
        var tickets = await db.QueueTickets.AsNoTracking().Where(t => t.Day == today && (t.State == TicketState.Waiting || t.State == TicketState.Called)).ToListAsync(ct);
        return new([.. tickets.Where(t => t.State == TicketState.Called).OrderByDescending(t => t.CalledAt).Take(ShownCalls)],
            [.. tickets.Where(t => t.State == TicketState.Waiting).OrderByDescending(t => t.Purpose == QueuePurpose.Priority).ThenBy(t => t.TakenAt)]);
    }

    private async Task<Outcome<QueueTicket>> ChangeAsync(Guid id, Action<QueueTicket> change, CancellationToken ct)
    {
        if (await db.QueueTickets.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } ticket) return Unknown;
        if (ticket.State != TicketState.Called) return NotCalled;
        change(ticket);
        await SaveAsync(ticket, ct);
        return ticket;
    }

    private async Task SaveAsync(QueueTicket ticket, CancellationToken ct)
    {
        db.Outbox.Add(OutboxMessage.Of("queue.changed", district.Required, new { ticket.State }, clock.GetUtcNow(), ticket.Day));
        await db.SaveChangesAsync(ct);
    }

    private async Task<DateOnly> TodayAsync(CancellationToken ct) =>
        LocalTime.DayOf(clock.GetUtcNow(), (await db.Districts.AsNoTracking().SingleAsync(d => d.Id == district.Required, ct)).Zone);
}
