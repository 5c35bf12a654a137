using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>A courier's device as the office sees it; what is missing after <see cref="LastSequence"/> can be entered from paper.</summary>
/// <param name="LastSequence">Number of the last step that is in history.</param>
/// <param name="LastEventAt">When that arrived.</param>
/// <param name="LastPlaceAt">When a place of its courier last arrived.</param>
/// <param name="MissingSteps">Numbers below the last that are not in history: refused, and a card on the device.</param>
/// <param name="PhotosToCome">Photos it has told of whose bytes are not here whole.</param>
/// <param name="Runs">Its courier's runs of these days, for entering from paper.</param>
public sealed record DeviceView(
    Guid DeviceId, string Name, string AccountName, DateTimeOffset PairedAt, DateTimeOffset? RevokedAt, string? RevokedWhy, long LastSequence, DateTimeOffset? LastEventAt,
    DateTimeOffset? LastPlaceAt, IReadOnlyList<long> MissingSteps, int PhotosToCome, IReadOnlyList<DeviceRun> Runs);

/// <summary>A run that a device may have been on.</summary>
/// <param name="OpenStops">Stops with a resident that nobody has finished.</param>
public sealed record DeviceRun(Guid RunId, DateOnly Day, RunState State, int OpenStops);

/// <summary>Lists the devices, with what is known not to have arrived from each.</summary>
public sealed class DeviceList(ShuttleDb db, Photos photos, PersonalData personal, TimeProvider clock)
{
    /// <summary>How far back what is missing is looked for.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<DeviceView>> ReadAsync(CancellationToken ct)
    {
        var devices = await (from device in db.Devices
                             join account in db.Users on device.AccountId equals account.Id
                             orderby device.RevokedAt != null, account.Name, device.PairedAt
                             select new { Device = device, Account = account.Name, Courier = db.Couriers.Where(c => c.AccountId == account.Id).Select(c => (Guid?)c.Id).FirstOrDefault() })
            .AsNoTracking().ToListAsync(ct);
        var last = await db.DriverEvents.GroupBy(e => e.DeviceId)
            .Select(g => new { g.Key, Sequence = g.Max(e => e.Sequence), At = g.Max(e => e.ReceivedAt) }).ToDictionaryAsync(g => g.Key, ct);
        var places = await db.Positions.GroupBy(p => p.CourierId).Select(g => new { g.Key, At = g.Max(p => p.ReceivedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var since = clock.GetUtcNow() - Recent;
        var recent = await db.DriverEvents.AsNoTracking().Where(e => e.ReceivedAt >= since && e.EnteredById == null)
            .Select(e => new { e.DeviceId, e.Sequence, Photo = e.Kind == nameof(PhotoTaken) ? e.BodySealed : null }).ToListAsync(ct);
        var steps = recent.ToLookup(e => e.DeviceId);
        var runs = await RunsAsync(DateOnly.FromDateTime(since.UtcDateTime), ct);
        return [.. devices.Select(d => new DeviceView(
            d.Device.Id, d.Device.Name, d.Account, d.Device.PairedAt, d.Device.RevokedAt, d.Device.RevokedWhy,
            last.GetValueOrDefault(d.Device.Id)?.Sequence ?? 0, last.GetValueOrDefault(d.Device.Id)?.At,
            d.Courier is { } courier && places.TryGetValue(courier, out var at) ? at : null,
            Missing(steps[d.Device.Id].Select(s => s.Sequence)), steps[d.Device.Id].Count(s => s.Photo is { } body && !IsHere(body)),
            d.Courier is { } driver ? [.. runs[driver]] : []))];
    }

    /// <summary>Numbers that are not there although a higher one is.</summary>
    internal static IReadOnlyList<long> Missing(IEnumerable<long> sequences)
    {
        var there = sequences.ToHashSet();
        if (there.Count == 0) return [];
        var (first, last) = (there.Min(), there.Max());
        return [.. Enumerable.Range(0, (int)Math.Min(last - first, 10_000)).Select(n => first + n).Where(n => !there.Contains(n))];
    }

    private bool IsHere(string photoSealed)
    {
        var photo = (PhotoTaken)JsonSerializer.Deserialize<DriverEvent>(personal.Reveal(photoSealed), ContractJson.Options)!;
        return photos.Progress(photo.Sha256) is { IsRefused: false, Value.Complete: true };
    }

    private async Task<ILookup<Guid, DeviceRun>> RunsAsync(DateOnly since, CancellationToken ct)
    {
        var runs = await db.Runs.AsNoTracking().Where(r => r.Day >= since && r.State != RunState.Closed).OrderBy(r => r.Day)
            .Select(r => new
            {
                r.CourierId, r.Id, r.Day, r.State,
                Open = r.Stops.Count(s => s.LegId != null && (s.State == StopState.Planned || s.State == StopState.Underway || s.State == StopState.Arrived)),
            }).ToListAsync(ct);
        return runs.ToLookup(r => r.CourierId, r => new DeviceRun(r.Id, r.Day, r.State, r.Open));
    }
}
