using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

public sealed record RevokeDevice([property: Required, StringLength(200, MinimumLength = 3)] string Why);

/// <summary>Pairs devices with accounts, and takes a lost one out of service at once.</summary>
public sealed class Devices(ShuttleDb db, UserManager<Account> accounts, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal OfAnotherAccount = new("device-of-another-account", StatusCodes.Status409Conflict);
    public static readonly Refusal KeyMalformed = new("device-key-malformed") { Field = "publicKey" };
    public static readonly Refusal Unknown = new("unknown-device", StatusCodes.Status404NotFound);

    public async Task<Outcome<Done>> PairAsync(PairDevice pair, CancellationToken ct)
    {
        if (!Ids.IsVersion7(pair.DeviceId)) return Requests.BookRequest.IdNotVersion7;
        if (!IsKey(pair.PublicKey)) return KeyMalformed;
        var known = await db.Devices.SingleOrDefaultAsync(d => d.Id == pair.DeviceId, ct);
        if (known is { RevokedAt: not null } && known.AccountId == user.Required) return RecordDriverEvents.DeviceRevoked;
        if (known is not null) return known.AccountId == user.Required && known.PublicKey == pair.PublicKey ? Done.It : OfAnotherAccount;
        db.Add(new Device { Id = pair.DeviceId, AccountId = user.Required, Name = pair.Name, PublicKey = pair.PublicKey, PairedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    /// <summary>From now on nothing the device sends is taken, and every ticket of its account is void: its owner signs in anew elsewhere.</summary>
    public async Task<Outcome<Done>> RevokeAsync(Guid deviceId, string why, CancellationToken ct)
    {
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == deviceId, ct) is not { } device) return Unknown;
        if (device.RevokedAt is not null) return Done.It;
        (device.RevokedAt, device.RevokedById, device.RevokedWhy) = (clock.GetUtcNow(), user.Required, why);
        db.Outbox.Add(OutboxMessage.Of("device.revoked", device.Id, new { device.AccountId }, clock.GetUtcNow()));
        // Saves the device with it: both or neither.
        var account = await accounts.FindByIdAsync(device.AccountId.ToString()) ?? throw new InvalidOperationException($"Device {deviceId} belongs to no account.");
        await accounts.UpdateSecurityStampAsync(account);
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    private static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key.KeySize == 256;
        }
        catch (Exception broken) when (broken is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
