using Google.Protobuf;

namespace Shuttle.Roads.Maps;

/// <summary>One layer of a vector tile being written, to the Mapbox Vector Tile specification 2.1. Attribute names and
/// values are stored once per layer; the order of everything is the order of adding, so equal input gives equal bytes.</summary>
sealed class TileLayer(string name)
{
    // Field numbers of the specification's vector_tile.proto.
    const int LayerName = 1, LayerFeatures = 2, LayerKeys = 3, LayerValues = 4, LayerExtent = 5, LayerVersion = 15;
    const int FeatureTags = 2, FeatureType = 3, FeatureGeometry = 4;
    const int ValueString = 1, ValueInt = 4;
    internal const int TileLayers = 3;
    const int Point = 1, Line = 2, Polygon = 3;
    const uint MoveTo = 1, LineTo = 2, ClosePath = 7;

    readonly List<ByteString> features = [];
    readonly Dictionary<string, uint> keys = [];
    readonly Dictionary<object, uint> values = [];

    /// <summary>Adds a point; the attributes whose value is null are left out. Values are strings and ints.</summary>
    public void AddPoint(Pixel point, params ReadOnlySpan<(string Key, object? Value)> attributes)
    {
        var geometry = new GeometryCommands();
        geometry.Add(MoveTo, [point]);
        AddFeature(Point, geometry, attributes);
    }

    /// <summary>Adds one feature of one or more lines of two points or more.</summary>
    public void AddLines(IEnumerable<List<Pixel>> lines, params ReadOnlySpan<(string Key, object? Value)> attributes)
    {
        var geometry = new GeometryCommands();
        foreach (var line in lines)
        {
            geometry.Add(MoveTo, [line[0]]);
            geometry.Add(LineTo, line[1..]);
        }
        AddFeature(Line, geometry, attributes);
    }

    /// <summary>Adds one feature of rings: outer ones clockwise on the screen, each before its holes; first point not repeated.</summary>
    public void AddRings(IEnumerable<List<Pixel>> rings, params ReadOnlySpan<(string Key, object? Value)> attributes)
    {
        var geometry = new GeometryCommands();
        foreach (var ring in rings)
        {
            geometry.Add(MoveTo, [ring[0]]);
            geometry.Add(LineTo, ring[1..]);
            geometry.Close();
        }
        AddFeature(Polygon, geometry, attributes);
    }

    /// <summary>Writes the layer into its tile, unless it has no features: the specification wants at least one.</summary>
    public void WriteTo(CodedOutputStream tile)
    {
        if (features.Count == 0) return;
        tile.WriteTag(TileLayers, WireFormat.WireType.LengthDelimited);
        tile.WriteBytes(Message(layer =>
        {
            WriteString(layer, LayerName, name);
            foreach (var feature in features) WriteBytes(layer, LayerFeatures, feature);
            foreach (var key in keys.Keys) WriteString(layer, LayerKeys, key);
            foreach (var value in values.Keys) WriteBytes(layer, LayerValues, Message(message => WriteValue(message, value)));
            WriteNumber(layer, LayerExtent, Mercator.TileSize);
            WriteNumber(layer, LayerVersion, 2);
        }));
    }

    void AddFeature(uint type, GeometryCommands geometry, ReadOnlySpan<(string Key, object? Value)> attributes)
    {
        if (geometry.Encoded.Count == 0) return;
        var tags = new List<uint>();
        foreach (var (key, value) in attributes)
        {
            if (value is null) continue;
            tags.Add(IndexOf(keys, key));
            tags.Add(IndexOf(values, value));
        }
        features.Add(Message(feature =>
        {
            WritePacked(feature, FeatureTags, tags);
            WriteNumber(feature, FeatureType, type);
            WritePacked(feature, FeatureGeometry, geometry.Encoded);
        }));
    }

    // A dictionary that is never removed from lists its keys in the order of adding, which is the order of the indices.
    static uint IndexOf<T>(Dictionary<T, uint> table, T item) where T : notnull
    {
        if (!table.TryGetValue(item, out var index)) table.Add(item, index = (uint)table.Count);
        return index;
    }

    static void WriteValue(CodedOutputStream message, object value)
    {
        if (value is string text) WriteString(message, ValueString, text);
        else if (value is int number)
        {
            message.WriteTag(ValueInt, WireFormat.WireType.Varint);
            message.WriteInt64(number);
        }
        else throw new ArgumentException($"attribute values must be string or int, not {value.GetType().Name}", nameof(value));
    }

    static ByteString Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true)) write(output);
        return UnsafeByteOperations.UnsafeWrap(buffer.ToArray());
    }

    static void WriteString(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    static void WriteBytes(CodedOutputStream output, int field, ByteString bytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(bytes);
    }

    static void WriteNumber(CodedOutputStream output, int field, uint number)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt32(number);
    }

    static void WritePacked(CodedOutputStream output, int field, List<uint> numbers)
    {
        if (numbers.Count == 0) return;
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(numbers.Sum(CodedOutputStream.ComputeUInt32Size));
        foreach (var number in numbers) output.WriteUInt32(number);
    }

    /// <summary>Geometry as the specification codes it: commands, and offsets from point to point with the sign in the lowest bit.</summary>
    sealed class GeometryCommands
    {
        Pixel cursor;

        public List<uint> Encoded { get; } = [];

        public void Add(uint command, List<Pixel> points)
        {
            Encoded.Add(command | (uint)points.Count << 3);
            foreach (var point in points)
            {
                Encoded.Add(ZigZag(point.X - cursor.X));
                Encoded.Add(ZigZag(point.Y - cursor.Y));
                cursor = point;
            }
        }

        public void Close() => Encoded.Add(ClosePath | 1u << 3);

        static uint ZigZag(int offset) => (uint)(offset << 1 ^ offset >> 31);
    }
}
