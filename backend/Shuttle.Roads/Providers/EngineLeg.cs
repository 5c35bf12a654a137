using Shuttle.Roads.Routing;

namespace Shuttle.Roads.Providers;

/// <summary>One instruction as an engine gave it, in our words.</summary>
/// <param name="Manoeuvre">What to do.</param>
/// <param name="Street">The street driven after it.</param>
/// <param name="At">Index in the leg's line.</param>
/// <param name="Seconds">Time of the stretch after it.</param>
/// <param name="Metres">Length of the stretch after it.</param>
/// <param name="Exit">The roundabout's exit.</param>
/// <param name="Side">For the arrival: where the destination lies.</param>
readonly record struct EngineTurn(
    Manoeuvre Manoeuvre, string? Street, int At, double Seconds, double Metres, int Exit = 0, StreetSide Side = StreetSide.On);

/// <summary>Makes a leg of an engine's answer, with instructions in our own two languages.</summary>
static class EngineLeg
{
    /// <param name="seconds">As the engine has it.</param>
    /// <param name="metres">As the engine has it.</param>
    /// <param name="line">The line driven; empty where none was asked for.</param>
    /// <param name="turns">The engine's instructions; none where none were asked for.</param>
    /// <param name="speedFactor">Divides all times.</param>
    public static RouteLeg Build(double seconds, double metres, IReadOnlyList<LonLat> line, IEnumerable<EngineTurn> turns, double speedFactor) => new(
        (int)Math.Round(seconds / speedFactor), (int)Math.Round(metres), line,
        [.. WorthSaying(turns).Select(turn => Step(turn, line, speedFactor))])
    {
        StreetNames = WithoutRepeats(turns.Select(turn => turn.Street)),
    };

    /// <summary>"Go on" is left out where neither the street nor its name changes; its stretch belongs to what was said before.</summary>
    static List<EngineTurn> WorthSaying(IEnumerable<EngineTurn> turns)
    {
        var said = new List<EngineTurn>();
        foreach (var turn in turns)
        {
            if (said.Count == 0 || turn.Manoeuvre != Manoeuvre.Continue || (turn.Street is not null && turn.Street != said[^1].Street && said[^1].Manoeuvre != Manoeuvre.Roundabout))
                said.Add(turn);
            else
                said[^1] = said[^1] with
                {
                    Seconds = said[^1].Seconds + turn.Seconds, Metres = said[^1].Metres + turn.Metres,
                    // Out of a roundabout the driver looks for the street that follows.
                    Street = said[^1].Manoeuvre == Manoeuvre.Roundabout ? turn.Street ?? said[^1].Street : said[^1].Street,
                };
        }
        return said;
    }

    static RouteStep Step(EngineTurn turn, IReadOnlyList<LonLat> line, double speedFactor)
    {
        var (id, en) = turn.Manoeuvre == Manoeuvre.Arrive
            ? (Phrases.IndonesianArrival(turn.Side), Phrases.EnglishArrival(turn.Side))
            : (Phrases.Indonesian(turn.Manoeuvre, turn.Street, turn.Exit), Phrases.English(turn.Manoeuvre, turn.Street, turn.Exit));
        return new RouteStep(turn.Manoeuvre, turn.Street, line[turn.At], turn.At,
            (int)Math.Round(turn.Seconds / speedFactor), (int)Math.Round(turn.Metres), id, en, turn.Exit);
    }

    static List<string> WithoutRepeats(IEnumerable<string?> streets)
    {
        var names = new List<string>();
        foreach (var street in streets)
            if (street is not null && (names.Count == 0 || names[^1] != street)) names.Add(street);
        return names;
    }
}
