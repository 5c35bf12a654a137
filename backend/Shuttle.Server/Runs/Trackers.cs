using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

public sealed record RegisterTracker(Guid CourierId, [property: Required, StringLength(80, MinimumLength = 2)] string Name);

/// <param name="Token">To be set as the tracker's device id; shown this once.</param>
public sealed record TrackerRegistered(Guid TrackerId, string Token);

/// <summary>Ordinary trackers: registering one for a courier, revoking it, and taking what it reports.</summary>
public sealed class Trackers(ShuttleDb db, CurrentDistrict district, DistrictCalendars calendars, RecordPositions positions, TimeProvider clock)
{
    public static readonly Refusal UnknownTracker = new("unknown-tracker", StatusCodes.Status400BadRequest) { Field = "id" };
    public static readonly Refusal UnknownCourier = new("unknown-courier", StatusCodes.Status404NotFound) { Field = "courierId" };
    public static readonly Refusal ReportMalformed = new("tracker-report-malformed", StatusCodes.Status400BadRequest);

    public async Task<Outcome<TrackerRegistered>> RegisterAsync(RegisterTracker register, CancellationToken ct)
    {
        if (!await db.Couriers.AnyAsync(c => c.Id == register.CourierId, ct)) return UnknownCourier;
        var token = Ids.Token();
        var tracker = new Tracker
        {
            Id = Ids.New(clock), CourierId = register.CourierId, Name = register.Name, TokenHash = PersonalData.Sha256(token), RegisteredAt = clock.GetUtcNow(),
        };
        db.Add(tracker);
        await db.SaveChangesAsync(ct);
        return new TrackerRegistered(tracker.Id, token);
    }

    public async Task<Outcome<Done>> RevokeAsync(Guid trackerId, CancellationToken ct)
    {
        if (await db.Set<Tracker>().SingleOrDefaultAsync(t => t.Id == trackerId, ct) is not { } tracker) return UnknownTracker;
        tracker.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <summary>Takes a report; the secret id is the key and says whose district it is. Fixes outside duty are forgotten at once.</summary>
    public async Task<Outcome<Done>> TakeAsync(TrackerReport report, CancellationToken ct)
    {
        var hash = PersonalData.Sha256(report.Token);
        var known = await db.Set<Tracker>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(t => t.TokenHash == hash && t.RevokedAt == null, ct);
        if (known is null) return UnknownTracker;
        using var here = district.Enter(known.DistrictId);
        var now = clock.GetUtcNow();
        var calendar = await calendars.GetAsync(ct);
        foreach (var day in report.Fixes.OrderBy(f => f.Time).GroupBy(f => calendar.DateOf(f.Time)))
            if (await DutyAsync(known.CourierId, day.Key, ct) is { } duty)
                await KeepAsync(known, duty, [.. day], now, ct);
        await db.Set<Tracker>().Where(t => t.Id == known.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastHeardAt, now), ct);
        return Done.It;
    }

    private async Task KeepAsync(Tracker tracker, Duty duty, IReadOnlyList<PositionFix> fixes, DateTimeOffset now, CancellationToken ct)
    {
        var first = fixes[0].Time;
        var before = await db.Positions.AsNoTracking().Where(p => p.CourierId == tracker.CourierId && p.Time < first).OrderByDescending(p => p.Time).FirstOrDefaultAsync(ct);
        var last = before is null ? null : new PositionFix(before.Id, before.Time, new(before.Point.X, before.Point.Y), before.AccuracyMetres);
        var kept = new List<PositionFix>();
        foreach (var fix in fixes.Where(f => f.Time >= duty.From && f.Time <= (duty.Until ?? now.AddMinutes(10))))
        {
            if (TrackerFilters.WhyNot(fix, last, now) is not null) continue;
            kept.Add(last = fix with { Id = IdOf(tracker, fix) });
        }
        await positions.KeepAsync(tracker.CourierId, duty.RunId, kept, ct);
    }

    private sealed record Duty(Guid RunId, DateTimeOffset From, DateTimeOffset? Until);

    private async Task<Duty?> DutyAsync(Guid courierId, DateOnly day, CancellationToken ct)
    {
        var run = await db.Runs.AsNoTracking().Include(r => r.Stops)
            .Where(r => r.CourierId == courierId && r.Day == day && (r.State == RunState.Started || r.State == RunState.Closed)).FirstOrDefaultAsync(ct);
        if (run is null) return null;
        var started = await db.DriverEvents.Where(e => e.RunId == run.Id && e.Kind == nameof(RunStarted)).OrderBy(e => e.DeviceTime).Select(e => (DateTimeOffset?)e.DeviceTime).FirstOrDefaultAsync(ct);
        return started is { } from ? new(run.Id, from, run.Stops.Where(s => s.Kind == StopKind.DepotEnd).Max(s => s.FinishedAt)) : null;
    }

    // The same report twice is one fix: its id follows from who said what moment.
    private static Guid IdOf(Tracker tracker, PositionFix fix)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{tracker.Id:N}:{fix.Time.ToUnixTimeMilliseconds()}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8: made from content
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
