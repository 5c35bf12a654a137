namespace Shuttle.Roads;

/// <summary>
/// Collects how fast our own runs drove each piece of street at each hour and makes <see cref="MeasuredSpeeds"/> of it.
/// Not thread-safe.
/// </summary>
/// <param name="offset">The district's offset from UTC, for the hour of day.</param>
public sealed class SpeedLearner(TimeSpan offset)
{
    /// <summary>Slower than this is a stop at an address, not traffic.</summary>
    private const double SlowestKmh = 3;
    private const double FastestKmh = 120;
    /// <summary>Share of a piece that must be driven for its speed to count.</summary>
    private const double WholeShare = 0.8;

    private readonly Dictionary<(StreetPiece Piece, int Hour), List<double>> _speeds = [];

    /// <summary>Takes the pieces that were driven nearly whole and without a stop.</summary>
    public void Add(MatchedTrack track)
    {
        foreach (var driven in track.Pieces)
        {
            if (driven.Metres < WholeShare * driven.PieceMetres || driven.Metres < 20 || driven.Seconds <= 0) continue;
            var kmh = driven.Metres / driven.Seconds * 3.6;
            if (kmh is < SlowestKmh or > FastestKmh) continue;
            foreach (var hour in (ReadOnlySpan<int>)[driven.Entered.ToOffset(offset).Hour, -1])
            {
                if (!_speeds.TryGetValue((driven.Piece, hour), out var list)) _speeds[(driven.Piece, hour)] = list = [];
                list.Add(kmh);
            }
        }
    }

    /// <summary>The median of each piece and hour that was driven often enough.</summary>
    /// <param name="version">Names the result; see <see cref="MeasuredSpeeds.Version"/>.</param>
    /// <param name="minRuns">Fewest drives that count.</param>
    public MeasuredSpeeds ToSpeeds(string version, int minRuns = 3) => new(version, _speeds
        .Where(entry => entry.Value.Count >= minRuns)
        .Select(entry => (entry.Key.Piece, entry.Key.Hour, Median(entry.Value))));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
