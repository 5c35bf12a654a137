using Shuttle.Server.Accounts;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

public sealed record MakePlan(DateOnly Day);

public sealed record HandleException(string? Note);

/// <summary>The dispatcher's doors to planning and publishing; those of a plan itself are in <see cref="PlanEndpoints"/>.</summary>
public static class PlanningEndpoints
{
    public static void MapPlanning(this RouteGroupBuilder api)
    {
        api.MapPost("/plans", async (MakePlan make, ReplanDay replan, CancellationToken ct) => Made(await replan.PlanAsync(make.Day, ct)))
            .Produces<PlanView>(StatusCodes.Status201Created).ProducesProblem(422).Needs(May.PlanRuns);
        api.MapPost("/plans/copies", async (MakePlan make, ReplanDay replan, CancellationToken ct) => Made(await replan.CopyAsync(make.Day, ct)))
            .Produces<PlanView>(StatusCodes.Status201Created).ProducesProblem(409).Needs(May.PlanRuns);
        api.MapPost("/plans/jobs", async (StartPlanning start, ReplanDay replan, CancellationToken ct) =>
            (await replan.StartAsync(start, ct)).Open(job => TypedResults.Accepted($"/api/v1/plans/jobs/{job.Id}", PlanJobView.Of(job))))
            .Produces<PlanJobView>(StatusCodes.Status202Accepted).ProducesProblem(422).Needs(May.PlanRuns);
        api.MapPost("/shifts/{id:guid}/drop-out", async (Guid id, ReplanDay replan, CancellationToken ct) => Made(await replan.DropOutAsync(id, ct)))
            .Produces<PlanView>(StatusCodes.Status201Created).ProducesProblem(409).Needs(May.PlanRuns);
        api.MapGet("/plans/{id:guid}/publication", async (Guid id, PublishPreview preview, CancellationToken ct) =>
            (await preview.ReadAsync(id, ct)).Open(seen => TypedResults.Ok(seen))).Produces<Preview>().ProducesProblem(404).Needs(May.WatchRuns);
        api.MapPost("/plans/{id:guid}/publication", async (Guid id, PublishPlan publish, CancellationToken ct) =>
            (await publish.PublishAsync(id, ct)).Open(done => TypedResults.Ok(done))).Produces<Published>().ProducesProblem(409).Needs(May.PlanRuns);

        api.MapGet("/board/{day}/desk", (DateOnly day, Desk desk, CancellationToken ct) => desk.ReadAsync(day, ct)).Needs(May.WatchRuns);
        api.MapGet("/board/{day}/watch", (DateOnly day, Watch watch, CancellationToken ct) => watch.ReadAsync(day, ct)).Needs(May.WatchRuns);
        api.MapGet("/board/{day}/weeks", (DateOnly day, PromiseWeeks weeks, CancellationToken ct) => weeks.ReadAsync(day, ct)).Needs(May.WatchRuns);
        api.MapPost("/exceptions/{id:guid}/handled", async (Guid id, HandleException handle, RunExceptions exceptions, CancellationToken ct) =>
            (await exceptions.HandleAsync(id, handle.Note, ct)).Open(_ => TypedResults.NoContent())).Needs(May.PlanRuns);
        api.MapGet("/runs/{id:guid}/replay", async (Guid id, Replay replay, CancellationToken ct) =>
            (await replay.ReadAsync(id, ct)).Open(seen => TypedResults.Ok(seen))).Produces<ReplayView>().ProducesProblem(404).Needs(May.WatchRuns);
    }

    private static IResult Made(Outcome<DayPlan> made) => made.Open(plan => TypedResults.Created($"/api/v1/plans/{plan.Id}", PlanEndpoints.ViewOf(plan)));
}
