using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

/// <summary>A draft after a change.</summary>
/// <param name="Plan">The whole of it.</param>
/// <param name="Kept">Shifts whose routes the change left as they were.</param>
public sealed record ChangedPlan(DayPlan Plan, IReadOnlySet<Guid> Kept);

/// <summary>
/// Changes a draft. A change is made to the revision its maker has seen: where a colleague was quicker, the later one is told what they
/// did, and nothing is overwritten.
/// </summary>
public sealed class EditPlan(ShuttleDb db, OpenPlan open, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal NotEditable = new("plan-not-editable", StatusCodes.Status409Conflict);
    public static readonly Refusal Changed = new("plan-changed", StatusCodes.Status409Conflict);
    public static readonly Refusal NothingToUndo = new("plan-nothing-to-undo", StatusCodes.Status409Conflict);
    public static readonly Refusal NothingToRedo = new("plan-nothing-to-redo", StatusCodes.Status409Conflict);

    public async Task<Outcome<ChangedPlan>> ChangeAsync(Guid planId, int revision, PlanChange change, CancellationToken ct)
    {
        var found = await FindAsync(planId, revision, ct);
        if (found.Refusal is { } refusal) return refusal;
        var opened = await open.OpenAsync(found.Value, change.LegIds, ct);
        if (change.Kind is ChangeKind.Undo or ChangeKind.Redo) return await StepAsync(opened, change.Kind, ct);
        var changed = PlanChanges.Apply(opened.Arrangement, change, opened.Day, opened.ProblemWith);
        if (changed.Refusal is { } no) return no;
        return await SaveAsync(opened, changed.Value, Code(change.Kind), ArgsOf(change, opened.Day), ct);
    }

    /// <summary>Puts in what the engine found for this draft.</summary>
    public async Task<Outcome<DayPlan>> ReplaceAsync(Guid planId, int revision, PlannedDay found, IReadOnlyList<PlanPin> pins, string by, CancellationToken ct)
    {
        var plan = await FindAsync(planId, revision, ct);
        if (plan.Refusal is { } refusal) return refusal;
        var opened = await open.OpenAsync(plan.Value, [], ct);
        var content = PlanDay.ContentOf(found, pins);
        (plan.Value.Seed, plan.Value.Iterations, plan.Value.EngineVersion) = ((long)found.Plan.Seed, found.Plan.Iterations, found.Plan.EngineVersion);
        (plan.Value.AsOf, plan.Value.Running) = (found.Day.Day.Now, found.Day.Running is null ? null : PlanDay.Write(found.Day.Running));
        var saved = await SaveAsync(opened, new(found.Plan.Routes, pins), "optimise", [], ct, content, by);
        return saved.Refusal is { } no ? no : saved.Value.Plan;
    }

    private async Task<Outcome<DayPlan>> FindAsync(Guid planId, int revision, CancellationToken ct)
    {
        if (await db.Plans.SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) return PlanEndpoints.UnknownPlan;
        if (plan.State != PlanState.Draft) return NotEditable.With(plan.Version);
        return plan.Revision == revision ? plan : await ToldAsync(planId, revision, ct);
    }

    /// <summary>The refusal that says what others did since a revision.</summary>
    private async Task<Refusal> ToldAsync(Guid planId, int revision, CancellationToken ct)
    {
        var since = await db.PlanEdits.AsNoTracking().Where(e => e.PlanId == planId && e.Number > revision).OrderBy(e => e.Number).ToListAsync(ct);
        return Changed.With(string.Join(", ", since.Select(e => e.By).Distinct()), since.Count) with { Findings = [.. since.Select(e => $"{e.Number} {e.By}: {e.Kind} {string.Join(" → ", e.Args)}")] };
    }

    private async Task<Outcome<ChangedPlan>> StepAsync(OpenedPlan opened, ChangeKind kind, CancellationToken ct)
    {
        var plan = opened.Row;
        var edits = await db.PlanEdits.Where(e => e.PlanId == plan.Id && e.Kind != "undo" && e.Kind != "redo").OrderBy(e => e.Number).ToListAsync(ct);
        var (undo, redo) = EditHistory.Next(edits);
        if ((kind == ChangeKind.Undo ? undo : redo) is not { } edit) return kind == ChangeKind.Undo ? NothingToUndo : NothingToRedo;
        edit.UndoneBy = kind == ChangeKind.Undo ? plan.Revision + 1 : null;
        var part = JsonSerializer.Deserialize<Arrangement>(kind == ChangeKind.Undo ? edit.Before : edit.After, ContractJson.Options)!;
        var back = opened.Arrangement.Taking(part);
        return await SaveAsync(opened, OpenPlan.Truthful(opened.ProblemWith(back.Pins), back), Code(kind), [edit.Kind, .. edit.Args], ct);
    }

    private async Task<Outcome<ChangedPlan>> SaveAsync(
        OpenedPlan opened, Arrangement after, string kind, IReadOnlyList<string> args, CancellationToken ct, PlanContent? content = null, string? by = null)
    {
        var (plan, before, now) = (opened.Row, opened.Arrangement, clock.GetUtcNow());
        var revision = plan.Revision;
        db.Add(new PlanEdit
        {
            Id = Ids.New(clock), PlanId = plan.Id, Number = revision + 1, Kind = kind, Args = [.. args], By = by ?? user.Name, At = now,
            Before = Write(before.Since(after)), After = Write(after.Since(before)),
        });
        plan.Say(after, content ?? opened.Write(after));
        db.Outbox.Add(OutboxMessage.Of("plan.edited", plan.Id, new { number = revision + 1, kind }, now, plan.Day));
        try
        {
            await db.SaveChangesAsync(ct);
            var differ = after.Since(opened.Stored).Routes.Select(r => r.VehicleId).ToHashSet();
            return new ChangedPlan(plan, after.Routes.Where(r => !differ.Contains(r.VehicleId)).Select(r => Guid.Parse(r.VehicleId)).ToHashSet());
        }
        catch (DbUpdateException) // a colleague saved between the look and the save: by revision or by the edit's number
        {
            db.ChangeTracker.Clear();
            return await ToldAsync(plan.Id, revision, ct);
        }
    }

    private static List<string> ArgsOf(PlanChange change, DayAtHand day)
    {
        List<string> args = [string.Join(", ", change.LegIds.Select(id => day.Leg(id)!.Request!.Number))];
        if (change.ShiftId is { } shift) args.Add(day.Shift(shift)!.Courier.Name);
        return args;
    }

    private static string Code(ChangeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, ContractJson.Options);
}

/// <summary>Which edit undo takes back next, and which redo brings back. Pure.</summary>
public static class EditHistory
{
    /// <param name="edits">All edits but the undoing ones, by number.</param>
    public static (PlanEdit? Undo, PlanEdit? Redo) Next(IReadOnlyList<PlanEdit> edits)
    {
        var undo = edits.LastOrDefault(e => e.UndoneBy is null);
        // What was taken back before the last edit was made is past bringing back: it would undo that edit's ground.
        var redo = edits.FirstOrDefault(e => e.UndoneBy is not null && e.Number > (undo?.Number ?? 0));
        return (undo, redo);
    }
}
