namespace Shuttle.Driver.Store;

public sealed partial class DriverStore
{
    static readonly string[] Tables = ["outbox", "event", "photo", "position", "code_attempt", "run", "setting"];

    /// <summary>When the server said that this device was reported lost; null while it is in service.</summary>
    public DateTimeOffset? RevokedAt => Time("revoked");

    /// <summary>
    /// This device was reported lost: whoever holds it must not read whom it was to visit. Sheets, sent steps, sent photos, tracks and the
    /// sign-in go and are overwritten. What was never sent stays, unreadable in the app, until the office has settled it from paper.
    /// </summary>
    public void LockDown(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return;
        db.Transaction(() =>
        {
            SetSetting("revoked", now.ToString("O"));
            db.Execute("DELETE FROM setting WHERE key = 'token'");
            db.Execute("UPDATE run SET sheet = NULL, offered = NULL, tag = NULL, acknowledge = NULL");
            db.Execute("DELETE FROM event WHERE status = $1", SendState.Sent);
            db.Execute("DELETE FROM photo WHERE complete = 1");
            db.Execute("DELETE FROM position");
            db.Execute("DELETE FROM code_attempt");
        });
        RunEdition++;
        recentSheets.Clear();
        db.List("PRAGMA wal_checkpoint(TRUNCATE)", _ => 0);
    }

    /// <summary>Empties the device for a new life: another key, another number, nothing of the old one. The app is to be opened anew after it.</summary>
    public void StartAnew()
    {
        db.Transaction(() =>
        {
            foreach (var table in Tables)
                db.Execute($"DELETE FROM {table}");
        });
        RunEdition++;
        recentSheets.Clear();
        db.List("PRAGMA wal_checkpoint(TRUNCATE)", _ => 0);
    }
}
