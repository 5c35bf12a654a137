using System.Security.Cryptography;

namespace Shuttle.Server.Platform;

/// <summary>Ids are UUIDv7 on the server's clock, so that a demonstration's rows sort in the demonstration's time.</summary>
public static class Ids
{
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Client-minted ids must be UUIDv7: they sort by time and cannot be guessed in bulk.</summary>
    public static bool IsVersion7(Guid id) => id.Version == 7;

    /// <summary>A token nobody can guess or enumerate: 20 characters of base32, 100 bits.</summary>
    public static string Token() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 22);
}
