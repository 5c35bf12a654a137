using Google.Protobuf;
using NetTopologySuite.Geometries;

namespace Shuttle.Driver.Maps;

/// <summary>A feature as a tile holds it.</summary>
/// <param name="Layer">streets, land, waterways, area_borders, places …</param>
/// <param name="Geometry">In metres of web Mercator.</param>
/// <param name="Attributes">Strings and whole numbers.</param>
sealed record TileFeature(string Layer, Geometry Geometry, IReadOnlyDictionary<string, object> Attributes)
{
    public string? Text(string key) => Attributes.GetValueOrDefault(key) as string;

    public int Number(string key) => Attributes.GetValueOrDefault(key) is long n ? (int)n : 0;
}

/// <summary>Reads a vector tile (Mapbox Vector Tile 2.1). Unknown fields are skipped, as the format wants.</summary>
static class VectorTile
{
    const int LayerField = 3, LayerName = 1, LayerFeature = 2, LayerKey = 3, LayerValue = 4, LayerExtent = 5;
    const int FeatureTags = 2, FeatureType = 3, FeatureGeometry = 4, ValueString = 1, ValueInt = 4, ValueUint = 5, ValueSint = 6;

    /// <param name="place">From a tile's own units (north-west is 0, 0) and its extent to the world.</param>
    /// <exception cref="InvalidProtocolBufferException">Not a tile.</exception>
    public static List<TileFeature> Read(byte[] tile, Func<int, int, int, Coordinate> place)
    {
        var features = new List<TileFeature>();
        Each(tile, (field, input) =>
        {
            if (field == LayerField)
                features.AddRange(Layer(input.ReadBytes(), place));
            else
                input.SkipLastField();
        });
        return features;
    }

    static List<TileFeature> Layer(ByteString layer, Func<int, int, int, Coordinate> place)
    {
        var (name, extent) = ("", 4096);
        List<string> keys = [];
        List<object> values = [];
        List<ByteString> raw = [];
        Each(layer.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case LayerName: name = input.ReadString(); break;
                case LayerFeature: raw.Add(input.ReadBytes()); break;
                case LayerKey: keys.Add(input.ReadString()); break;
                case LayerValue: values.Add(Value(input.ReadBytes())); break;
                case LayerExtent: extent = (int)input.ReadUInt32(); break;
                default: input.SkipLastField(); break;
            }
        });
        return [.. raw.Select(f => Feature(name, f, keys, values, (x, y) => place(x, y, extent))).OfType<TileFeature>()];
    }

    static TileFeature? Feature(string layer, ByteString feature, List<string> keys, List<object> values, Func<int, int, Coordinate> place)
    {
        List<uint> tags = [], commands = [];
        var type = 0u;
        Each(feature.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case FeatureTags: ReadPacked(input, tags); break;
                case FeatureType: type = input.ReadUInt32(); break;
                case FeatureGeometry: ReadPacked(input, commands); break;
                default: input.SkipLastField(); break;
            }
        });
        var attributes = new Dictionary<string, object>();
        for (var i = 0; i + 1 < tags.Count; i += 2)
            attributes[keys[(int)tags[i]]] = values[(int)tags[i + 1]];
        return TileGeometry.Build(type, commands, place) is { } geometry ? new(layer, geometry, attributes) : null;
    }

    static object Value(ByteString value)
    {
        object result = "";
        Each(value.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case ValueString: result = input.ReadString(); break;
                case ValueInt: result = input.ReadInt64(); break;
                case ValueUint: result = (long)input.ReadUInt64(); break;
                case ValueSint: result = input.ReadSInt64(); break;
                default: input.SkipLastField(); break;
            }
        });
        return result;
    }

    static void ReadPacked(CodedInputStream input, List<uint> numbers)
    {
        using var packed = new CodedInputStream(input.ReadBytes().ToByteArray());
        while (!packed.IsAtEnd)
            numbers.Add(packed.ReadUInt32());
    }

    static void Each(byte[] message, Action<int, CodedInputStream> read)
    {
        using var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            read(WireFormat.GetTagFieldNumber(tag), input);
    }
}
