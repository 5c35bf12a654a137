using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

public enum PlanJobState { Running, Done, Refused, Lost }

/// <summary>A search for a plan while it runs, and how it ended; a row, so that every node can show it and anybody can stop it.</summary>
public sealed class PlanJob : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public DateOnly Day { get; set; }
    public PlanJobState State { get; set; }
    public required string By { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    /// <summary>The node says that it is alive; a job that has been silent too long is lost.</summary>
    public DateTimeOffset HeardAt { get; set; }
    /// <summary>The <see cref="PlanFigures"/> of the best plan so far, as JSON.</summary>
    public string? Best { get; set; }
    public int Improvements { get; set; }
    /// <summary>Somebody is satisfied with what there is.</summary>
    public bool StopAsked { get; set; }
    /// <summary>The draft it became.</summary>
    public Guid? PlanId { get; set; }
    /// <summary>Why there is none.</summary>
    public string? RefusalCode { get; set; }
    public string? RefusalText { get; set; }
}
