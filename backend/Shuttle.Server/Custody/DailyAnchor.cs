using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Shuttle.Server.Custody;

/// <summary>
/// One hash over the heads of all chains at the end of a day, chained to the day before: printed and mailed, it holds whoever could rewrite
/// the database to what was there. Hash = SHA-256(previous hash, day number (8 bytes), and per chain in the order of request ids:
/// request id (16 bytes), sequence (8 bytes), hash (32 bytes)); numbers big-endian, the day counted from 0001-01-01.
/// </summary>
/// <param name="Day">Local date.</param>
/// <param name="Chains">How many chains it covers.</param>
/// <param name="PreviousHash">Hash of the anchor before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256.</param>
public sealed record DailyAnchor(DateOnly Day, int Chains, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>The anchor over the given heads, in whatever order they come.</summary>
    public static DailyAnchor Over(DateOnly day, byte[] previousHash, IEnumerable<ChainHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previousHash);
        hash.AppendData(Number(day.DayNumber));
        var ordered = heads.OrderBy(head => Convert.ToHexString(head.RequestId.ToByteArray(bigEndian: true)), StringComparer.Ordinal).ToList();
        foreach (var head in ordered)
        {
            hash.AppendData(head.RequestId.ToByteArray(bigEndian: true));
            hash.AppendData(Number(head.Sequence));
            hash.AppendData(head.Hash);
        }
        return new(day, ordered.Count, previousHash, hash.GetHashAndReset());
    }

    /// <summary>The head a chain had at a moment: its last link whose server time is before <paramref name="until"/>; null when there was none.</summary>
    public static ChainHead? HeadBefore(CustodyChain chain, DateTimeOffset until) =>
        chain.Links.FindLast(link => link.ServerTime < until) is { } last ? new(chain.RequestId, last.Sequence, last.Hash) : null;

    /// <summary>True when this anchor is the one over these heads.</summary>
    public bool Covers(IEnumerable<ChainHead> heads) => Over(Day, PreviousHash, heads).Hash.AsSpan().SequenceEqual(Hash);

    static byte[] Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
