using Shuttle.Roads.Graphs;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads;

/// <summary>
/// Finds the streets a noisy track was driven on: a hidden Markov model over places near each fix, where a street is the
/// likelier the nearer it is, and a step the likelier the less the drive between two places differs from the straight
/// line between the fixes (Newson and Krumm 2009). Thread-safe.
/// </summary>
/// <param name="network">The streets.</param>
/// <param name="profile">Who drove.</param>
/// <param name="conditions">Under which; usual ones where null. <see cref="RoadConditions.MotorbikeOnPaths"/> admits gang tagged as paths.</param>
public sealed class MapMatcher(LocalRoadNetwork network, RoadProfile profile, RoadConditions? conditions = null)
{
    private readonly RoadConditions _conditions = conditions ?? RoadConditions.Usual;

    private const int MaxCandidates = 8;
    private const double MinRadius = 40, MaxRadius = 150;
    /// <summary>Scale, in metres, of the difference between drive and straight line.</summary>
    private const double DetourScale = 25;

    /// <summary>A place near a fix and the one direction driven there.</summary>
    private sealed record Candidate(Anchor Anchor, double Unlikelihood);

    /// <summary>Puts a track on streets.</summary>
    /// <param name="fixes">In order of time.</param>
    /// <exception cref="RoadException"><see cref="RoadError.BadInput"/>: fewer than two fixes, or out of order.</exception>
    public MatchedTrack Match(IReadOnlyList<GpsFix> fixes)
    {
        if (fixes.Count < 2) throw new RoadException(RoadError.BadInput, $"fixes: {fixes.Count} given, a track needs two or more");
        for (var i = 0; i < fixes.Count; i++)
        {
            if (!fixes[i].Point.IsValid) throw new RoadException(RoadError.BadInput, $"fixes[{i}]: {fixes[i].Point} is not on the globe");
            if (i > 0 && fixes[i].At < fixes[i - 1].At) throw new RoadException(RoadError.BadInput, $"fixes[{i}]: is earlier than the one before");
        }
        var metric = network.MetricFor(profile, _conditions);
        var track = new TrackBuilder(metric);
        var state = new SearchState(network.Graph.Order.Count);
        foreach (var run in Runs(Thin(fixes), metric, state, track)) track.Add(run, state);
        return track.ToTrack();
    }

    /// <summary>Fixes within the receiver's own error of the last one say nothing new; the last fix always stays.</summary>
    private static List<GpsFix> Thin(IReadOnlyList<GpsFix> fixes)
    {
        List<GpsFix> kept = [fixes[0]];
        for (var i = 1; i < fixes.Count; i++)
            if (i == fixes.Count - 1 || fixes[i].Point.MetresTo(kept[^1].Point) > 2 * fixes[i].Accuracy) kept.Add(fixes[i]);
        return kept;
    }

    /// <summary>The likeliest places, in runs between gaps (Viterbi).</summary>
    private IEnumerable<List<(GpsFix Fix, Anchor Anchor)>> Runs(List<GpsFix> fixes, Metric metric, SearchState state, TrackBuilder track)
    {
        List<(GpsFix Fix, List<Candidate> Candidates, int[] Before)> steps = [];
        double[] score = [];
        foreach (var fix in fixes)
        {
            var candidates = CandidatesOf(fix);
            if (candidates.Count == 0)
            {
                // Off the streets: a car park, a field. The track goes on when it comes back.
                if (steps.Count > 0) track.Gaps++;
                if (steps.Count > 1) yield return Trace(steps, score);
                steps.Clear();
                continue;
            }
            var (next, before) = steps.Count == 0 ? ([], []) : Step(steps[^1].Fix, steps[^1].Candidates, score, fix, candidates, metric, state);
            if (steps.Count > 0 && next.All(double.IsPositiveInfinity))
            {
                track.Gaps++;
                if (steps.Count > 1) yield return Trace(steps, score);
                steps.Clear();
            }
            score = steps.Count == 0 ? [.. candidates.Select(c => c.Unlikelihood)] : next;
            steps.Add((fix, candidates, before));
        }
        if (steps.Count > 1) yield return Trace(steps, score);
    }

    private List<Candidate> CandidatesOf(GpsFix fix)
    {
        var accuracy = fix.Accuracy;
        var hits = network.SnapperFor(profile, _conditions).FindAll(fix.Point, Math.Clamp(4 * accuracy, MinRadius, MaxRadius));
        List<Candidate> candidates = [];
        foreach (var hit in hits.Take(MaxCandidates))
        {
            var unlikelihood = 0.5 * Math.Pow(hit.Metres / accuracy, 2);
            if (hit.Anchor.Forward) candidates.Add(new Candidate(hit.Anchor with { Backward = false }, unlikelihood));
            if (hit.Anchor.Backward) candidates.Add(new Candidate(hit.Anchor with { Forward = false }, unlikelihood));
        }
        return candidates;
    }

    private static (double[] Score, int[] Before) Step(
        GpsFix lastFix, List<Candidate> last, double[] lastScore, GpsFix fix, List<Candidate> candidates, Metric metric, SearchState state)
    {
        var costs = new long[last.Count * candidates.Count];
        ManyToMany.Run(metric, state, [.. last.Select(c => (Anchor?)c.Anchor)], [.. candidates.Select(c => (Anchor?)c.Anchor)], costs);
        var straight = lastFix.Point.MetresTo(fix.Point);
        var elapsed = Math.Max(1, (fix.At - lastFix.At).TotalSeconds);
        var (score, before) = (new double[candidates.Count], new int[candidates.Count]);
        for (var to = 0; to < candidates.Count; to++)
        {
            score[to] = double.PositiveInfinity;
            for (var from = 0; from < last.Count; from++)
            {
                var (metres, seconds) = Drive(last[from], candidates[to], costs[from * candidates.Count + to], metric, fix.Accuracy);
                // Nobody drives three times the way, nor at several times the usual speed.
                if (metres > 3 * straight + 200 || seconds > 4 * elapsed + 30) continue;
                var total = lastScore[from] + Math.Abs(metres - straight) / DetourScale + candidates[to].Unlikelihood;
                if (total < score[to]) (score[to], before[to]) = (total, from);
            }
        }
        return (score, before);
    }

    /// <summary>Metres and seconds between two places; noise may put a later fix a little behind an earlier one.</summary>
    private static (double Metres, double Seconds) Drive(Candidate from, Candidate to, long cost, Metric metric, double accuracy)
    {
        if (TrackBuilder.IsJitter(from.Anchor, to.Anchor, metric.Graph, accuracy)) return (0, 0);
        return cost >= Cost.Unreachable ? (double.MaxValue, double.MaxValue) : (Cost.Centimetres(cost) / 100.0, Cost.Milliseconds(cost) / 1000.0);
    }

    private static List<(GpsFix Fix, Anchor Anchor)> Trace(List<(GpsFix Fix, List<Candidate> Candidates, int[] Before)> steps, double[] score)
    {
        var at = Array.IndexOf(score, score.Min());
        List<(GpsFix, Anchor)> run = [];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            run.Add((steps[i].Fix, steps[i].Candidates[at].Anchor));
            if (i > 0) at = steps[i].Before[at];
        }
        run.Reverse();
        return run;
    }
}
