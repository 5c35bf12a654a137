using Shuttle.Server.Accounts;
using Shuttle.Server.Calendar;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Catalogue;

/// <summary>The catalogue in force today.</summary>
public sealed class ServiceCatalogue(TimeProvider clock)
{
    public CatalogueVersion Version { get; } = CatalogueJson.Shipped;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public ServiceDefinition? Find(string code) => Version.Find(code, Today);

    public IReadOnlyList<ServiceDefinition> List() => [.. Version.Services.Select(s => s.Code).Distinct().Select(Find).OfType<ServiceDefinition>()];
}

public sealed record ServiceView(string Code, Bilingual Name, ServiceGroup Group, bool Couriered, int StandardWorkingMinutes, IReadOnlyList<RequirementView> Requirements);

public sealed record RequirementView(string Code, Bilingual Name, PaperKind Kind);

public static class CatalogueEndpoints
{
    public static readonly Refusal UnknownService = new("unknown-service", StatusCodes.Status404NotFound);

    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        api.MapGet("/services", (ServiceCatalogue catalogue) => catalogue.List().Select(ViewOf)).Needs(May.SeePublic);
        api.MapGet("/services/{code}", (string code, ServiceCatalogue catalogue) =>
            catalogue.Find(code) is { } service ? TypedResults.Ok(ViewOf(service)) : (IResult)Door.Problem(UnknownService.With(code))).Produces<ServiceView>().Needs(May.SeePublic);
    }

    private static ServiceView ViewOf(ServiceDefinition service) => new(
        service.Code, service.Name, service.Group, service.Modes.Any(m => m.Mode == ServiceMode.Courier), service.StandardTime.WorkingMinutes,
        [.. service.Requirements.Select(r => new RequirementView(r.Code, r.Name, r.Kind))]);
}
