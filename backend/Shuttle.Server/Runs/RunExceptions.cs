using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>Something unusual that a dispatcher should look at.</summary>
/// <param name="EventId">The driver's event.</param>
/// <param name="Kind">"nobodyHome", "refused", "missingPaper", "accident", "breakdown", "rain" …</param>
/// <param name="RunId">On which run.</param>
/// <param name="StopId">At which stop, if at one.</param>
/// <param name="RequestNumber">Whose visit.</param>
/// <param name="At">When, by the device.</param>
/// <param name="Note">In the courier's words.</param>
/// <param name="Urgent">Somebody needs help.</param>
/// <param name="Open">A pause that goes on.</param>
/// <param name="ConfirmBy">Nobody home: when it counts as confirmed unless the dispatcher says otherwise; null where nothing is to be confirmed.</param>
/// <param name="HandledBy">Who has dealt with it.</param>
public sealed record RunException(
    Guid EventId, string Kind, Guid RunId, Guid? StopId, string? RequestNumber, string CourierName, DateTimeOffset At, string? Note, bool Urgent, bool Open, DateTimeOffset? ConfirmBy, string? HandledBy);

/// <summary>The exceptions inbox: read from what drivers said, so that nothing has to be entered twice and nothing can be missing.</summary>
public sealed class RunExceptions(ShuttleDb db, PersonalData personal, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal Unknown = new("unknown-exception", StatusCodes.Status404NotFound);
    private static readonly string[] Telling = [nameof(StopFailed), nameof(HelpCalled), nameof(Paused), nameof(Resumed), nameof(ItemsReceived), nameof(ItemsDelivered)];
    private const int MostNote = 300;

    public async Task<IReadOnlyList<RunException>> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var rows = await (from said in db.DriverEvents.AsNoTracking()
                          join run in db.Runs on said.RunId equals run.Id
                          join courier in db.Couriers on run.CourierId equals courier.Id
                          where run.Day == day && Telling.Contains(said.Kind)
                          orderby said.DeviceTime
                          select new { said.Id, said.RunId, said.StopId, said.Kind, said.BodySealed, courier.Name }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var stopIds = rows.Select(r => r.StopId).OfType<Guid>().Distinct().ToList();
        var numbers = await db.Stops.AsNoTracking().Where(s => stopIds.Contains(s.Id) && s.Leg != null).Select(s => new { s.Id, s.Leg!.Request!.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, ct);
        var handled = await db.HandledExceptions.AsNoTracking().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.By, ct);
        var pending = await db.Set<AbsenceClaim>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.State == AbsenceState.Pending).ToDictionaryAsync(c => c.Id, c => c.AutomaticAt, ct);
        var resumed = rows.Where(r => r.Kind == nameof(Resumed)).GroupBy(r => r.RunId).ToDictionary(g => g.Key, g => g.Max(r => rows.IndexOf(r)));
        var found = new List<RunException>();
        foreach (var (index, row) in rows.Index())
        {
            var said = JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(row.BodySealed), ContractJson.Options)!;
            if (KindOf(said) is not { } told) continue;
            var open = said is Paused && resumed.GetValueOrDefault(row.RunId, -1) < index;
            found.Add(new(row.Id, told.Kind, row.RunId, row.StopId, row.StopId is { } stop ? numbers.GetValueOrDefault(stop) : null, row.Name, said.DeviceTime, told.Note,
                said is HelpCalled, open, pending.TryGetValue(row.Id, out var by) ? by : null, handled.GetValueOrDefault(row.Id)));
        }
        return [.. found.OrderBy(e => e.HandledBy is not null).ThenByDescending(e => e.Urgent).ThenByDescending(e => e.At)];
    }

    /// <summary>What is unusual about an event; null: nothing.</summary>
    public static (string Kind, string? Note)? KindOf(DriverEvent said) => said switch
    {
        StopFailed failed => (Word(failed.Reason), failed.Note),
        HelpCalled help => (Word(help.Reason), help.Note),
        Paused { Reason: PauseReason.Rain or PauseReason.Vehicle } paused => (Word(paused.Reason), null),
        ItemsReceived { Items: var items } when Short(items) is { } note => ("missingPaper", note),
        ItemsDelivered { Items: var items } when Short(items) is { } note => ("notAccepted", note),
        _ => null,
    };

    private static string? Short(IReadOnlyList<ItemOutcome> items)
    {
        var without = items.Where(i => i.Result != ItemResult.Accepted).ToList();
        return without.Count == 0 ? null : string.Join(", ", without.Select(i => i.Reason ?? Word(i.Result)).Distinct()) + $" ({without.Count}/{items.Count})";
    }

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Takes one out of the inbox; a second time changes nothing.</summary>
    public async Task<Outcome<Done>> HandleAsync(Guid eventId, string? note, CancellationToken ct)
    {
        var day = await db.DriverEvents.Where(e => e.Id == eventId).Join(db.Runs, e => e.RunId, r => r.Id, (e, r) => (DateOnly?)r.Day).SingleOrDefaultAsync(ct);
        if (day is null) return Unknown;
        if (await db.HandledExceptions.AnyAsync(h => h.Id == eventId, ct)) return Done.It;
        var now = clock.GetUtcNow();
        db.Add(new HandledException { Id = eventId, By = user.Name, At = now, Note = note is { Length: > MostNote } ? note[..MostNote] : note });
        db.Outbox.Add(OutboxMessage.Of("exception.handled", eventId, new { }, now, day));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
