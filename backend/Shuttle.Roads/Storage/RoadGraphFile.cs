using System.Numerics;
using System.Runtime.InteropServices;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;
using Shuttle.Roads.Storage;

namespace Shuttle.Roads;

/// <summary>
/// The <c>.roads</c> file: a header with magic, version and checksum, then the graph's arrays as they lie in memory and the
/// street data. Read in one go and copied into arrays, so the file may be replaced while it is in use.
/// </summary>
/// <remarks>Layout (little endian): <c>SHRD</c>, version, length of the rest, CRC-32C of the rest, then the sections.</remarks>
public static class RoadGraphFile
{
    /// <summary>Goes up whenever the layout or the meaning of a field changes.</summary>
    public const int Version = 1;

    private const int Magic = 0x44524853, HeaderBytes = 24;

    /// <summary>Writes beside the target and then moves, so that a reader never sees half a file.</summary>
    public static void Write(string path, RoadGraph graph, StreetData streets)
    {
        var body = new SectionWriter();
        WriteGraph(body, graph);
        StreetSections.Write(body, streets);
        var bytes = body.ToSpan();

        Span<byte> header = stackalloc byte[HeaderBytes];
        MemoryMarshal.Write(header, Magic);
        MemoryMarshal.Write(header[4..], Version);
        MemoryMarshal.Write(header[8..], (long)bytes.Length);
        MemoryMarshal.Write(header[16..], Checksum(bytes));
        var partial = path + ".partial";
        using (var file = File.Create(partial))
        {
            file.Write(header);
            file.Write(bytes);
        }
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadFile"/>: missing, of another kind or version, or damaged.</exception>
    public static (RoadGraph Graph, StreetData Streets) Read(string path)
    {
        var (graph, streets) = ReadGraphFirst(path);
        return (graph, streets.Value);
    }

    /// <summary>As <see cref="Read"/>, but street data, which only maps and search want, is unpacked when first asked for.</summary>
    internal static (RoadGraph Graph, Lazy<StreetData> Streets) ReadGraphFirst(string path)
    {
        const string advice = "Make it anew with: shuttle roads import EXTRACT.osm.pbf --out FILE.roads";
        if (!File.Exists(path)) throw new RoadException(RoadError.BadFile, $"{path}: there is no such file. {advice}");
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderBytes || MemoryMarshal.Read<int>(bytes) != Magic)
            throw new RoadException(RoadError.BadFile, $"{path}: not a road graph. {advice}");
        var version = MemoryMarshal.Read<int>(bytes.AsSpan(4));
        if (version != Version)
            throw new RoadException(RoadError.BadFile, $"{path}: made by {(version < Version ? "an older" : "a newer")} version ({version}; this program reads {Version}). {advice}");
        var body = bytes.AsSpan(HeaderBytes);
        if (body.Length != MemoryMarshal.Read<long>(bytes.AsSpan(8)))
            throw new RoadException(RoadError.BadFile, $"{path}: cut short ({bytes.Length} bytes). {advice}");
        if (Checksum(body) != MemoryMarshal.Read<uint>(bytes.AsSpan(16)))
            throw new RoadException(RoadError.BadFile, $"{path}: damaged, the checksum does not match. {advice}");
        var reader = new SectionReader(bytes, HeaderBytes);
        return (ReadGraph(reader), new Lazy<StreetData>(() => StreetSections.Read(reader)));
    }

    private static void WriteGraph(SectionWriter to, RoadGraph graph)
    {
        to.Array(graph.Nodes);
        to.Array(graph.Edges);
        to.Array(graph.ShapeStart);
        to.Array(graph.Shape);
        to.Strings(graph.Names);
        to.Array(graph.Turns.EdgeOf);
        to.Array(graph.Turns.ArcStart);
        to.Array(graph.Turns.ArcTo);
        to.Array(graph.Turns.ArcTurn);
        to.Array(graph.Turns.ArcForbidden);
        to.Array(graph.Order.RankOf);
        to.Array(graph.Order.UpStart);
        to.Array(graph.Order.UpTo);
        to.Array([graph.Grid.Frame]);
        to.Array(graph.Grid.CellStart);
        to.Array(graph.Grid.Items);
    }

    private static RoadGraph ReadGraph(SectionReader from) => new(
        from.Array<StreetNode>(), from.Array<StreetEdge>(), from.Array<int>(), from.Array<GeoPoint>(), from.Strings(),
        new TurnGraph
        {
            EdgeOf = from.Array<int>(), ArcStart = from.Array<int>(), ArcTo = from.Array<int>(),
            ArcTurn = from.Array<TurnKind>(), ArcForbidden = from.Array<ProfileSet>(),
        },
        new ContractionOrder { RankOf = from.Array<int>(), UpStart = from.Array<int>(), UpTo = from.Array<int>() },
        new StreetGrid { Frame = from.Array<GridFrame>()[0], CellStart = from.Array<int>(), Items = from.Array<GridSegment>() });

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
