using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Catalogue;

/// <summary>A published version in the list of them.</summary>
public sealed record CatalogueEntry(string Code, string Source, DateOnly ValidFrom, DateOnly? ValidUntil, DateTimeOffset? PublishedAt, int Services, int ConfirmedLocally);

/// <summary>What the lint says about a version that somebody wants to publish.</summary>
public sealed record LintReport(string Code, int Services, IReadOnlyList<CatalogueFault> Faults);

/// <summary>
/// Publishes a catalogue version for the district in view, from a day on. A version that demands what a rule abolished, lacks a legal basis
/// or can never be fulfilled is refused with every reason; what is published never changes, a correction is the next version.
/// </summary>
public sealed class PublishCatalogue(ShuttleDb db, DistrictCalendars calendars, CurrentUser user, TimeProvider clock)
{
    public static readonly Refusal Malformed = new("catalogue-malformed", StatusCodes.Status400BadRequest);
    public static readonly Refusal Refused = new("catalogue-refused");
    public static readonly Refusal CodeReused = new("catalogue-code-reused", StatusCodes.Status409Conflict) { Field = "code" };
    public static readonly Refusal NotAfter = new("catalogue-not-after") { Field = "validFrom" };

    /// <summary>Reads and checks without publishing.</summary>
    public static Outcome<(CatalogueVersion Version, LintReport Report)> Lint(string json)
    {
        try
        {
            var version = CatalogueJson.Read(json);
            return (version, new LintReport(version.Code, version.Services.Count, CatalogueLint.Check(version, CatalogueJson.ShippedAbolitions)));
        }
        catch (CatalogueFormatException fault)
        {
            return Malformed.With(fault.Message);
        }
    }

    public async Task<Outcome<CatalogueEntry>> PublishAsync(string json, DateOnly validFrom, CancellationToken ct)
    {
        var read = Lint(json);
        if (read.Refusal is { } malformed) return malformed;
        var (version, report) = read.Value;
        if (report.Faults.Count > 0) return Refused.With(version.Code, report.Faults.Count) with { Findings = [.. report.Faults.Select(f => f.ToString())] };
        var content = CatalogueJson.Write(version);
        if (await db.Catalogues.AsNoTracking().SingleOrDefaultAsync(c => c.Code == version.Code, ct) is { } known)
            return known.Content == content && known.ValidFrom == validFrom ? EntryOf(known, version) : CodeReused.With(version.Code);
        if (version.Code == CatalogueJson.Shipped.Code && content != CatalogueJson.Write(CatalogueJson.Shipped)) return CodeReused.With(version.Code);

        var today = (await calendars.GetAsync(ct)).DateOf(clock.GetUtcNow());
        var last = await db.Catalogues.OrderByDescending(c => c.ValidFrom).FirstOrDefaultAsync(ct);
        if (validFrom < today || last is not null && validFrom <= last.ValidFrom) return NotAfter.With(last is null || last.ValidFrom < today ? today : last.ValidFrom.AddDays(1));
        // The one before ends the day before; its revision keeps two administrators from ending it twice.
        if (last is not null) last.ValidUntil = validFrom.AddDays(-1);
        var row = new PublishedCatalogue { Id = Ids.New(clock), Code = version.Code, Content = content, ValidFrom = validFrom, PublishedAt = clock.GetUtcNow(), PublishedById = user.Required };
        db.Add(row);
        db.Outbox.Add(OutboxMessage.Of("catalogue.published", row.Id, new { row.Code, row.ValidFrom }, row.PublishedAt));
        await db.SaveChangesAsync(ct);
        return EntryOf(row, version);
    }

    public async Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken ct)
    {
        var rows = await db.Catalogues.AsNoTracking().OrderByDescending(c => c.ValidFrom).ToListAsync(ct);
        return rows.Count > 0 ? rows.ConvertAll(row => EntryOf(row, CatalogueJson.Read(row.Content)))
            : [new(CatalogueJson.Shipped.Code, CatalogueJson.Shipped.Source, CatalogueJson.Shipped.Services.Min(s => s.ValidFrom), null, null, CatalogueJson.Shipped.Services.Count, CatalogueJson.Shipped.Services.Count(s => s.ConfirmedLocally))];
    }

    /// <summary>The whole version as JSON: to be edited and published under another code.</summary>
    public async Task<string?> FindJsonAsync(string code, CancellationToken ct) =>
        await db.Catalogues.Where(c => c.Code == code).Select(c => c.Content).SingleOrDefaultAsync(ct) ?? (code == CatalogueJson.Shipped.Code ? CatalogueJson.Write(CatalogueJson.Shipped) : null);

    private static CatalogueEntry EntryOf(PublishedCatalogue row, CatalogueVersion version) =>
        new(row.Code, version.Source, row.ValidFrom, row.ValidUntil, row.PublishedAt, version.Services.Count, version.Services.Count(s => s.ConfirmedLocally));
}
