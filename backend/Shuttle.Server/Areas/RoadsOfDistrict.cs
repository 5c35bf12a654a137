using Shuttle.Roads;

namespace Shuttle.Server.Areas;

/// <summary>The installation's road network; set once at start, before the first request.</summary>
public sealed class RoadsInUse
{
    private IRoadNetwork? _network;

    public IRoadNetwork Network => _network ?? throw new InvalidOperationException("The road network has not been opened yet.");

    public void Use(IRoadNetwork network) => _network = network;
}
