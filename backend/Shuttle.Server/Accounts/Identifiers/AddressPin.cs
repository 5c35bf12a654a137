using Shuttle.Contracts;

namespace Shuttle.Server.Accounts.Identifiers;

/// <summary>A place where a hand-over at an address really happened.</summary>
/// <param name="Point">Where the device was.</param>
/// <param name="AccuracyMetres">Radius it stated.</param>
public sealed record VerifiedStop(GeoPoint Point, double AccuracyMetres);

/// <summary>Where an address is, learnt from verified stops, and how far that can be trusted.</summary>
/// <param name="Point">The pin.</param>
/// <param name="Confidence">0 (somebody's guess) to below 1; grows with every stop that agrees, falls with those that do not.</param>
/// <param name="Stops">Verified stops behind it.</param>
public sealed record AddressPin(GeoPoint Point, double Confidence, int Stops)
{
    // A pin set by hand weighs as one stop with a poor fix, so that two good stops outvote it.
    const double HandSetAccuracyMetres = 30;
    // No fix is taken for better than this; houses are wider.
    const double BestAccuracyMetres = 5;
    // Stops this near mean the same gate.
    const double SameGateMetres = 40;

    /// <summary>
    /// The weighted median of the pin that was set by hand and all verified stops, longitude and latitude apart. A stop weighs the inverse of
    /// its accuracy, so one stray fix cannot drag the pin as it would a mean.
    /// </summary>
    public static AddressPin Learn(GeoPoint setByHand, IReadOnlyCollection<VerifiedStop> stops)
    {
        List<(GeoPoint Point, double Weight)> votes = [(setByHand, Weight(HandSetAccuracyMetres)), .. stops.Select(stop => (stop.Point, Weight(stop.AccuracyMetres)))];
        var pin = new GeoPoint(Median(votes.Select(vote => (vote.Point.Lon, vote.Weight))), Median(votes.Select(vote => (vote.Point.Lat, vote.Weight))));
        return new(pin, Agreement(pin, stops), stops.Count);
    }

    // The share of agreeing stops, held down while there are few: n agreeing stops give n/(n+1).
    static double Agreement(GeoPoint pin, IReadOnlyCollection<VerifiedStop> stops) =>
        stops.Count(stop => Metres(pin, stop.Point) <= SameGateMetres + stop.AccuracyMetres) / (stops.Count + 1.0);

    static double Weight(double accuracyMetres) => 1 / Math.Max(accuracyMetres, BestAccuracyMetres);

    static double Median(IEnumerable<(double Value, double Weight)> votes)
    {
        var ordered = votes.OrderBy(vote => vote.Value).ToList();
        var half = ordered.Sum(vote => vote.Weight) / 2;
        var below = 0.0;
        foreach (var (value, weight) in ordered)
        {
            below += weight;
            if (below >= half) return value;
        }
        return ordered[^1].Value;
    }

    // A flat earth is right to a millimetre over a street.
    static double Metres(GeoPoint one, GeoPoint other)
    {
        const double metresPerDegree = 111_320;
        var east = (one.Lon - other.Lon) * metresPerDegree * Math.Cos(one.Lat * Math.PI / 180);
        var north = (one.Lat - other.Lat) * metresPerDegree;
        return Math.Sqrt(east * east + north * north);
    }
}
