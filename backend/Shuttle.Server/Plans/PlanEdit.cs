using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>What a dispatcher fixed about a leg; a null part is free.</summary>
/// <param name="LegId">The leg.</param>
/// <param name="ShiftId">Must be on this shift.</param>
/// <param name="Position">Must be the shift's stop of this number, counted from 0; -1: the last one.</param>
/// <param name="Start">Work at the door must begin exactly then.</param>
/// <param name="Aside">Put aside: it stays in the pool until a dispatcher takes it up again.</param>
public sealed record PlanPin(Guid LegId, Guid? ShiftId = null, int? Position = null, DateTimeOffset? Start = null, bool Aside = false);

/// <summary>One change that a dispatcher made to a draft: what undo takes back, and what a colleague is told who saves later.</summary>
public sealed class PlanEdit : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public Guid PlanId { get; set; }
    /// <summary>The plan's revision after the change.</summary>
    public int Number { get; set; }
    /// <summary>What was done: "move", "pool", "pin", "optimise", "undo" …</summary>
    public required string Kind { get; set; }
    /// <summary>Plain values for the words: request number, couriers.</summary>
    public List<string> Args { get; set; } = [];
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>The parts of the <see cref="Arrangement"/> that changed, before and after, as JSON.</summary>
    public required string Before { get; set; }
    public required string After { get; set; }
    /// <summary>The number of the edit that took it back, while it is taken back.</summary>
    public int? UndoneBy { get; set; }
}
