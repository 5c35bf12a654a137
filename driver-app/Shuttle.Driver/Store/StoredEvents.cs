using System.Globalization;
using Microsoft.Data.Sqlite;
using Shuttle.Contracts;

namespace Shuttle.Driver.Store;

/// <summary>Where an event stands on its way.</summary>
public enum SendState
{
    /// <summary>Only on this device.</summary>
    Unsent,
    /// <summary>In the server's history.</summary>
    Sent,
    /// <summary>Refused by the server; a card waits for the driver.</summary>
    Refused,
    /// <summary>Refused, and the driver took it back: it counts for nothing any more.</summary>
    TakenBack,
    /// <summary>Refused, and it did happen: the counter settles it from paper.</summary>
    ForCounter,
}

/// <summary>An event as the device holds it.</summary>
public sealed record StoredEvent(DriverEvent Event, SignedEvent Signed, SendState State, string? Code, string? Reason);

public sealed partial class DriverStore
{
    const string EventColumns = "body, signature, status, code, reason";

    /// <summary>The next number of this device's sequence.</summary>
    internal long NextSequence() => db.Transaction(() =>
    {
        var next = long.Parse(Setting("sequence") ?? "0", CultureInfo.InvariantCulture) + 1;
        SetSetting("sequence", next.ToString(CultureInfo.InvariantCulture));
        return next;
    });

    /// <summary>Keeps the event and queues it.</summary>
    internal void Append(DriverEvent e, SignedEvent signed) => db.Transaction(() =>
    {
        db.Execute(
            "INSERT INTO event (sequence, id, run_id, stop_id, kind, body, signature, status) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            e.Sequence, e.Id, e.RunId, e.StopId, e.GetType().Name, signed.Body, signed.Signature, SendState.Unsent);
        db.Execute("INSERT INTO outbox VALUES ($1)", e.Sequence);
    });

    /// <summary>The oldest unsent events, in order, at most so many and not much more than so many bytes.</summary>
    public IReadOnlyList<StoredEvent> NextUnsent(int count, int bytes)
    {
        var events = db.List(
            $"SELECT {EventColumns} FROM outbox JOIN event USING (sequence) ORDER BY sequence LIMIT $1", ReadEvent, count);
        var room = bytes;
        return [.. events.TakeWhile((e, i) => (room -= e.Signed.Body.Length) > 0 || i == 0)];
    }

    public IReadOnlyList<StoredEvent> ListEvents(Guid runId) =>
        db.List($"SELECT {EventColumns} FROM event WHERE run_id = $1 ORDER BY sequence", ReadEvent, runId);

    public IReadOnlyList<StoredEvent> ListUnsent() =>
        db.List($"SELECT {EventColumns} FROM outbox JOIN event USING (sequence) ORDER BY sequence", ReadEvent);

    public IReadOnlyList<StoredEvent> ListEvents(SendState state) =>
        db.List($"SELECT {EventColumns} FROM event WHERE status = $1 ORDER BY sequence", ReadEvent, state);

    public StoredEvent? FindEvent(Guid id) => db.Find($"SELECT {EventColumns} FROM event WHERE id = $1", ReadEvent, id);

    public int CountUnsent() => (int)db.Number("SELECT count(*) FROM outbox");

    /// <summary>Writes down the server's words. An event without an answer stays in the queue.</summary>
    internal void Answered(IEnumerable<EventResult> results, DateTimeOffset now) => db.Transaction(() =>
    {
        foreach (var result in results)
        {
            var state = result.Status == EventStatus.Refused ? SendState.Refused : SendState.Sent;
            // Only a queued event can be answered: a reply that comes twice, or late, changes nothing.
            if (db.Execute("DELETE FROM outbox WHERE sequence = (SELECT sequence FROM event WHERE id = $1)", result.EventId) > 0)
                db.Execute("UPDATE event SET status = $2, code = $3, reason = $4 WHERE id = $1", result.EventId, state, result.Code, result.Reason);
        }
        Contacted(now);
    });

    internal void SetState(Guid eventId, SendState state) => db.Execute("UPDATE event SET status = $2 WHERE id = $1", eventId, state);

    static StoredEvent ReadEvent(SqliteDataReader row) => new(
        Read<DriverEvent>(row.GetString(0)),
        new(row.GetString(0), row.GetString(1)),
        (SendState)row.GetInt32(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4));
}
