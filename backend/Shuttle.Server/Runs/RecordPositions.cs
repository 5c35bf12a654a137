using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>Takes a batch of fixes. Old ones go into history; only one newer than all before moves the live dot.</summary>
public sealed class RecordPositions(ShuttleDb db, RunSheets sheets, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal TooMany = new("positions-too-many") { Field = "fixes" };
    private const int Most = 1000;

    public async Task<Outcome<Done>> PushAsync(PushPositions push, CancellationToken ct)
    {
        if (push.Fixes.Count > Most) return TooMany.With(Most);
        if (!await db.Devices.AnyAsync(d => d.Id == push.DeviceId && d.AccountId == user.Required && d.RevokedAt == null, ct)) return RecordDriverEvents.UnknownDevice;
        if (await sheets.CourierIdAsync(ct) is not { } courier) return RunSheets.NotYourRun;
        await KeepAsync(courier, push.RunId, push.Fixes, ct);
        return Done.It;
    }

    /// <summary>Adds what is not known yet; the newest of all moves the live dot.</summary>
    public async Task KeepAsync(Guid courier, Guid? runId, IReadOnlyList<PositionFix> fixes, CancellationToken ct)
    {
        var ids = fixes.Select(f => f.Id).ToList();
        var known = await db.Positions.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(ct);
        var newest = await db.Positions.Where(p => p.CourierId == courier).MaxAsync(p => (DateTimeOffset?)p.Time, ct);
        var now = clock.GetUtcNow();
        var fresh = fixes.Where(f => known.Add(f.Id) && f.Point is { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 }).ToList();
        // A phone whose clock is fast says where it will be: its fixes are moved back until the last of them is now, or nobody would see it.
        var ahead = fresh.Count > 0 && fresh.Max(f => f.Time) - now is { Ticks: > 0 } fast ? fast : TimeSpan.Zero;
        fresh = fresh.ConvertAll(f => f with { Time = f.Time - ahead });
        db.AddRange(fresh.Select(f => new Position
        {
            Id = f.Id, CourierId = courier, RunId = runId, Time = f.Time, ReceivedAt = now, Point = Ewkb.Point(f.Point.Lon, f.Point.Lat),
            AccuracyMetres = f.AccuracyMetres, SpeedMetresPerSecond = f.SpeedMetresPerSecond, HeadingDegrees = f.HeadingDegrees, Mock = f.Mock, BatteryPercent = f.BatteryPercent,
        }));
        if (fresh.MaxBy(f => f.Time) is { } last && (newest is null || last.Time > newest))
            db.Outbox.Add(OutboxMessage.Of("courier.moved", courier, new { last.Point, last.Time, last.AccuracyMetres, runId }, now, await DayAsync(runId, ct)));
        await db.SaveChangesAsync(ct);
    }

    private async Task<DateOnly?> DayAsync(Guid? runId, CancellationToken ct) =>
        await db.Runs.Where(r => r.Id == runId).Select(r => (DateOnly?)r.Day).SingleOrDefaultAsync(ct);
}
