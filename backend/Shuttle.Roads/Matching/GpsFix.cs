namespace Shuttle.Roads;

/// <summary>One position from a receiver.</summary>
/// <param name="Point">Where.</param>
/// <param name="At">When.</param>
/// <param name="AccuracyMetres">Radius the receiver claims (68 %); 8 where it says nothing.</param>
public readonly record struct GpsFix(LonLat Point, DateTimeOffset At, double? AccuracyMetres = null)
{
    /// <summary>The accuracy reckoned with: receivers claim anything.</summary>
    internal double Accuracy => Math.Clamp(AccuracyMetres ?? 8, 3, 60);
}

/// <summary>A track put on streets.</summary>
/// <param name="Metres">Distance driven along streets; gaps are not counted.</param>
/// <param name="Line">The line driven; jumps across gaps.</param>
/// <param name="Pieces">Pieces of street in the order driven.</param>
/// <param name="Gaps">How often the track left the network or jumped further than anyone drives.</param>
public sealed record MatchedTrack(double Metres, IReadOnlyList<LonLat> Line, IReadOnlyList<DrivenPiece> Pieces, int Gaps);

/// <summary>One piece of street, or a part of it, as it was driven.</summary>
/// <param name="Piece">Which, in the direction driven.</param>
/// <param name="Street">Its name, where it has one.</param>
/// <param name="Metres">Driven on it.</param>
/// <param name="PieceMetres">Its whole length.</param>
/// <param name="Seconds">Spent on it, standing included.</param>
/// <param name="Entered">When.</param>
public sealed record DrivenPiece(StreetPiece Piece, string? Street, double Metres, double PieceMetres, double Seconds, DateTimeOffset Entered);
