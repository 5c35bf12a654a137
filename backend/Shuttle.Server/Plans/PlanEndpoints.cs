using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Plans;

public sealed record PlanView(
    Guid PlanId, DateOnly Day, int Version, PlanState State, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, long Seed, long Iterations, string EngineVersion, PlanContent Content)
{
    /// <summary>Also the entity tag; a change names the revision it was made to.</summary>
    public int Revision { get; init; }
    public string? CreatedBy { get; init; }
    /// <summary>In the answer to a change: the draft's story, and what can be undone now.</summary>
    public EditsView? Edits { get; init; }
    /// <summary>In the answer to a change that asks for what differs: shifts whose routes stay as they are and are not repeated.</summary>
    public IReadOnlySet<Guid>? Kept { get; init; }
}

/// <summary>An edit as a colleague reads it.</summary>
public sealed record EditView(int Number, string Kind, IReadOnlyList<string> Args, string By, DateTimeOffset At, bool Undone);

/// <summary>A draft's story; what can be undone and redone.</summary>
public sealed record EditsView(IReadOnlyList<EditView> Edits, int? Undo, int? Redo);

public static class PlanEndpoints
{
    public static readonly Refusal UnknownPlan = new("unknown-plan", StatusCodes.Status404NotFound);
    public static readonly Refusal NeedsIfMatch = new("plan-needs-if-match", StatusCodes.Status428PreconditionRequired) { Field = "If-Match" };

    public static void MapPlans(this RouteGroupBuilder api)
    {
        api.MapGet("/plans/{id:guid}", async (Guid id, ShuttleDb db, HttpContext http, CancellationToken ct) =>
            await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } plan ? Tagged(http, ViewOf(plan)) : Door.Problem(UnknownPlan))
            .Produces<PlanView>().Needs(May.WatchRuns);
        api.MapPost("/plans/{id:guid}/changes", ChangeAsync)
            .Produces<PlanView>().ProducesProblem(409).ProducesProblem(422).ProducesProblem(428).Needs(May.PlanRuns);
        api.MapGet("/plans/{id:guid}/edits", EditsAsync).Needs(May.WatchRuns);
        api.MapGet("/plans/{id:guid}/legs/{legId:guid}/why", async (Guid id, Guid legId, ExplainPlan explain, CancellationToken ct) =>
            (await explain.WhyAsync(id, legId, ct)).Open(why => TypedResults.Ok(why))).Produces<Why>().ProducesProblem(409).Needs(May.WatchRuns);
        api.MapPost("/plans/{id:guid}/what-if", async (Guid id, WhatIf asked, ExplainPlan explain, CancellationToken ct) =>
            (await explain.WhatIfAsync(id, asked, ct)).Open(answer => TypedResults.Ok(answer))).Produces<WhatIfAnswer>().ProducesProblem(422).Needs(May.PlanRuns);
        api.MapGet("/plans/{id:guid}/lines", async (Guid id, RouteLines lines, CancellationToken ct) =>
            (await lines.OfPlanAsync(id, ct)).Open(drawn => TypedResults.Ok(drawn))).Produces<IReadOnlyList<RouteLine>>().Needs(May.WatchRuns);

        api.MapGet("/plans/jobs/{id:guid}", async (Guid id, PlanJobs jobs, ShuttleDb db, CancellationToken ct) =>
            await jobs.FindAsync(db, id, ct) is { } job ? TypedResults.Ok(job) : (IResult)Door.Problem(PlanJobs.Unknown)).Produces<PlanJobView>().Needs(May.WatchRuns);
        api.MapPost("/plans/jobs/{id:guid}/stop", async (Guid id, ShuttleDb db, CancellationToken ct) =>
            await db.PlanJobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.StopAsked, true), ct) > 0
                ? TypedResults.NoContent() : (IResult)Door.Problem(PlanJobs.Unknown)).Needs(May.PlanRuns);
        api.MapGet("/plans/jobs/{id:guid}/live", async (Guid id, PlanJobs jobs, ShuttleDb db, CurrentDistrict district, IServiceScopeFactory scopes, CancellationToken ct) =>
            await jobs.FindAsync(db, id, ct) is null ? Door.Problem(PlanJobs.Unknown) : (IResult)TypedResults.ServerSentEvents(Progress(id, district.Required, jobs, scopes, ct)))
            .Needs(May.WatchRuns);
    }

    private static async Task<IResult> ChangeAsync(Guid id, PlanChange change, EditPlan edit, ShuttleDb db, HttpContext http, CancellationToken ct, bool differing = false)
    {
        if (RevisionOf(http) is not { } revision) return Door.Problem(NeedsIfMatch);
        var changed = await edit.ChangeAsync(id, revision, change, ct);
        if (changed.Refusal is { } refusal) return Door.Problem(refusal);
        var view = ViewOf(changed.Value.Plan) with { Edits = await EditsAsync(id, null, db, ct) };
        return Tagged(http, differing ? Differing(view, changed.Value.Kept) : view);
    }

    // Of a day with twenty routes a change touches two: the others need not be sent again.
    private static PlanView Differing(PlanView view, IReadOnlySet<Guid> kept) =>
        view with { Kept = kept, Content = view.Content with { Routes = [.. view.Content.Routes.Where(r => !kept.Contains(r.ShiftId))] } };

    public static async Task<EditsView> EditsAsync(Guid id, int? since, ShuttleDb db, CancellationToken ct)
    {
        var edits = await db.PlanEdits.AsNoTracking().Where(e => e.PlanId == id).OrderBy(e => e.Number)
            .Select(e => new PlanEdit { Id = e.Id, PlanId = e.PlanId, Number = e.Number, Kind = e.Kind, Args = e.Args, By = e.By, At = e.At, UndoneBy = e.UndoneBy, Before = "", After = "" }).ToListAsync(ct);
        var (undo, redo) = EditHistory.Next(edits.FindAll(e => e.Kind is not ("undo" or "redo")));
        return new([.. edits.Where(e => e.Number > (since ?? 0)).Select(e => new EditView(e.Number, e.Kind, e.Args, e.By, e.At, e.UndoneBy is not null))], undo?.Number, redo?.Number);
    }

    // The page shows how the search stands until it has ended; a page that opens the line again is told again.
    private static async IAsyncEnumerable<SseItem<PlanJobView>> Progress(Guid id, Guid district, PlanJobs jobs, IServiceScopeFactory scopes, [EnumeratorCancellation] CancellationToken ct)
    {
        PlanJobView? told = null;
        while (!ct.IsCancellationRequested)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district);
            var now = await jobs.FindAsync(scope.ServiceProvider.GetRequiredService<ShuttleDb>(), id, CancellationToken.None);
            if (now is null) yield break;
            if (told is null || now.Improvements != told.Improvements || now.State != told.State) yield return new SseItem<PlanJobView>(told = now, "progress");
            if (now.State != PlanJobState.Running) yield break;
            await Task.Delay(250, ct).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static int? RevisionOf(HttpContext http) =>
        http.Request.GetTypedHeaders().IfMatch is [var tag, ..] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    private static IResult Tagged(HttpContext http, PlanView plan)
    {
        http.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{plan.Revision}\""));
        return TypedResults.Ok(plan);
    }

    public static PlanView ViewOf(DayPlan plan) => new(
        plan.Id, plan.Day, plan.Version, plan.State, plan.CreatedAt, plan.PublishedAt, plan.Seed, plan.Iterations, plan.EngineVersion, plan.Says())
    { Revision = plan.Revision, CreatedBy = plan.CreatedBy };
}
