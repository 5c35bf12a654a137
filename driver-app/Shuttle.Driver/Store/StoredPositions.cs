using Shuttle.Contracts;

namespace Shuttle.Driver.Store;

/// <summary>A fix in its queue.</summary>
public sealed record StoredFix(long Number, Guid? RunId, PositionFix Fix);

public sealed partial class DriverStore
{
    /// <summary>About a week of duty; beyond that the oldest fixes go, so that tracking can never fill the device.</summary>
    internal const int MostPositions = 20_000;

    public void AddPosition(Guid? runId, PositionFix fix) => db.Transaction(() =>
    {
        db.Execute("INSERT INTO position (run_id, fix) VALUES ($1, $2)", runId, Write(fix));
        db.Execute("DELETE FROM position WHERE number <= (SELECT max(number) FROM position) - $1", MostPositions);
    });

    /// <summary>The oldest unsent fixes of one run.</summary>
    internal IReadOnlyList<StoredFix> NextPositions(int count)
    {
        var rows = db.List(
            "SELECT number, run_id, fix FROM position ORDER BY number LIMIT $1",
            r => new StoredFix(r.GetInt64(0), r.IsDBNull(1) ? null : Guid.Parse(r.GetString(1)), Read<PositionFix>(r.GetString(2))), count);
        return [.. rows.TakeWhile(f => f.RunId == rows[0].RunId)];
    }

    public int CountUnsentPositions() => (int)db.Number("SELECT count(*) FROM position");

    internal void PositionsSent(long upTo, DateTimeOffset now) => db.Transaction(() =>
    {
        db.Execute("DELETE FROM position WHERE number <= $1", upTo);
        Contacted(now);
    });

    /// <summary>Wrong hand-over codes tried at a stop; survives a restart, so that restarting buys no further tries.</summary>
    public int CountWrongCodes(Guid stopId) => (int)db.Number("SELECT wrong FROM code_attempt WHERE stop_id = $1", stopId);

    internal void SetWrongCodes(Guid stopId, int wrong) =>
        db.Execute("INSERT INTO code_attempt VALUES ($1, $2) ON CONFLICT DO UPDATE SET wrong = excluded.wrong", stopId, wrong);
}
