using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Shuttle.Server.Platform;

/// <summary>Ids are UUIDv7 on the server's clock, so that a demonstration's rows sort in the demonstration's time.</summary>
public static class Ids
{
    // Every clock counts for itself: a process may hold several servers, each in its own time.
    private static readonly ConditionalWeakTable<TimeProvider, Count> Counts = [];

    /// <summary>
    /// A new id. Ids of one millisecond count upwards in the twelve bits after the version (RFC 9562, 6.2, method 1), so that a list
    /// minted in one go keeps its order; where the count is used up the next millisecond is borrowed.
    /// </summary>
    public static Guid New(TimeProvider clock)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        var (millisecond, place) = Counts.GetOrCreateValue(clock).Next(clock.GetUtcNow().ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes, millisecond << 16 | 0x7000L | (long)place);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Client-minted ids must be UUIDv7: they sort by time and cannot be guessed in bulk.</summary>
    public static bool IsVersion7(Guid id) => id.Version == 7;

    /// <summary>A token nobody can guess or enumerate: 22 characters of 31, 109 bits.</summary>
    public static string Token() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 22);

    private sealed class Count
    {
        private readonly Lock _turn = new();
        private long _millisecond = -1;
        private int _place;

        public (long Millisecond, int Place) Next(long now)
        {
            const int Places = 0x1000, Lag = 1000;
            lock (_turn)
            {
                // A clock that stands still, or lags a little behind what was borrowed, counts on; any other time starts anew.
                var counting = now <= _millisecond && _millisecond - now < Lag;
                if (!counting) (_millisecond, _place) = (now, RandomNumberGenerator.GetInt32(Places / 2));
                else if (++_place == Places) (_millisecond, _place) = (_millisecond + 1, 0);
                return (_millisecond, _place);
            }
        }
    }
}
