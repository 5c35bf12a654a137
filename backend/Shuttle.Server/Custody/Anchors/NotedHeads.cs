using System.Buffers.Binary;

namespace Shuttle.Server.Custody.Anchors;

/// <summary>Heads as bytes: request id (16), sequence (8, big-endian), hash (32), one after the other in the order of request ids.</summary>
public static class NotedHeads
{
    private const int Length = 16 + 8 + 32;

    public static byte[] Write(IEnumerable<ChainHead> heads)
    {
        using var bytes = new MemoryStream();
        Span<byte> sequence = stackalloc byte[8];
        foreach (var head in heads.OrderBy(h => Convert.ToHexString(h.RequestId.ToByteArray(bigEndian: true)), StringComparer.Ordinal))
        {
            bytes.Write(head.RequestId.ToByteArray(bigEndian: true));
            BinaryPrimitives.WriteInt64BigEndian(sequence, head.Sequence);
            bytes.Write(sequence);
            bytes.Write(head.Hash);
        }
        return bytes.ToArray();
    }

    /// <summary>The heads, or null when the bytes are not such a list.</summary>
    public static IReadOnlyList<ChainHead>? Read(byte[] bytes)
    {
        if (bytes.Length % Length != 0) return null;
        var heads = new List<ChainHead>(bytes.Length / Length);
        for (var at = 0; at < bytes.Length; at += Length)
        {
            var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + 16, 8));
            if (sequence is < 1 or > int.MaxValue) return null;
            heads.Add(new(new Guid(bytes.AsSpan(at, 16), bigEndian: true), (int)sequence, bytes[(at + 24)..(at + Length)]));
        }
        return heads;
    }

    /// <summary>The newest head of every chain after these anchors: what a later head replaces is dropped.</summary>
    public static void Add(this Dictionary<Guid, ChainHead> noted, IEnumerable<ChainHead> newer)
    {
        foreach (var head in newer) noted[head.RequestId] = head;
    }
}
