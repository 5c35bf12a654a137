using System.Globalization;

namespace Shuttle.Driver.Store;

/// <summary>The tables, as a list of steps: a file of any age is brought up to date at opening, step by step, each in its own transaction.</summary>
static class Schema
{
    public static readonly string[] Steps =
    [
        """
        CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- The driver's runs as last listed by the server, and what this device did with each.
        CREATE TABLE run (
            run_id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            summary TEXT NOT NULL,
            sheet TEXT,              -- the version the driver works with
            offered TEXT,            -- a newer version, fetched and not yet acknowledged
            fetched_at TEXT,
            acknowledge INTEGER,     -- version whose acknowledgement is to be sent
            progress TEXT            -- what this device's events add up to
        ) WITHOUT ROWID;

        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            run_id TEXT NOT NULL,
            stop_id TEXT,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            signature TEXT NOT NULL,
            status INTEGER NOT NULL,
            code TEXT,
            reason TEXT
        );
        CREATE INDEX event_run ON event (run_id, sequence);

        CREATE TABLE outbox (sequence INTEGER PRIMARY KEY REFERENCES event (sequence));

        -- Photos lie in the same file as their event, so that both are kept or neither.
        CREATE TABLE photo (
            sha256 TEXT PRIMARY KEY,
            original_sha256 TEXT NOT NULL,
            length INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            bytes BLOB               -- dropped once the server has all of it
        );

        CREATE TABLE position (number INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT, fix TEXT NOT NULL);

        CREATE TABLE code_attempt (stop_id TEXT PRIMARY KEY, wrong INTEGER NOT NULL) WITHOUT ROWID;
        """,
        // The server's name for what was fetched.
        "ALTER TABLE run ADD COLUMN tag TEXT",
    ];

    public static void Migrate(Database db)
    {
        var version = (int)db.Number("PRAGMA user_version");
        if (version > Steps.Length)
            throw new InvalidDataException($"The store is of version {version}; this app knows versions up to {Steps.Length}. Install the newer app.");
        for (var step = version; step < Steps.Length; step++)
            db.Transaction(() =>
            {
                db.Execute(Steps[step]);
                db.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step + 1}"));
            });
    }
}
