using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;

namespace Shuttle.Server.Pages.Dispatch;

/// <summary>The address in a paper sheet's QR: from the stop to where its line is entered.</summary>
public static class StopLink
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/rute/henti/{stopId:guid}", async (Guid stopId, ShuttleDb db, CancellationToken ct) =>
        await db.Stops.Where(s => s.Id == stopId).Select(s => (Guid?)s.RunId).SingleOrDefaultAsync(ct) is { } run
            ? TypedResults.LocalRedirect($"/perangkat/kertas/{run}#{stopId}") : (IResult)TypedResults.NotFound()).Needs(May.EnterFromPaper);
}
