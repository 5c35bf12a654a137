namespace Shuttle.Roads;

/// <summary>Why a question about roads could not be answered.</summary>
public enum RoadError
{
    /// <summary>The caller's input breaks a rule; the message names it.</summary>
    BadInput,
    /// <summary>No street that the profile may use within the allowed distance of the point.</summary>
    NoStreetNear,
    /// <summary>There is no way between two points for this profile under these conditions.</summary>
    Unreachable,
    /// <summary>A file is damaged, truncated or of another version.</summary>
    BadFile,
    /// <summary>A remote engine did not answer or answered with an error of its own.</summary>
    EngineFailed,
    /// <summary>This engine cannot do what was asked (see <see cref="IRoadNetwork.Features"/>).</summary>
    NotSupported,
}

/// <summary>A question about roads that has no answer, with the reason.</summary>
public sealed class RoadException(RoadError error, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of reason.</summary>
    public RoadError Error { get; } = error;
    /// <summary>Index of the point that is at fault, where one is.</summary>
    public int? PointIndex { get; init; }
}
