using System.ComponentModel.DataAnnotations;
using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Catalogue;

public sealed record ServiceView(string Code, Bilingual Name, ServiceGroup Group, bool Couriered, int StandardWorkingMinutes, IReadOnlyList<RequirementView> Requirements)
{
    public IReadOnlyList<ServiceMode> Modes { get; init; } = [];
    public bool RtRwLetter { get; init; }
}

public sealed record RequirementView(string Code, Bilingual Name, PaperKind Kind);

/// <param name="Answers">Question code → answer code; empty to begin.</param>
public sealed record PreFlightBody([property: Required] IReadOnlyDictionary<string, string> Answers);

/// <summary>What comes next: a question, another service, or the exact list; the others are null.</summary>
public sealed record PreFlightView(AskQuestion? Ask, NotThisService? OtherService, Checklist? Checklist);

public static class CatalogueEndpoints
{
    public static readonly Refusal UnknownService = new("unknown-service", StatusCodes.Status404NotFound);
    public static readonly Refusal UnknownCatalogue = new("unknown-catalogue", StatusCodes.Status404NotFound);
    public static readonly Refusal AnswerUnknown = new("pre-flight-answer-unknown") { Field = "answers" };

    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        api.MapGet("/services", (ServiceCatalogue catalogue) => catalogue.List().Select(ViewOf)).Needs(May.SeePublic);
        api.MapGet("/services/{code}", (string code, ServiceCatalogue catalogue) =>
            catalogue.Find(code) is { } service ? TypedResults.Ok(ViewOf(service)) : (IResult)Door.Problem(UnknownService.With(code))).Produces<ServiceView>().Needs(May.SeePublic);
        api.MapPost("/services/{code}/pre-flight", (string code, PreFlightBody body, ServiceCatalogue catalogue) =>
            catalogue.Find(code) is { } service ? StepOf(PreFlight.Ask(service, new(catalogue.Version.Code, service.Code, body.Answers))) : Door.Problem(UnknownService.With(code)))
            .Produces<PreFlightView>().ProducesProblem(404).ProducesProblem(422).Needs(May.SeePublic);

        var admin = api.MapGroup("/admin/catalogues");
        admin.MapGet("", async (PublishCatalogue publish, CancellationToken ct) => await publish.ListAsync(ct)).Needs(May.ManageCatalogue);
        admin.MapGet("/{code}", async (string code, PublishCatalogue publish, CancellationToken ct) =>
            await publish.FindJsonAsync(code, ct) is { } json ? TypedResults.Content(json, "application/json") : (IResult)Door.Problem(UnknownCatalogue.With(code))).Needs(May.ManageCatalogue);
        admin.MapPost("/lint", async (HttpRequest request, CancellationToken ct) => PublishCatalogue.Lint(await BodyAsync(request, ct)).Open(read => TypedResults.Ok(read.Report)))
            .Accepts<object>("application/json").Produces<LintReport>().ProducesProblem(400).Needs(May.ManageCatalogue);
        admin.MapPost("", async (DateOnly validFrom, HttpRequest request, PublishCatalogue publish, CancellationToken ct) =>
            (await publish.PublishAsync(await BodyAsync(request, ct), validFrom, ct)).Open(entry => TypedResults.Created($"/api/v1/admin/catalogues/{entry.Code}", entry)))
            .Accepts<object>("application/json").Produces<CatalogueEntry>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422).Needs(May.ManageCatalogue);
    }

    private static IResult StepOf(PreFlightStep step) => step switch
    {
        AnswerRefused refused => Door.Problem(AnswerUnknown.With(refused.Question, refused.Answer)),
        _ => TypedResults.Ok(new PreFlightView(step as AskQuestion, step as NotThisService, step as Checklist)),
    };

    private static async Task<string> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(ct);
    }

    private static ServiceView ViewOf(ServiceDefinition service) => new(
        service.Code, service.Name, service.Group, service.Modes.Any(m => m.Mode == ServiceMode.Courier), service.StandardTime.WorkingMinutes,
        [.. service.Requirements.Select(r => new RequirementView(r.Code, r.Name, r.Kind))])
    {
        Modes = [.. service.Modes.Select(m => m.Mode).Distinct()], RtRwLetter = service.NeedsRtRwLetter(),
    };
}
