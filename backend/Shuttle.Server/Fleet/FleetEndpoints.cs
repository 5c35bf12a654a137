using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Fleet;

/// <summary>The doors to vehicles, couriers and officers, their patterns, shifts and leave. Clients mint ids: sending twice changes nothing.</summary>
public static class FleetEndpoints
{
    public static void MapFleet(this RouteGroupBuilder api)
    {
        var fleet = api.MapGroup("/fleet");
        fleet.MapGet("", (ManageFleet manage, DateOnly? from, CancellationToken ct) => manage.ReadAsync(from, ct)).Needs(May.ManageFleet);
        fleet.MapPut("/vehicles/{id:guid}", async (Guid id, VehicleEntry entry, ManageFleet manage, CancellationToken ct) => Done(await manage.PutAsync(id, entry, ct))).ProducesProblem(422).Needs(May.ManageFleet);
        fleet.MapPut("/couriers/{id:guid}", async (Guid id, CourierEntry entry, ManageFleet manage, CancellationToken ct) => Done(await manage.PutAsync(id, entry, ct))).ProducesProblem(422).Needs(May.ManageFleet);
        fleet.MapPut("/shifts/{id:guid}", async (Guid id, ShiftEntry entry, ManageFleet manage, CancellationToken ct) => Done(await manage.PutAsync(id, entry, ct))).ProducesProblem(422).Needs(May.ManageFleet);
        fleet.MapPut("/patterns/{id:guid}", async (Guid id, PatternEntry entry, ManageRoster manage, CancellationToken ct) => Done(await manage.PutAsync(id, entry, ct))).ProducesProblem(422).Needs(May.ManageFleet);
        fleet.MapPut("/leave/{id:guid}", async (Guid id, LeaveEntry entry, ManageRoster manage, CancellationToken ct) => Done(await manage.PutAsync(id, entry, ct))).ProducesProblem(422).Needs(May.ManageFleet);
        fleet.MapDelete("/shifts/{id:guid}", async (Guid id, ManageRoster manage, CancellationToken ct) => Done(await manage.RemoveShiftAsync(id, ct))).ProducesProblem(409).Needs(May.ManageFleet);
        fleet.MapDelete("/patterns/{id:guid}", async (Guid id, ManageRoster manage, CancellationToken ct) => Done(await manage.EndPatternAsync(id, ct))).Needs(May.ManageFleet);
        fleet.MapDelete("/leave/{id:guid}", async (Guid id, ManageRoster manage, CancellationToken ct) => Done(await manage.RemoveLeaveAsync(id, ct))).Needs(May.ManageFleet);
        fleet.MapPost("/imports/{what}", async (string what, HttpRequest request, ImportFleet import, CancellationToken ct) =>
        {
            using var reader = new StreamReader(request.Body);
            return (await import.ImportAsync(what, await reader.ReadToEndAsync(ct), ct)).Open(report => TypedResults.Ok(report));
        }).Produces<ImportReport>().ProducesProblem(422).Needs(May.ManageFleet);
    }

    private static IResult Done(Outcome<Platform.Done> outcome) => outcome.Open(_ => TypedResults.NoContent());
}
