using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>A closure as it is drawn; the client mints the id.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Kind">Why.</param>
/// <param name="Note">What people should know.</param>
/// <param name="FirstDay">From this day.</param>
/// <param name="LastDay">Until this day, inclusive.</param>
/// <param name="Ring">The outline, three points or more; closed by itself.</param>
public sealed record DrawClosure(Guid Id, ClosureKind Kind, string? Note, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<GeoPoint> Ring);

public sealed record ClosureView(Guid ClosureId, ClosureKind Kind, string? Note, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<GeoPoint> Ring, string CreatedBy)
{
    public static ClosureView Of(RoadClosure closure) => new(
        closure.Id, closure.Kind, closure.Note, closure.FirstDay, closure.LastDay, [.. closure.Area.ExteriorRing.Coordinates.Select(c => new GeoPoint(c.X, c.Y))], closure.CreatedBy);
}

/// <summary>Closures are drawn on the dispatcher's map; every plan made or changed from then on goes around them.</summary>
public static class ClosureEndpoints
{
    public static readonly Refusal BadOutline = new("closure-outline") { Field = "ring" };
    public static readonly Refusal BadDays = new("closure-days") { Field = "lastDay" };
    public static readonly Refusal TooLarge = new("closure-too-large") { Field = "ring" };
    public static readonly Refusal Unknown = new("unknown-closure", StatusCodes.Status404NotFound);
    private const double MostShareOfDistrict = 0.5;
    private const int MostPoints = 500, MostNote = 200;

    public static void MapClosures(this RouteGroupBuilder api)
    {
        api.MapGet("/closures", async (DateOnly day, ShuttleDb db, CancellationToken ct) =>
            (await db.Closures.AsNoTracking().Where(c => c.FirstDay <= day && day <= c.LastDay && c.LiftedAt == null).OrderBy(c => c.Id).ToListAsync(ct)).ConvertAll(ClosureView.Of)).Needs(May.WatchRuns);
        api.MapPost("/closures", async (DrawClosure draw, ShuttleDb db, CurrentDistrict district, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
            (await DrawAsync(draw, db, district, user, clock, ct)).Open(made => TypedResults.Created($"/api/v1/closures/{made.Id}", ClosureView.Of(made))))
            .Produces<ClosureView>(StatusCodes.Status201Created).ProducesProblem(422).Needs(May.PlanRuns);
        api.MapDelete("/closures/{id:guid}", async (Guid id, ShuttleDb db, TimeProvider clock, CancellationToken ct) =>
            (await LiftAsync(id, db, clock, ct)).Open(_ => TypedResults.NoContent())).Needs(May.PlanRuns);
    }

    /// <summary>The polygon of an outline, or why it is none. Pure.</summary>
    public static Outcome<Polygon> Outline(IReadOnlyList<GeoPoint>? ring, MultiPolygon district)
    {
        if (ring is not { Count: >= 3 and <= MostPoints } || ring.Any(p => p is not { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 })) return BadOutline;
        var points = ring.Select(p => new Coordinate(p.Lon, p.Lat)).ToList();
        if (!points[0].Equals2D(points[^1])) points.Add(points[0].Copy());
        if (points.Count < 4) return BadOutline;
        var drawn = Ewkb.Factory.CreatePolygon([.. points]);
        if (!drawn.IsValid || drawn.IsEmpty) return BadOutline;
        // Half a district under water is not drawn with a finger: somebody has slipped.
        return drawn.Area > district.Area * MostShareOfDistrict ? TooLarge : drawn;
    }

    private static async Task<Outcome<RoadClosure>> DrawAsync(DrawClosure draw, ShuttleDb db, CurrentDistrict district, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (draw.LastDay < draw.FirstDay || draw.LastDay > draw.FirstDay.AddDays(60)) return BadDays;
        if (draw.Note?.Length > MostNote) return BadOutline.At("note");
        if (await db.Closures.SingleOrDefaultAsync(c => c.Id == draw.Id, ct) is { } known) return known;
        var outline = Outline(draw.Ring, (await db.Districts.SingleAsync(d => d.Id == district.Required, ct)).Boundary);
        if (outline.Refusal is { } refusal) return refusal;
        var row = new RoadClosure
        {
            Id = Ids.IsVersion7(draw.Id) ? draw.Id : Ids.New(clock), Kind = draw.Kind, Note = draw.Note?.Trim(), FirstDay = draw.FirstDay, LastDay = draw.LastDay, Area = outline.Value,
            CreatedAt = clock.GetUtcNow(), CreatedBy = user.Name,
        };
        db.Add(row);
        db.Outbox.Add(OutboxMessage.Of("closure.drawn", row.Id, new { row.Kind }, row.CreatedAt, row.FirstDay));
        await db.SaveChangesAsync(ct);
        return row;
    }

    private static async Task<Outcome<Done>> LiftAsync(Guid id, ShuttleDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Closures.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } closure) return Unknown;
        closure.LiftedAt ??= clock.GetUtcNow();
        db.Outbox.Add(OutboxMessage.Of("closure.lifted", id, new { closure.Kind }, closure.LiftedAt.Value, closure.FirstDay));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}
