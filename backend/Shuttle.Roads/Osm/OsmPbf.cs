using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Shuttle.Roads;

/// <summary>
/// Streams an <c>.osm.pbf</c> file block by block (about 8,000 elements each, so memory stays small however big the
/// file). Format: wiki.openstreetmap.org/wiki/PBF_Format.
/// </summary>
/// <param name="open">Opens the file anew for each pass.</param>
/// <param name="name">The file's name, for messages.</param>
public sealed class OsmPbf(Func<Stream> open, string name) : IOsmSource
{
    private const int MaxHeader = 64 * 1024, MaxBlob = 32 * 1024 * 1024;
    private static readonly HashSet<string> Understood = ["OsmSchema-V0.6", "DenseNodes"];

    /// <inheritdoc/>
    public IEnumerable<OsmElement> Read(OsmKinds kinds)
    {
        using var stream = open();
        var headerSeen = false;
        for (var offset = 0L; ; offset = stream.Position)
        {
            List<OsmElement> elements = [];
            try
            {
                if (ReadBlob(stream) is not var (type, data)) break;
                if (!headerSeen && type != "OSMHeader") throw new InvalidDataException("the first block is not OSMHeader: not an .osm.pbf file");
                if (type == "OSMHeader") CheckFeatures(data);
                if (type == "OSMData") OsmPbfBlock.Decode(data, kinds, elements);
                headerSeen = true;
            }
            catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                throw new RoadException(RoadError.BadFile, $"{name}: damaged or cut short in the block at byte {offset}: {e.Message}. Fetch the extract again.", e);
            }
            foreach (var element in elements) yield return element;
        }
        if (!headerSeen) throw new RoadException(RoadError.BadFile, $"{name}: the file is empty");
    }

    private static (string Type, byte[] Data)? ReadBlob(Stream stream)
    {
        var lengthBytes = new byte[4];
        var got = stream.ReadAtLeast(lengthBytes, 4, throwOnEndOfStream: false);
        if (got == 0) return null;
        if (got < 4) throw new EndOfStreamException("the file ends within a block length");
        var (type, size) = ReadBlobHeader(ReadExactly(stream, BinaryPrimitives.ReadInt32BigEndian(lengthBytes), MaxHeader));
        return (type, Unpack(ReadExactly(stream, size, MaxBlob)));
    }

    private static byte[] ReadExactly(Stream stream, int length, int limit)
    {
        if (length < 0 || length > limit) throw new InvalidDataException($"a length of {length} bytes is not between 0 and {limit}");
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static (string Type, int Size) ReadBlobHeader(byte[] bytes)
    {
        var (input, type, size) = (new CodedInputStream(bytes), "", -1);
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: type = input.ReadString(); break;
                case 3: size = input.ReadInt32(); break;
                default: input.SkipLastField(); break;
            }
        }
        return (type, size);
    }

    private static byte[] Unpack(byte[] blob)
    {
        var input = new CodedInputStream(blob);
        var rawSize = -1;
        ByteString? raw = null, zlib = null;
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: raw = input.ReadBytes(); break;
                case 2: rawSize = input.ReadInt32(); break;
                case 3: zlib = input.ReadBytes(); break;
                case 4 or 5 or 6 or 7: throw new InvalidDataException("the block is compressed by another method than zlib");
                default: input.SkipLastField(); break;
            }
        }
        if (raw is not null) return raw.ToByteArray();
        if (zlib is null) throw new InvalidDataException("the block has no data");
        if (rawSize is < 0 or > MaxBlob) throw new InvalidDataException($"an unpacked length of {rawSize} bytes is not between 0 and {MaxBlob}");
        using var unzip = new ZLibStream(new MemoryStream(zlib.ToByteArray()), CompressionMode.Decompress);
        var data = new byte[rawSize];
        unzip.ReadExactly(data);
        if (unzip.ReadByte() >= 0) throw new InvalidDataException("the block is longer than it says");
        return data;
    }

    private static void CheckFeatures(byte[] header)
    {
        var input = new CodedInputStream(header);
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) != 4) input.SkipLastField();
            else if (input.ReadString() is var feature && !Understood.Contains(feature))
                throw new InvalidDataException($"the file needs the feature '{feature}', which is not known here");
        }
    }
}
