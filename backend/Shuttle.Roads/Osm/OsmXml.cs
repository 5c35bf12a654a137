using System.Globalization;
using System.Xml;

namespace Shuttle.Roads;

/// <summary>Streams an OpenStreetMap XML file.</summary>
/// <param name="open">Opens the file anew for each pass.</param>
/// <param name="name">The file's name, for messages.</param>
public sealed class OsmXml(Func<Stream> open, string name) : IOsmSource
{
    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, IgnoreWhitespace = true, DtdProcessing = DtdProcessing.Prohibit };

    /// <inheritdoc/>
    public IEnumerable<OsmElement> Read(OsmKinds kinds)
    {
        using var stream = open();
        using var xml = XmlReader.Create(stream, Settings);
        while (Next(xml, kinds) is { } element) yield return element;
    }

    private OsmElement? Next(XmlReader xml, OsmKinds kinds)
    {
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.Depth == 0 && xml.Name != "osm") throw new FormatException($"the file starts with <{xml.Name}>, not <osm>");
                if (xml.Depth != 1) continue;
                if (xml.Name == "node" && kinds.HasFlag(OsmKinds.Nodes)) return ReadNode(xml);
                if (xml.Name == "way" && kinds.HasFlag(OsmKinds.Ways)) return ReadWay(xml);
                if (xml.Name == "relation" && kinds.HasFlag(OsmKinds.Relations)) return ReadRelation(xml);
            }
            return null;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException or IOException)
        {
            var line = (xml as IXmlLineInfo)?.LineNumber;
            throw new RoadException(RoadError.BadFile, $"{name}: damaged or cut short at line {line}: {e.Message} Fetch the extract again.", e);
        }
    }

    private static OsmNode ReadNode(XmlReader xml)
    {
        var id = Number(xml, "id");
        var point = new LonLat(Degrees(xml, "lon"), Degrees(xml, "lat"));
        if (!point.IsValid) throw new FormatException($"node {id} at {point} is not on the globe.");
        return new OsmNode(id, point, Children(xml, null));
    }

    private static OsmWay ReadWay(XmlReader xml)
    {
        var (id, nodes) = (Number(xml, "id"), new List<long>());
        return new OsmWay(id, nodes, Children(xml, child => { if (child.Name == "nd") nodes.Add(Number(child, "ref")); }));
    }

    private static OsmRelation ReadRelation(XmlReader xml)
    {
        var (id, members) = (Number(xml, "id"), new List<OsmMember>());
        return new OsmRelation(id, members, Children(xml, child =>
        {
            if (child.Name != "member") return;
            var kind = child.GetAttribute("type") switch
            {
                "node" => OsmKinds.Nodes,
                "way" => OsmKinds.Ways,
                "relation" => OsmKinds.Relations,
                var other => throw new FormatException($"'{other}' is no kind of member."),
            };
            members.Add(new OsmMember(kind, Number(child, "ref"), child.GetAttribute("role") ?? ""));
        }));
    }

    /// <summary>Reads the children up to the end tag: tags here, the rest by <paramref name="other"/>.</summary>
    private static IReadOnlyDictionary<string, string> Children(XmlReader xml, Action<XmlReader>? other)
    {
        if (xml.IsEmptyElement) return OsmElement.NoTags;
        Dictionary<string, string>? tags = null;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Name == "tag") (tags ??= [])[Attribute(xml, "k")] = Attribute(xml, "v");
            else other?.Invoke(xml);
        }
        return tags ?? OsmElement.NoTags;
    }

    private static string Attribute(XmlReader xml, string key) =>
        xml.GetAttribute(key) ?? throw new FormatException($"<{xml.Name}> has no '{key}'.");

    private static long Number(XmlReader xml, string key) => long.Parse(Attribute(xml, key), CultureInfo.InvariantCulture);

    private static double Degrees(XmlReader xml, string key) => double.Parse(Attribute(xml, key), NumberStyles.Float, CultureInfo.InvariantCulture);
}
