using Shuttle.Roads.Graphs;

namespace Shuttle.Roads.Routing;

/// <summary>Turn instructions: one where the driver has something to decide or the street's name changes.</summary>
internal static class Guide
{
    private sealed record Draft(Manoeuvre Manoeuvre, string? Street, int LineIndex, int Exit = 0)
    {
        public long Cost { get; set; }
    }

    public static IReadOnlyList<RouteStep> Steps(RoadGraph graph, List<Stretch> stretches, List<LonLat> line, SnappedPoint arrival)
    {
        List<Draft> drafts = [];
        for (var i = 0; i < stretches.Count; i++)
        {
            var (stretch, name) = (stretches[i], graph.NameOf(stretches[i].Directed >> 1));
            if (i == 0) drafts.Add(new Draft(Manoeuvre.Depart, name, 0));
            else if (IsRoundabout(i) && !IsRoundabout(i - 1)) drafts.Add(RoundaboutFrom(i));
            else if (!IsRoundabout(i) && !IsRoundabout(i - 1) && Decision(stretch, name, drafts[^1].Street) is { } manoeuvre) drafts.Add(new Draft(manoeuvre, name, stretch.LineIndex));
            drafts[^1].Cost += stretch.Cost;
        }
        List<RouteStep> steps = [.. drafts.Select(d => new RouteStep(
            d.Manoeuvre, d.Street, line[d.LineIndex], d.LineIndex, Cost.Seconds(d.Cost), Cost.Metres(d.Cost),
            Phrases.Indonesian(d.Manoeuvre, d.Street, d.Exit), Phrases.English(d.Manoeuvre, d.Street, d.Exit), d.Exit))];
        var side = SideOfArrival(stretches[^1], arrival);
        steps.Add(new RouteStep(Manoeuvre.Arrive, arrival.StreetName, line[^1], line.Count - 1, 0, 0,
            Phrases.IndonesianArrival(side), Phrases.EnglishArrival(side)));
        return steps;

        bool IsRoundabout(int i) => graph.Edges[stretches[i].Directed >> 1].Flags.HasFlag(StreetFlags.Roundabout);

        Draft RoundaboutFrom(int entry)
        {
            var (exit, i) = (0, entry);
            for (; i < stretches.Count && IsRoundabout(i); i++) if (CanLeaveAfter(graph, stretches[i].Directed)) exit++;
            // The street after it is what the driver looks for.
            var street = i < stretches.Count ? graph.NameOf(stretches[i].Directed >> 1) : graph.NameOf(stretches[entry].Directed >> 1);
            return new Draft(Manoeuvre.Roundabout, street, stretches[entry].LineIndex, i < stretches.Count ? exit : 0);
        }
    }

    private static Manoeuvre? Decision(Stretch stretch, string? name, string? before) => stretch.Turn switch
    {
        TurnKind.SlightLeft => Manoeuvre.SlightLeft,
        TurnKind.Left => Manoeuvre.Left,
        TurnKind.SharpLeft => Manoeuvre.SharpLeft,
        TurnKind.SlightRight => Manoeuvre.SlightRight,
        TurnKind.Right => Manoeuvre.Right,
        TurnKind.SharpRight => Manoeuvre.SharpRight,
        TurnKind.UTurn => Manoeuvre.UTurn,
        _ => name is not null && name != before ? Manoeuvre.Continue : null,
    };

    /// <summary>Whether a street that may be driven leaves the roundabout at the end of this piece.</summary>
    private static bool CanLeaveAfter(RoadGraph graph, int directed)
    {
        var turns = graph.Turns;
        for (var t = turns.ArcStart[directed]; t < turns.ArcStart[directed + 1]; t++)
        {
            var next = turns.EdgeOf[turns.ArcTo[t]];
            ref readonly var edge = ref graph.Edges[next >> 1];
            var backward = (next & 1) != 0;
            if (!edge.Flags.HasFlag(StreetFlags.Roundabout)
                && (edge.Access.Allows(RoadProfile.Motorbike, backward, true) || edge.Access.Allows(RoadProfile.Car, backward, false))) return true;
        }
        return false;
    }

    private static StreetSide SideOfArrival(Stretch last, SnappedPoint arrival) => (arrival.Side, last.Directed & 1) switch
    {
        (StreetSide.Left, 0) or (StreetSide.Right, 1) => StreetSide.Left,
        (StreetSide.Right, 0) or (StreetSide.Left, 1) => StreetSide.Right,
        _ => StreetSide.On,
    };
}
