using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>What the office decides about doors and bags: absences, the end of a run, differences.</summary>
public static class DoorEndpoints
{
    public static void MapDoors(this RouteGroupBuilder api)
    {
        api.MapGet("/absences", async (AbsenceState? state, Absences absences, CancellationToken ct) =>
            TypedResults.Ok(await absences.ListAsync(state ?? AbsenceState.Pending, ct))).Produces<IReadOnlyList<AbsenceView>>().Needs(May.ConfirmAbsence);
        api.MapPost("/absences/{id:guid}/confirmation", async (Guid id, AbsenceDecision decision, Absences absences, CancellationToken ct) =>
            (await absences.DecideAsync(id, confirmed: true, decision, ct)).Open(_ => TypedResults.NoContent())).ProducesProblem(409).Needs(May.ConfirmAbsence);
        api.MapPost("/absences/{id:guid}/denial", async (Guid id, AbsenceDecision decision, Absences absences, CancellationToken ct) =>
            (await absences.DecideAsync(id, confirmed: false, decision, ct)).Open(_ => TypedResults.NoContent())).ProducesProblem(409).Needs(May.ConfirmAbsence);

        api.MapGet("/runs/{id:guid}/reconciliation", async (Guid id, CloseRun close, CancellationToken ct) =>
            (await close.LookAsync(id, ct)).Open(view => TypedResults.Ok(view))).Produces<BagView>().ProducesProblem(404).Needs(May.CloseRuns);
        api.MapPost("/runs/{id:guid}/closing", async (Guid id, RunClosing closing, CloseRun close, CancellationToken ct) =>
            (await close.CloseAsync(id, closing, ct)).Open(view => TypedResults.Ok(view))).Produces<BagView>().ProducesProblem(409).Needs(May.CloseRuns);
        api.MapGet("/runs/discrepancies", async (bool? open, CloseRun close, CancellationToken ct) =>
            TypedResults.Ok(await close.DiscrepanciesAsync(open ?? true, ct))).Produces<IReadOnlyList<DiscrepancyView>>().Needs(May.CloseRuns);
        api.MapGet("/door-reasons", () => TypedResults.Ok(DoorReasons.Table)).Needs(May.SeePublic);
    }
}
