using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

public sealed record MakePlan(DateOnly Day);

public sealed record PlanView(Guid PlanId, DateOnly Day, int Version, PlanState State, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, long Seed, long Iterations, string EngineVersion, PlanContent Content);

public static class PlanEndpoints
{
    public static readonly Refusal UnknownPlan = new("unknown-plan", StatusCodes.Status404NotFound);

    public static void MapPlans(this RouteGroupBuilder api)
    {
        api.MapPost("/plans", async (MakePlan make, PlanDay plan, CurrentUser user, CancellationToken ct) =>
            (await plan.PlanAsync(make.Day, user.Name, ct)).Open(made => TypedResults.Created($"/api/v1/plans/{made.Id}", ViewOf(made))))
            .Produces<PlanView>(StatusCodes.Status201Created).ProducesProblem(422).Needs(May.PlanRuns);
        api.MapGet("/plans/{id:guid}", async (Guid id, ShuttleDb db, CancellationToken ct) =>
            await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } plan ? TypedResults.Ok(ViewOf(plan)) : (IResult)Door.Problem(UnknownPlan))
            .Produces<PlanView>().Needs(May.WatchRuns);
    }

    public static PlanView ViewOf(DayPlan plan) => new(
        plan.Id, plan.Day, plan.Version, plan.State, plan.CreatedAt, plan.PublishedAt, plan.Seed, plan.Iterations, plan.EngineVersion,
        JsonSerializer.Deserialize<PlanContent>(plan.Content, ContractJson.Options)!);
}
