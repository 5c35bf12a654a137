using System.Text;

namespace Shuttle.Roads.Tests.Maps;

/// <summary>Reads vector tiles straight from the specification, sharing no code with the writer, and complains about
/// whatever the specification forbids.</summary>
public sealed class VectorTileReader
{
    public sealed record Layer(string Name, int Version, int Extent, List<Feature> Features);

    public sealed record Feature(int Type, Dictionary<string, object> Attributes, List<List<(int X, int Y)>> Parts)
    {
        public string? Text(string attribute) => Attributes.GetValueOrDefault(attribute) as string;
    }

    public static List<Layer> Read(byte[] tile)
    {
        var layers = new List<Layer>();
        foreach (var (field, _, bytes) in Fields(tile))
        {
            Assert.Equal(3, field);
            layers.Add(ReadLayer(bytes));
        }
        Assert.Equal(layers.Count, layers.Select(layer => layer.Name).Distinct().Count());
        return layers;
    }

    static Layer ReadLayer(byte[] message)
    {
        string? name = null;
        int version = 1, extent = 4096;
        List<string> keys = [];
        List<object> values = [];
        List<byte[]> features = [];
        foreach (var (field, number, bytes) in Fields(message))
            switch (field)
            {
                case 1: name = Encoding.UTF8.GetString(bytes); break;
                case 2: features.Add(bytes); break;
                case 3: keys.Add(Encoding.UTF8.GetString(bytes)); break;
                case 4: values.Add(ReadValue(bytes)); break;
                case 5: extent = (int)number; break;
                case 15: version = (int)number; break;
                default: throw new InvalidDataException($"layer has field {field}");
            }
        Assert.NotNull(name);
        Assert.NotEmpty(features);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(values.Count, values.Distinct().Count());
        return new Layer(name, version, extent, features.Select(feature => ReadFeature(feature, keys, values)).ToList());
    }

    static object ReadValue(byte[] message)
    {
        var (field, number, bytes) = Assert.Single(Fields(message));
        return field switch
        {
            1 => Encoding.UTF8.GetString(bytes),
            4 => (long)number,
            _ => throw new InvalidDataException($"value has field {field}"),
        };
    }

    static Feature ReadFeature(byte[] message, List<string> keys, List<object> values)
    {
        var type = 0;
        List<uint> tags = [], geometry = [];
        foreach (var (field, number, bytes) in Fields(message))
            switch (field)
            {
                case 2: tags = Packed(bytes); break;
                case 3: type = (int)number; break;
                case 4: geometry = Packed(bytes); break;
                default: throw new InvalidDataException($"feature has field {field}");
            }
        Assert.True(tags.Count % 2 == 0, "tags come in pairs");
        var attributes = new Dictionary<string, object>();
        for (var i = 0; i < tags.Count; i += 2) attributes.Add(keys[(int)tags[i]], values[(int)tags[i + 1]]);
        return new Feature(type, attributes, ReadGeometry(type, geometry));
    }

    static List<List<(int X, int Y)>> ReadGeometry(int type, List<uint> commands)
    {
        var parts = new List<List<(int X, int Y)>>();
        var (x, y, at) = (0, 0, 0);
        while (at < commands.Count)
        {
            Assert.Equal((1u, 1u), Command());
            parts.Add([Move()]);
            if (type == 1) continue;

            var (line, count) = Command();
            Assert.Equal(2u, line);
            Assert.True(count >= (type == 3 ? 2u : 1u), "a line needs two points, a ring three");
            for (var i = 0; i < count; i++)
            {
                var before = (x, y);
                parts[^1].Add(Move());
                Assert.NotEqual(before, (x, y));
            }
            if (type == 3) Assert.Equal((7u, 1u), Command());
        }
        Assert.NotEmpty(parts);
        return parts;

        (uint Id, uint Count) Command() => (commands[at] & 7, commands[at++] >> 3);

        (int, int) Move()
        {
            x += ZigZag(commands[at++]);
            y += ZigZag(commands[at++]);
            return (x, y);
        }

        static int ZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
    }

    static List<uint> Packed(byte[] bytes)
    {
        var numbers = new List<uint>();
        for (var at = 0; at < bytes.Length;) numbers.Add((uint)Varint(bytes, ref at));
        return numbers;
    }

    static List<(int Field, ulong Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, ulong, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0: fields.Add(((int)(tag >> 3), Varint(message, ref at), [])); break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add(((int)(tag >> 3), 0, message[at..(at + length)]));
                    at += length;
                    break;
                default: throw new InvalidDataException($"wire type {tag & 7}");
            }
        }
        return fields;
    }

    static ulong Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
    }
}
