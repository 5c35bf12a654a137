using System.Buffers.Binary;
using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody;

/// <summary>The six digits a resident says at the door.</summary>
public static class HandOverCode
{
    /// <summary>Enough random bytes that <see cref="FromRandom"/> fails about once in 10²⁹ times.</summary>
    public const int RandomBytes = 32;

    const uint Codes = 1_000_000;
    // The largest multiple of a million that fits in 32 bits: numbers from here on would make small codes likelier, so they are skipped.
    const uint Fair = uint.MaxValue / Codes * Codes;

    /// <summary>Six digits, each of the million codes equally likely, from cryptographic random bytes.</summary>
    public static string FromRandom(ReadOnlySpan<byte> random)
    {
        for (; random.Length >= 4; random = random[4..])
        {
            var number = BinaryPrimitives.ReadUInt32BigEndian(random);
            if (number < Fair) return (number % Codes).ToString("D6", CultureInfo.InvariantCulture);
        }
        throw new ArgumentException("No fair number in these random bytes: give more.", nameof(random));
    }

    /// <summary>What checks a request's code: on the courier's device, at the door, for a download.</summary>
    public static CodeCheck CheckOf(Request request) => new(request.CodeSalt, request.CodeHash, CodeCheck.UsualIterations, CodeCheck.UsualAttempts);

    /// <summary>True for six ASCII digits.</summary>
    public static bool IsShaped(string? code) => code is { Length: 6 } && code.All(char.IsAsciiDigit);
}

/// <summary>What a try at a code came to.</summary>
/// <param name="Accepted">The code is right.</param>
/// <param name="Code">Else why not, of <see cref="CustodyCodes"/>.</param>
/// <param name="WrongTries">Wrong tries so far, this one included; to be stored.</param>
/// <param name="TriesLeft">Tries left.</param>
public sealed record CodeTry(bool Accepted, string? Code, int WrongTries, int TriesLeft)
{
    /// <summary>
    /// Judges a try. A text that is no code at all is not counted; once the limit is reached even the right code is refused, and the
    /// fall-backs remain: the slip's QR, an RT witness, a photo.
    /// </summary>
    /// <param name="check">The salted hash with its limit.</param>
    /// <param name="wrongTries">Wrong tries before this one.</param>
    /// <param name="text">As typed; surrounding and inner spaces do not matter.</param>
    public static CodeTry Judge(CodeCheck check, int wrongTries, string? text)
    {
        var left = Math.Max(0, check.Attempts - wrongTries);
        if (left == 0) return new(false, CustodyCodes.CodeLocked, wrongTries, 0);
        var code = text?.Replace(" ", "", StringComparison.Ordinal);
        if (!HandOverCode.IsShaped(code)) return new(false, CustodyCodes.CodeShape, wrongTries, left);
        if (check.Matches(code!)) return new(true, null, wrongTries, left);
        return new(false, left == 1 ? CustodyCodes.CodeLocked : CustodyCodes.CodeWrong, wrongTries + 1, left - 1);
    }
}
