using Google.Protobuf;

namespace Shuttle.Roads;

/// <summary>Decodes one unpacked data block: a table of strings and groups of elements that point into it.</summary>
internal sealed class OsmPbfBlock
{
    private readonly List<string> _strings = [];
    private readonly List<ByteString> _groups = [];
    private long _granularity = 100, _latOffset, _lonOffset;

    public static void Decode(byte[] data, OsmKinds kinds, List<OsmElement> into)
    {
        var block = new OsmPbfBlock(data);
        // Groups come before the numbers that scale them, hence two steps.
        foreach (var group in block._groups) block.ReadGroup(group.CreateCodedInput(), kinds, into);
    }

    private OsmPbfBlock(byte[] data)
    {
        var input = new CodedInputStream(data);
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: ReadStrings(input.ReadBytes().CreateCodedInput()); break;
                case 2: _groups.Add(input.ReadBytes()); break;
                case 17: _granularity = input.ReadInt32(); break;
                case 19: _latOffset = input.ReadInt64(); break;
                case 20: _lonOffset = input.ReadInt64(); break;
                default: input.SkipLastField(); break;
            }
        }
    }

    private void ReadStrings(CodedInputStream input)
    {
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == 1) _strings.Add(input.ReadBytes().ToStringUtf8());
            else input.SkipLastField();
        }
    }

    private void ReadGroup(CodedInputStream input, OsmKinds kinds, List<OsmElement> into)
    {
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1 when kinds.HasFlag(OsmKinds.Nodes): into.Add(ReadNode(input.ReadBytes().CreateCodedInput())); break;
                case 2 when kinds.HasFlag(OsmKinds.Nodes): ReadDense(input.ReadBytes().CreateCodedInput(), into); break;
                case 3 when kinds.HasFlag(OsmKinds.Ways): into.Add(ReadWay(input.ReadBytes().CreateCodedInput())); break;
                case 4 when kinds.HasFlag(OsmKinds.Relations): into.Add(ReadRelation(input.ReadBytes().CreateCodedInput())); break;
                default: input.SkipLastField(); break;
            }
        }
    }

    private OsmNode ReadNode(CodedInputStream input)
    {
        long id = 0, lat = 0, lon = 0;
        List<long> keys = [], values = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadSInt64(); break;
                case 2: keys = Packed(input, i => i.ReadUInt32()); break;
                case 3: values = Packed(input, i => i.ReadUInt32()); break;
                case 8: lat = input.ReadSInt64(); break;
                case 9: lon = input.ReadSInt64(); break;
                default: input.SkipLastField(); break;
            }
        }
        return new OsmNode(id, Place(lon, lat), Tags(keys, values));
    }

    private void ReadDense(CodedInputStream input, List<OsmElement> into)
    {
        List<long> ids = [], lats = [], lons = [], tags = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: ids = Packed(input, i => i.ReadSInt64()); break;
                case 8: lats = Packed(input, i => i.ReadSInt64()); break;
                case 9: lons = Packed(input, i => i.ReadSInt64()); break;
                case 10: tags = Packed(input, i => i.ReadInt32()); break;
                default: input.SkipLastField(); break;
            }
        }
        if (lats.Count != ids.Count || lons.Count != ids.Count) throw new InvalidDataException("ids and coordinates differ in number");
        long id = 0, lat = 0, lon = 0;
        var t = 0;
        for (var i = 0; i < ids.Count; i++)
        {
            (id, lat, lon) = (id + ids[i], lat + lats[i], lon + lons[i]);
            Dictionary<string, string>? own = null;
            // Key, value, key, value, 0 for each node; the whole list is absent where no node has a tag.
            for (; t < tags.Count && tags[t] != 0; t += 2)
                (own ??= [])[Text(tags[t])] = Text(t + 1 < tags.Count ? tags[t + 1] : -1);
            t++;
            into.Add(new OsmNode(id, Place(lon, lat), own ?? OsmElement.NoTags));
        }
    }

    private OsmWay ReadWay(CodedInputStream input)
    {
        var id = 0L;
        List<long> keys = [], values = [], refs = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadInt64(); break;
                case 2: keys = Packed(input, i => i.ReadUInt32()); break;
                case 3: values = Packed(input, i => i.ReadUInt32()); break;
                case 8: refs = Packed(input, i => i.ReadSInt64()); break;
                default: input.SkipLastField(); break;
            }
        }
        Accumulate(refs);
        return new OsmWay(id, refs, Tags(keys, values));
    }

    private OsmRelation ReadRelation(CodedInputStream input)
    {
        var id = 0L;
        List<long> keys = [], values = [], roles = [], ids = [], kinds = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadInt64(); break;
                case 2: keys = Packed(input, i => i.ReadUInt32()); break;
                case 3: values = Packed(input, i => i.ReadUInt32()); break;
                case 8: roles = Packed(input, i => i.ReadInt32()); break;
                case 9: ids = Packed(input, i => i.ReadSInt64()); break;
                case 10: kinds = Packed(input, i => i.ReadInt32()); break;
                default: input.SkipLastField(); break;
            }
        }
        if (roles.Count != ids.Count || kinds.Count != ids.Count) throw new InvalidDataException("a relation's members and roles differ in number");
        Accumulate(ids);
        return new OsmRelation(id, [.. ids.Select((member, i) => new OsmMember(Kind(kinds[i]), member, Text(roles[i])))], Tags(keys, values));
    }

    private static OsmKinds Kind(long number) => number switch
    {
        0 => OsmKinds.Nodes,
        1 => OsmKinds.Ways,
        2 => OsmKinds.Relations,
        _ => throw new InvalidDataException($"{number} is no kind of member"),
    };

    private LonLat Place(long lon, long lat)
    {
        var point = new LonLat((_lonOffset + _granularity * lon) / 1e9, (_latOffset + _granularity * lat) / 1e9);
        return point.IsValid ? point : throw new InvalidDataException($"a node at {point} is not on the globe");
    }

    private Dictionary<string, string> Tags(List<long> keys, List<long> values)
    {
        if (keys.Count != values.Count) throw new InvalidDataException("keys and values differ in number");
        var tags = new Dictionary<string, string>(keys.Count);
        for (var i = 0; i < keys.Count; i++) tags[Text(keys[i])] = Text(values[i]);
        return tags;
    }

    private string Text(long index) =>
        index >= 0 && index < _strings.Count ? _strings[(int)index] : throw new InvalidDataException($"there is no string {index}");

    private static List<long> Packed(CodedInputStream outer, Func<CodedInputStream, long> read)
    {
        var input = outer.ReadBytes().CreateCodedInput();
        List<long> numbers = [];
        while (!input.IsAtEnd) numbers.Add(read(input));
        return numbers;
    }

    private static void Accumulate(List<long> deltas)
    {
        for (var i = 1; i < deltas.Count; i++) deltas[i] += deltas[i - 1];
    }
}
