using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Accounts;

/// <summary>How a one-time code reaches a phone. In development it is shown; an SMS or WhatsApp gateway takes this place elsewhere.</summary>
public interface ICodeChannel
{
    /// <summary>Returns the code when the channel may show it to whoever asked, otherwise null.</summary>
    Task<string?> SendAsync(string phone, string code, CancellationToken ct);
}

/// <summary>The development channel: the answer itself shows the code. Only wired when <c>Shuttle:Demo</c> is on.</summary>
public sealed class ShownCodeChannel : ICodeChannel
{
    public Task<string?> SendAsync(string phone, string code, CancellationToken ct) => Task.FromResult<string?>(code);
}

/// <summary>No gateway is configured: nothing pretends to be sent.</summary>
public sealed class NoCodeChannel : ICodeChannel
{
    public Task<string?> SendAsync(string phone, string code, CancellationToken ct) =>
        throw new InvalidOperationException("No channel for one-time codes is configured (Shuttle:Demo is off).");
}

/// <summary>
/// Residents sign in with their phone. The answer to "send me a code" is the same whether the phone is known or not; a first right code
/// opens the account.
/// </summary>
public sealed class OneTimeCodes(
    ShuttleDb db, PersonalData personal, ICodeChannel channel, UserManager<Account> users, TimeProvider clock)
{
    public static readonly Refusal PhoneMalformed = new("phone-malformed");
    public static readonly Refusal CodeWrong = new("one-time-code-wrong", StatusCodes.Status401Unauthorized);
    public static readonly Refusal TooMany = new("one-time-codes-too-many", StatusCodes.Status429TooManyRequests);
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private const int Tries = 5, OpenCodes = 5, HashRounds = 20_000;

    public async Task<Outcome<string?>> SendAsync(string phone, CancellationToken ct)
    {
        if (PhoneNumber.Parse(phone).Value is not { Kind: PhoneKind.Mobile } parsed) return PhoneMalformed.At("phone");
        var number = parsed.Reveal();
        var now = clock.GetUtcNow();
        var index = personal.Index("phone", number);
        await db.OneTimeCodes.Where(c => c.ExpiresAt < now).ExecuteDeleteAsync(ct);
        if (await db.OneTimeCodes.CountAsync(c => c.PhoneIndex == index, ct) >= OpenCodes) return TooMany;

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var check = CodeCheck.For(code, RandomNumberGenerator.GetBytes(16), HashRounds, Tries);
        db.Add(new OneTimeCode
        {
            Id = Ids.New(clock), PhoneIndex = index, Salt = check.Salt, Hash = check.Hash, TriesLeft = Tries, ExpiresAt = now + Lasts,
        });
        await db.SaveChangesAsync(ct);
        return await channel.SendAsync(number, code, ct);
    }

    public async Task<Outcome<Account>> VerifyAsync(string phone, string code, string? name, CancellationToken ct)
    {
        if (PhoneNumber.Parse(phone).Value is not { Kind: PhoneKind.Mobile } parsed) return PhoneMalformed.At("phone");
        var number = parsed.Reveal();
        var (now, index) = (clock.GetUtcNow(), personal.Index("phone", number));
        var open = await db.OneTimeCodes.Where(c => c.PhoneIndex == index && c.ExpiresAt >= now && c.TriesLeft > 0).ToListAsync(ct);
        var right = open.Find(c => new CodeCheck(c.Salt, c.Hash, HashRounds, Tries).Matches(code));
        if (right is null)
        {
            await db.OneTimeCodes.Where(c => c.PhoneIndex == index).ExecuteUpdateAsync(s => s.SetProperty(c => c.TriesLeft, c => c.TriesLeft - 1), ct);
            return CodeWrong;
        }
        await db.OneTimeCodes.Where(c => c.PhoneIndex == index).ExecuteDeleteAsync(ct);
        return await db.Users.SingleOrDefaultAsync(u => u.PhoneIndex == index, ct) ?? await OpenAccount(number, index, name);
    }

    private async Task<Account> OpenAccount(string number, string index, string? name)
    {
        var account = new Account
        {
            Id = Ids.New(clock), Name = string.IsNullOrWhiteSpace(name) ? "Warga" : name.Trim(), Role = Role.Resident,
            PhoneSealed = personal.Protect(number), PhoneIndex = index, UserName = "resident:" + Ids.Token(),
        };
        var made = await users.CreateAsync(account);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Code)));
        return account;
    }
}
