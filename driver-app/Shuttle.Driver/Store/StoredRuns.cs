using Microsoft.Data.Sqlite;
using Shuttle.Contracts;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Store;

/// <summary>A run as the device holds it.</summary>
/// <param name="Summary">As last listed by the server.</param>
/// <param name="Sheet">The version the driver works with; null before the first fetch or acknowledgement.</param>
/// <param name="Offered">A newer version that waits for the driver's yes.</param>
/// <param name="FetchedAt">When the newest version came.</param>
/// <param name="Acknowledge">The version whose acknowledgement has yet to reach the server.</param>
/// <param name="Progress">What this device did with it.</param>
/// <param name="Tag">The server's name for the newest version and its stops' states, as last fetched.</param>
public sealed record StoredRun(
    RunSummary Summary, RunSheet? Sheet, RunSheet? Offered, DateTimeOffset? FetchedAt, int? Acknowledge, RunProgress Progress, string? Tag)
{
    public Guid RunId => Summary.RunId;

    /// <summary>The newest version on the device.</summary>
    public int NewestVersion => (Offered ?? Sheet)?.Version ?? 0;
}

public sealed partial class DriverStore
{
    readonly Queue<(string Json, RunSheet Sheet)> recentSheets = new();
    const string RunColumns = "summary, sheet, offered, fetched_at, acknowledge, progress, tag";

    /// <summary>Grows whenever a run may have changed: what is read for every fix need not be read from the file.</summary>
    internal int RunEdition { get; private set; }

    public IReadOnlyList<StoredRun> ListRuns() => db.List($"SELECT {RunColumns} FROM run ORDER BY day, run_id", ReadRun);

    public StoredRun? FindRun(Guid runId) => db.Find($"SELECT {RunColumns} FROM run WHERE run_id = $1", ReadRun, runId);

    public StoredRun GetRun(Guid runId) => FindRun(runId) ?? throw new InvalidOperationException($"Run {runId} is not on this device.");

    /// <summary>
    /// Takes over the server's list. A run that is no longer listed goes, unless this device did something with it: that is kept until
    /// a person looks at it.
    /// </summary>
    /// <param name="day">The day that was asked for; null when the server was asked for all.</param>
    public void ReplaceRunList(IReadOnlyList<RunSummary> runs, DateOnly? day, DateTimeOffset now) => Edit(() =>
    {
        foreach (var run in runs)
            db.Execute(
                "INSERT INTO run (run_id, day, summary) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET day = excluded.day, summary = excluded.summary",
                run.RunId, run.Day, Write(run));
        var untouched = db.List("SELECT run_id FROM run WHERE progress IS NULL AND day = coalesce($1, day)", r => Guid.Parse(r.GetString(0)), day);
        foreach (var gone in untouched.Except(runs.Select(r => r.RunId)))
            db.Execute("DELETE FROM run WHERE run_id = $1", gone);
        SetSetting("listed", now.ToString("O"));
        Contacted(now);
    });

    /// <summary>Keeps a fetched sheet as an offer. A version the device already has is not offered again.</summary>
    public void OfferSheet(RunSheet sheet, DateTimeOffset now, string? tag = null) => Edit(() =>
    {
        var run = GetRun(sheet.RunId);
        if (sheet.Version > run.NewestVersion)
            db.Execute("UPDATE run SET offered = $2, fetched_at = $3 WHERE run_id = $1", sheet.RunId, Write(sheet), now);
        else if (sheet.Version == run.Sheet?.Version) // same plan, newer word of the server on its stops
            db.Execute("UPDATE run SET sheet = $2, fetched_at = $3 WHERE run_id = $1", sheet.RunId, Write(SheetCarry.Over(run.Sheet, sheet, run.Progress)), now);
        db.Execute("UPDATE run SET tag = $2 WHERE run_id = $1", sheet.RunId, tag);
        Contacted(now);
    });

    /// <summary>The driver says yes to the offered version: from now on the device works with it, and the yes is to be sent.</summary>
    public void AcceptOffer(Guid runId) => Edit(() =>
    {
        if (GetRun(runId) is { Offered: { } offered } run)
            db.Execute(
                "UPDATE run SET sheet = $2, offered = NULL, acknowledge = $3 WHERE run_id = $1",
                runId, Write(SheetCarry.Over(run.Sheet, offered, run.Progress)), offered.Version);
    });

    /// <summary>The server has the acknowledgement of this version, or does not want it any more.</summary>
    public void AcknowledgementSettled(Guid runId, int version) =>
        db.Execute("UPDATE run SET acknowledge = NULL WHERE run_id = $1 AND acknowledge = $2", runId, version);

    internal void SaveProgress(Guid runId, RunProgress progress) =>
        Edit(() => db.Execute("UPDATE run SET progress = $2 WHERE run_id = $1", runId, Write(progress)));

    void Edit(Action work)
    {
        try
        {
            db.Transaction(work);
        }
        finally
        {
            RunEdition++;
        }
    }

    StoredRun ReadRun(SqliteDataReader row)
    {
        var summary = Read<RunSummary>(row.GetString(0));
        return new(
            summary,
            row.IsDBNull(1) ? null : ReadSheet(row.GetString(1)),
            row.IsDBNull(2) ? null : ReadSheet(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetDateTimeOffset(3),
            row.IsDBNull(4) ? null : row.GetInt32(4),
            row.IsDBNull(5) ? StartOf(summary) : Read<RunProgress>(row.GetString(5)),
            row.IsDBNull(6) ? null : row.GetString(6));
    }

    /// <summary>A sheet is read for every step and changes a few times a day: the last ones are kept as objects.</summary>
    RunSheet ReadSheet(string json)
    {
        foreach (var (text, known) in recentSheets)
            if (text == json)
                return known;
        var sheet = Read<RunSheet>(json);
        recentSheets.Enqueue((json, sheet));
        if (recentSheets.Count > 4)
            recentSheets.Dequeue();
        return sheet;
    }

    /// <summary>A run this device has not touched; it may be on the road already with another device of the same driver.</summary>
    internal static RunProgress StartOf(RunSummary summary) => new() { Started = summary.State is RunState.Started };
}
