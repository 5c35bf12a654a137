using NetTopologySuite.Geometries;

namespace Shuttle.Roads;

/// <summary>What to take from an extract.</summary>
public sealed record ImportOptions
{
    /// <summary>Everything.</summary>
    public static ImportOptions Default { get; } = new();
    /// <summary>Only what lies in this area (lon lat); a street that crosses its border is kept to its first node outside.</summary>
    public Geometry? Clip { get; init; }
    /// <summary>Keep water, green and built-up land for the map.</summary>
    public bool KeepAreas { get; init; } = true;
    /// <summary>Keep outlines of buildings for the map (many; off for small files).</summary>
    public bool KeepBuildings { get; init; }
}

/// <summary>What an import makes.</summary>
/// <param name="Graph">The prepared road graph.</param>
/// <param name="Streets">What maps and search need.</param>
/// <param name="Report">What was read, kept and dropped.</param>
public sealed record ImportResult(RoadGraph Graph, StreetData Streets, ImportReport Report);

/// <summary>What an import read, kept and dropped, and why.</summary>
public sealed class ImportReport
{
    /// <summary>Nodes in the source.</summary>
    public long NodesRead { get; internal set; }
    /// <summary>Ways in the source.</summary>
    public long WaysRead { get; internal set; }
    /// <summary>Relations in the source.</summary>
    public long RelationsRead { get; internal set; }
    /// <summary>Ways that became streets.</summary>
    public int Streets { get; internal set; }
    /// <summary>Nodes on those streets.</summary>
    public int StreetNodes { get; internal set; }
    /// <summary>Junctions, ends and barriers.</summary>
    public int Junctions { get; internal set; }
    /// <summary>Pieces of street between them.</summary>
    public int Pieces { get; internal set; }
    /// <summary>Turn restrictions in force.</summary>
    public int Restrictions { get; internal set; }
    /// <summary>Kilometres of street by class.</summary>
    public SortedDictionary<StreetClass, double> KilometresByClass { get; } = [];
    /// <summary>Separate networks, whoever travels.</summary>
    public int Components { get; internal set; }
    /// <summary>Share of the length that lies in the largest of them, 0…1.</summary>
    public double LargestComponentShare { get; internal set; }
    /// <summary>How many elements were left out, by reason.</summary>
    public SortedDictionary<string, int> Dropped { get; } = new(StringComparer.Ordinal);
    /// <summary>Time by step.</summary>
    public List<(string Step, TimeSpan Took)> Times { get; } = [];

    internal void Drop(string reason, int count = 1) => Dropped[reason] = Dropped.GetValueOrDefault(reason) + count;
}
