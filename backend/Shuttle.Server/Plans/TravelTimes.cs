using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>
/// Travel times between the points of a day, kept in memory: a dragged stop is timed again many times between the same points. The key
/// is what the times depend on (profile, points, closures), so nothing has to be told when it changes.
/// </summary>
public sealed class TravelTimes(RoadsInUse roads, IMemoryCache kept)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>One matrix per profile, in the order of <see cref="ProblemOfTheDay.Profiles"/>.</summary>
    public async Task<IReadOnlyList<RoadMatrix>> OfAsync(DayAtHand day, CancellationToken ct)
    {
        var (points, conditions) = (day.Points, ConditionsOf(day.Closures));
        var fingerprint = Fingerprint(points, day.Closures);
        var matrices = new List<RoadMatrix>();
        foreach (var profile in ProblemOfTheDay.Profiles(day.Day))
            matrices.Add((await kept.GetOrCreateAsync((nameof(TravelTimes), profile, fingerprint), entry =>
            {
                entry.SlidingExpiration = KeptFor;
                return roads.Network.MatrixAsync(profile, points, conditions, cancel: ct).AsTask();
            }))!);
        return matrices;
    }

    /// <summary>The closures as the roads understand them; null where nothing is closed.</summary>
    public static RoadConditions? ConditionsOf(IReadOnlyList<RoadClosure> closures) =>
        closures.Count == 0 ? null : new RoadConditions { Closures = [.. closures.Select(c => new Closure(c.Area))] };

    private static string Fingerprint(IReadOnlyList<LonLat> points, IReadOnlyList<RoadClosure> closures)
    {
        var text = new StringBuilder();
        foreach (var point in points) text.Append(CultureInfo.InvariantCulture, $"{point.Lon:R} {point.Lat:R};");
        foreach (var closure in closures) text.Append(closure.Id);
        return PersonalData.Sha256(text.ToString());
    }
}
