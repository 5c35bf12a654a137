using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shuttle.Server.Platform;

/// <summary>Ids are UUIDv7 on the server's clock, so that a demonstration's rows sort in the demonstration's time.</summary>
public static class Ids
{
    private static readonly Lock Turn = new();
    private static long _millisecond = -1;
    private static int _place;

    /// <summary>
    /// A new id. Ids of one millisecond count upwards in the twelve bits after the version (RFC 9562, 6.2, method 1), so that a list
    /// minted in one go keeps its order; where the count is used up the next millisecond is borrowed.
    /// </summary>
    public static Guid New(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        var (millisecond, place) = NextPlace(clock.GetUtcNow().ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes, millisecond << 16 | 0x7000L | (long)place);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static (long Millisecond, int Place) NextPlace(long now)
    {
        const int Places = 0x1000, Lag = 1000;
        lock (Turn)
        {
            // A clock that stands still, or lags a little behind what was borrowed, counts on; any other time starts anew.
            var counting = now <= _millisecond && _millisecond - now < Lag;
            if (!counting) (_millisecond, _place) = (now, RandomNumberGenerator.GetInt32(Places / 2));
            else if (++_place == Places) (_millisecond, _place) = (_millisecond + 1, 0);
            return (_millisecond, _place);
        }
    }

    /// <summary>Client-minted ids must be UUIDv7: they sort by time and cannot be guessed in bulk.</summary>
    public static bool IsVersion7(Guid id) => id.Version == 7;

    /// <summary>A token nobody can guess or enumerate: 22 characters of 31, 109 bits.</summary>
    public static string Token() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 22);
}
