namespace Shuttle.Roads.Routing;

/// <summary>A place on a street piece and the directions one may leave and arrive in.</summary>
/// <param name="Edge">The piece.</param>
/// <param name="Fraction">How far along it as drawn, 0…1.</param>
/// <param name="Forward">Travel as drawn is possible.</param>
/// <param name="Backward">Travel against it is possible.</param>
internal readonly record struct Anchor(int Edge, double Fraction, bool Forward, bool Backward)
{
    public bool Uses(int directedEdge) => directedEdge >> 1 == Edge && ((directedEdge & 1) == 0 ? Forward : Backward);

    /// <summary>How far along in the direction of travel.</summary>
    public double Along(int directedEdge) => (directedEdge & 1) == 0 ? Fraction : 1 - Fraction;
}
