namespace Shuttle.Roads;

/// <summary>Anything in an OpenStreetMap extract.</summary>
/// <param name="Id">Id within its kind.</param>
/// <param name="Tags">Keys and values; empty for most nodes.</param>
public abstract record OsmElement(long Id, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>No tags.</summary>
    public static IReadOnlyDictionary<string, string> NoTags { get; } = new Dictionary<string, string>();

    /// <summary>A tag's value, or null.</summary>
    public string? Tag(string key) => Tags.GetValueOrDefault(key);
}

/// <summary>A point.</summary>
public sealed record OsmNode(long Id, LonLat Point, IReadOnlyDictionary<string, string> Tags) : OsmElement(Id, Tags);

/// <summary>A line through nodes.</summary>
public sealed record OsmWay(long Id, IReadOnlyList<long> Nodes, IReadOnlyDictionary<string, string> Tags) : OsmElement(Id, Tags);

/// <summary>A group of elements: a turn restriction, a polygon with holes.</summary>
public sealed record OsmRelation(long Id, IReadOnlyList<OsmMember> Members, IReadOnlyDictionary<string, string> Tags) : OsmElement(Id, Tags);

/// <summary>One member of a relation.</summary>
public readonly record struct OsmMember(OsmKinds Kind, long Id, string Role);

/// <summary>Kinds of elements.</summary>
[Flags]
public enum OsmKinds
{
    /// <summary>Nodes.</summary>
    Nodes = 1,
    /// <summary>Ways.</summary>
    Ways = 2,
    /// <summary>Relations.</summary>
    Relations = 4,
    /// <summary>All three.</summary>
    All = 7,
}

/// <summary>A place elements come from; it is read several times, one kind at a time, so that nothing big is kept.</summary>
public interface IOsmSource
{
    /// <summary>Streams the elements of the wanted kinds.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadFile"/> where the source is damaged.</exception>
    IEnumerable<OsmElement> Read(OsmKinds kinds);
}

/// <summary>Elements that are already in memory: generated streets, tests.</summary>
public sealed class OsmList(IEnumerable<OsmElement> elements) : IOsmSource
{
    private readonly OsmElement[] _elements = [.. elements];

    /// <inheritdoc/>
    public IEnumerable<OsmElement> Read(OsmKinds kinds) => _elements.Where(element => kinds.HasFlag(element switch
    {
        OsmNode => OsmKinds.Nodes,
        OsmWay => OsmKinds.Ways,
        _ => OsmKinds.Relations,
    }));
}
