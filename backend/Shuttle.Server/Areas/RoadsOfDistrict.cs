using Shuttle.Roads;

namespace Shuttle.Server.Areas;

/// <summary>The installation's road network and what its map shows; set once at start, before the first request.</summary>
public sealed class RoadsInUse
{
    private IRoadNetwork? _network;

    public IRoadNetwork Network => _network ?? throw new InvalidOperationException("The road network has not been opened yet.");

    /// <summary>Streets, places and ground for map and search; nothing where the network comes without them.</summary>
    public StreetData Streets { get; private set; } = StreetData.Empty;

    /// <summary>Whom the map thanks for its data.</summary>
    public string Attribution { get; private set; } = "";

    public void Use(IRoadNetwork network, StreetData streets, string attribution) => (_network, Streets, Attribution) = (network, streets, attribution);
}
