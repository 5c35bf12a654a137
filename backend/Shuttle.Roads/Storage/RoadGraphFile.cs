using System.Runtime.InteropServices;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;
using Shuttle.Roads.Storage;

namespace Shuttle.Roads;

/// <summary>
/// The <c>.roads</c> file: a header with magic, version and checksum, then the graph's arrays as they lie in memory, then
/// the street data. It is read in one go, straight into the arrays, so it may be replaced while it is in use.
/// </summary>
/// <remarks>Little endian: <c>SHRD</c>, version (4 bytes), length of the rest (8), CRC-32C of the rest (4), zero (4), the rest.</remarks>
public static class RoadGraphFile
{
    /// <summary>Goes up whenever the layout or the meaning of a field changes.</summary>
    public const int Version = 2;

    private const int Magic = 0x44524853, HeaderBytes = 24;
    private const string Advice = "Make it anew with: shuttle roads import EXTRACT.osm.pbf --out FILE.roads";

    /// <summary>Writes beside the target and then moves, so that a reader never sees half a file.</summary>
    public static void Write(string path, RoadGraph graph, StreetData streets)
    {
        var partial = path + ".partial";
        using (var file = File.Create(partial, bufferSize: 1 << 16))
        {
            Span<byte> header = stackalloc byte[HeaderBytes];
            header.Clear();
            file.Write(header);
            var body = new SectionWriter(file);
            WriteGraph(body, graph);
            using var block = new MemoryStream();
            StreetSections.Write(new SectionWriter(block), streets);
            body.Array(block.ToArray());

            MemoryMarshal.Write(header, Magic);
            MemoryMarshal.Write(header[4..], Version);
            MemoryMarshal.Write(header[8..], file.Position - HeaderBytes);
            MemoryMarshal.Write(header[16..], body.Checksum);
            file.Position = 0;
            file.Write(header);
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
        if (!File.Exists(path)) throw Bad(path, "there is no such file");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || MemoryMarshal.Read<int>(header) != Magic)
            throw Bad(path, "not a road graph");
        var version = MemoryMarshal.Read<int>(header[4..]);
        if (version != Version)
            throw Bad(path, $"made by {(version < Version ? "an older" : "a newer")} version ({version}; this program reads {Version})");
        if (file.Length - HeaderBytes != MemoryMarshal.Read<long>(header[8..])) throw Bad(path, $"cut short, or longer than it was written ({file.Length} bytes)");
        try
        {
            var body = new SectionReader(file, file.Length - HeaderBytes);
            var graph = ReadGraph(body);
            var block = body.Array<byte>();
            if (body.Checksum != MemoryMarshal.Read<uint>(header[16..])) throw Bad(path, "damaged, the checksum does not match");
            return (graph, new Lazy<StreetData>(() => StreetSections.Read(new SectionReader(new MemoryStream(block), block.Length))));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or IndexOutOfRangeException)
        {
            throw Bad(path, $"damaged: {e.Message}", e);
        }
    }

    private static RoadException Bad(string path, string what, Exception? inner = null) => new(RoadError.BadFile, $"{path}: {what}. {Advice}", inner);

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
        to.Array<GridFrame>([graph.Grid.Frame]);
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
}
