using System.Globalization;

namespace Shuttle.Cli.Plan;

/// <summary>
/// A line per set: mean extra vehicles over the best known, mean distance gap where the vehicles are equal (everywhere for distance
/// only), and against the baseline: wins, losses, ties, and the share won of the instances where the baseline misses the best known.
/// </summary>
static class BenchTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<BenchResult> results)
    {
        var beside = results.Any(result => result.Theirs is not null);
        yield return $"{"set",-22}{"n",4}{"infeasible",12}{"vehicles",10}{"gap",9}" + (beside ? $"   |{"vehicles",10}{"gap",9}{"wins",7}{"losses",8}{"ties",6}{"won where baseline misses",27}" : "");
        foreach (var set in results.GroupBy(result => result.Best.Set))
        {
            var all = set.ToList();
            var line = $"{set.Key,-22}{all.Count,4}{all.Count(r => !r.Ours.Feasible),12}{Means(all, r => r.Ours)}";
            if (beside)
            {
                var signs = all.Select(r => r.Ours.Against(r.Theirs!, r.DistanceOnly)).ToList();
                var missed = all.Where(r => !Reached(r)).ToList();
                var won = missed.Count == 0 ? "-" : $"{missed.Count(r => r.Ours.Against(r.Theirs!, r.DistanceOnly) < 0)}/{missed.Count}";
                line += $"   |{Means(all, r => r.Theirs!)}{signs.Count(s => s < 0),7}{signs.Count(s => s > 0),8}{signs.Count(s => s == 0),6}{won,27}";
            }
            yield return line;
        }
    }

    static string Means(List<BenchResult> set, Func<BenchResult, BenchAnswer> of)
    {
        var extra = set.Average(r => of(r).Vehicles - r.Best.Vehicles);
        var equal = set.Where(r => r.DistanceOnly || of(r).Vehicles == r.Best.Vehicles).ToList();
        var gap = equal.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{equal.Average(r => of(r).Distance / r.Best.Distance - 1) * 100:+0.00;-0.00;0.00}%");
        var told = set[0].DistanceOnly ? "-" : extra.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return $"{told,10}{gap,9}";
    }

    static bool Reached(BenchResult result) =>
        result.Theirs!.Feasible && (result.DistanceOnly || result.Theirs.Vehicles <= result.Best.Vehicles) && result.Theirs.Distance <= result.Best.Distance * 1.00005 + 0.01;
}
