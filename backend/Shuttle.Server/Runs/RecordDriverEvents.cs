using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// Takes a device's events in its order and answers each one. An event is verified before it is read, kept as it was signed, and applied
/// in its own transaction: one that is refused changes nothing and does not hold up the next.
/// </summary>
public sealed class RecordDriverEvents(ShuttleDb db, RunSheets sheets, ApplyDriverEvent apply, PersonalData personal, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal UnknownDevice = new("unknown-device", StatusCodes.Status409Conflict);
    public static readonly Refusal DeviceRevoked = new("device-revoked", StatusCodes.Status409Conflict);
    public static readonly Refusal SignatureWrong = new("signature-wrong");
    public static readonly Refusal EventIdReused = new("event-id-reused", StatusCodes.Status409Conflict);
    public static readonly Refusal Malformed = new("malformed-event", StatusCodes.Status400BadRequest);

    public async Task<Outcome<PushEventsReply>> PushAsync(PushEvents push, CancellationToken ct)
    {
        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(d => d.Id == push.DeviceId && d.AccountId == user.Required, ct);
        if (device is null) return UnknownDevice;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(device.PublicKey), out _);

        var results = new List<EventResult>();
        var runs = new HashSet<Guid>();
        foreach (var signed in push.Events)
        {
            var (said, refusal) = Open(signed, device, key);
            if (said is not null) runs.Add(said.RunId);
            var id = said?.Id ?? Guid.Empty;
            if (refusal is null) results.Add(await Retry.OnConflictAsync(db, () => TakeOnceAsync(said!, signed, ct)));
            else results.Add(Refused(id, refusal));
        }
        var versions = await db.Runs.Where(r => runs.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Version, ct);
        return new PushEventsReply(results, versions);
    }

    private static (DriverEvent? Said, Refusal? Refusal) Open(SignedEvent signed, Device device, ECDsa key)
    {
        var signature = new byte[128];
        var genuine = Convert.TryFromBase64String(signed.Signature, signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(signed.Body), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
        DriverEvent? said = null;
        try
        {
            said = JsonSerializer.Deserialize<DriverEvent>(signed.Body, ContractJson.Options);
        }
        catch (JsonException)
        {
            return (null, Malformed);
        }
        if (said is null || said.DeviceId != device.Id || !Ids.IsVersion7(said.Id)) return (said, Malformed);
        if (!genuine) return (said, SignatureWrong);
        return (said, device.RevokedAt is not null ? DeviceRevoked : null);
    }

    private async Task<EventResult> TakeOnceAsync(DriverEvent said, SignedEvent signed, CancellationToken ct)
    {
        var hash = PersonalData.Sha256(signed.Body);
        if (await db.DriverEvents.Where(e => e.Id == said.Id).Select(e => e.BodyHash).SingleOrDefaultAsync(ct) is { } known)
            return known == hash ? new(said.Id, EventStatus.Duplicate) : Refused(said.Id, EventIdReused);

        var own = await sheets.OwnRunAsync(said.RunId, ct);
        if (own.Refusal is { } notOurs) return Refused(said.Id, notOurs);
        var now = clock.GetUtcNow();
        var admitted = DriverEventRules.Admit(said, own.Value);
        if (admitted.Refusal is { } refused) return Refused(said.Id, refused);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await apply.ApplyAsync(said, own.Value, admitted.Value, now, ct) is { } refusal) return Refused(said.Id, refusal);
        db.Add(new RecordedEvent
        {
            Id = said.Id, RunId = said.RunId, StopId = said.StopId, DeviceId = said.DeviceId, Sequence = said.Sequence, Kind = said.GetType().Name,
            DeviceTime = said.DeviceTime, ReceivedAt = now, Point = said.Point is { } p ? Ewkb.Point(p.Lon, p.Lat) : null,
            BodySealed = personal.Protect(signed.Body), BodyHash = hash, Signature = signed.Signature,
        });
        db.Outbox.Add(OutboxMessage.Of("run.changed", said.RunId, new { kind = said.GetType().Name, said.StopId }, now, own.Value.Day));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(said.Id, EventStatus.Accepted);
    }

    private static EventResult Refused(Guid id, Refusal refusal) => new(id, EventStatus.Refused, refusal.Code, Door.Words(refusal));
}
