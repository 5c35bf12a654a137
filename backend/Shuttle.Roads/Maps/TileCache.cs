using System.IO.Compression;
using System.Security.Cryptography;

namespace Shuttle.Roads.Maps;

/// <summary>A tile ready to send.</summary>
/// <param name="Gzipped">The tile, compressed with gzip; empty where there is nothing to draw (answer 204).</param>
/// <param name="ETag">A strong entity tag with its quotes: the hash of the content, so it outlives a restart.</param>
public sealed record ReadyTile(ReadOnlyMemory<byte> Gzipped, string ETag)
{
    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Gzipped.IsEmpty;

    /// <summary>Compresses and tags what a cutter gave. Equal content gives equal bytes.</summary>
    public static ReadyTile From(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"";
        if (content.Length == 0) return new ReadyTile(default, tag);
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return new ReadyTile(buffer.ToArray(), tag);
    }

    /// <summary>The tile as the cutter gave it, for the rare client that takes no gzip.</summary>
    public byte[] Unpack()
    {
        if (IsEmpty) return [];
        using var gzip = new GZipStream(new MemoryStream(Gzipped.ToArray()), CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        gzip.CopyTo(buffer);
        return buffer.ToArray();
    }
}

/// <summary>Keeps the tiles that were asked for last. Thread-safe; make a new one when streets or areas change.</summary>
/// <param name="cutter">Cuts what is not there yet.</param>
/// <param name="capacityBytes">How many compressed bytes to keep; a city down to its deepest zoom takes about 2 MB.</param>
public sealed class TileCache(TileCutter cutter, long capacityBytes = 64L << 20)
{
    // What the bookkeeping of a tile costs, so that empty tiles are not free.
    const int Overhead = 200;

    readonly Lock gate = new();
    readonly Dictionary<TileAddress, LinkedListNode<(TileAddress Address, ReadyTile Tile)>> tiles = [];
    readonly LinkedList<(TileAddress Address, ReadyTile Tile)> freshestFirst = new();
    long bytes;

    /// <summary>The tile, from memory or freshly cut.</summary>
    public ReadyTile Get(TileAddress address)
    {
        lock (gate)
        {
            if (tiles.TryGetValue(address, out var known))
            {
                freshestFirst.Remove(known);
                freshestFirst.AddFirst(known);
                return known.Value.Tile;
            }
        }

        // Cut outside the lock: two threads may cut the same tile, and come to the same bytes.
        var tile = ReadyTile.From(cutter.Cut(address));
        lock (gate)
        {
            if (tiles.TryGetValue(address, out var meanwhile)) return meanwhile.Value.Tile;
            tiles.Add(address, freshestFirst.AddFirst((address, tile)));
            bytes += Cost(tile);
            while (bytes > capacityBytes && freshestFirst.Last is { } stalest)
            {
                freshestFirst.RemoveLast();
                tiles.Remove(stalest.Value.Address);
                bytes -= Cost(stalest.Value.Tile);
            }
        }
        return tile;
    }

    /// <summary>How many tiles are kept.</summary>
    public int Count
    {
        get { lock (gate) return tiles.Count; }
    }

    static long Cost(ReadyTile tile) => Overhead + tile.Gzipped.Length;
}
