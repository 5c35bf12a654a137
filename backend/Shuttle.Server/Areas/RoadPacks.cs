using System.Security.Cryptography;
using Shuttle.Roads;
using Shuttle.Server.Data;

namespace Shuttle.Server.Areas;

/// <summary>
/// The road graph as one file for the driver's app, which finds its way around a blocked street without signal. Made once per graph; there
/// is none where an engine elsewhere answers for the roads.
/// </summary>
public sealed class RoadPacks(RoadsInUse roads, IConfiguration configuration)
{
    private readonly Lock _gate = new();
    private (RoadGraph Of, OfflineMap Pack)? _made;

    public OfflineMap? Find()
    {
        if (roads.Network is not LocalRoadNetwork { Graph: var graph }) return null;
        lock (_gate)
        {
            if (_made is not { } made || made.Of != graph) _made = made = (graph, Make(graph));
            return made.Pack;
        }
    }

    private OfflineMap Make(RoadGraph graph)
    {
        var folder = Path.Combine(DataSetup.DataFolder(configuration), "packs");
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, "roads.new");
        // Street names and places for search stay at home: the graph carries what its own instructions say.
        RoadGraphFile.Write(fresh, graph, StreetData.Empty);
        string hash;
        using (var content = File.OpenRead(fresh)) hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var file = Path.Combine(folder, $"{hash}.roads");
        File.Move(fresh, file, overwrite: true);
        return new(file, hash);
    }
}
