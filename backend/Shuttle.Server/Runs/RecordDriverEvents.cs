using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// Takes a device's events in its order and answers each one. An event is verified before it is read and kept as it was signed; one that is
/// refused changes nothing and does not hold up the next.
/// </summary>
public sealed class RecordDriverEvents(ShuttleDb db, RunSheets sheets, EventHistory history, CurrentUser user)
{
    public static readonly Refusal UnknownDevice = new("unknown-device", StatusCodes.Status409Conflict);
    public static readonly Refusal DeviceRevoked = new("device-revoked", StatusCodes.Status409Conflict);
    public static readonly Refusal SignatureWrong = new("signature-wrong");
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
            if (refusal is null) results.Add(await history.TakeAsync(said!, signed.Body, signed.Signature, enteredById: null, () => sheets.OwnRunAsync(said!.RunId, ct), ct));
            else results.Add(EventHistory.Refused(id, refusal));
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
}
