namespace Shuttle.Roads;

/// <summary>
/// Speeds per street piece and hour of day as our own runs drove them. Immutable.
/// </summary>
public sealed class MeasuredSpeeds
{
    private readonly Dictionary<(StreetPiece Piece, int Hour), double> _kmh;

    /// <param name="version">Text that changes whenever the figures do; part of the key of customised graphs.</param>
    /// <param name="speeds">Piece, hour 0…23 (−1: any hour), km/h above 0.</param>
    /// <exception cref="RoadException">A speed or hour is out of range.</exception>
    public MeasuredSpeeds(string version, IEnumerable<(StreetPiece Piece, int Hour, double Kmh)> speeds)
    {
        Version = version;
        _kmh = [];
        foreach (var (piece, hour, kmh) in speeds)
        {
            if (hour is < -1 or > 23) throw new RoadException(RoadError.BadInput, $"measured speed of way {piece.Way}: hour {hour} is not between -1 and 23");
            if (!(kmh is > 0 and <= 200)) throw new RoadException(RoadError.BadInput, $"measured speed of way {piece.Way}: {kmh} km/h is not between 0 and 200");
            _kmh[(piece, hour)] = kmh;
        }
    }

    /// <summary>Names this set of figures.</summary>
    public string Version { get; }

    /// <summary>How many figures there are.</summary>
    public int Count => _kmh.Count;

    /// <summary>The speed for the hour, else for any hour, else null.</summary>
    public double? Find(StreetPiece piece, int? hour) =>
        hour is { } h && _kmh.TryGetValue((piece, h), out var kmh) || _kmh.TryGetValue((piece, -1), out kmh) ? kmh : null;
}
