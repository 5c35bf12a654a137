using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Catalogue;

/// <summary>
/// The catalogue of the district in view: the version it has published for today, else the one that is shipped. Requests keep the version
/// they were booked under (<see cref="Of"/>).
/// </summary>
public sealed class ServiceCatalogue(ShuttleDb db, TimeProvider clock)
{
    // A version never changes once it is published, so it is read from its JSON only once.
    private static readonly ConcurrentDictionary<Guid, CatalogueVersion> Read = new();
    private CatalogueVersion? _inForce;

    /// <summary>In force today.</summary>
    public CatalogueVersion Version => _inForce ??= InForce(Today);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    public ServiceDefinition? Find(string code) => Version.Find(code, Today);

    public IReadOnlyList<ServiceDefinition> List() => [.. Version.Services.Select(s => s.Code).Distinct().Select(Find).OfType<ServiceDefinition>()];

    /// <summary>A service as it was when a request was booked: by the version it remembers and the day it was made.</summary>
    public ServiceDefinition? Of(string catalogueCode, string serviceCode, DateTimeOffset bookedAt)
    {
        var row = db.Catalogues.AsNoTracking().Where(c => c.Code == catalogueCode).Select(c => new { c.Id, c.Content }).SingleOrDefault();
        var version = row is null ? CatalogueJson.Shipped : Read.GetOrAdd(row.Id, _ => CatalogueJson.Read(row.Content));
        return version.Find(serviceCode, DateOnly.FromDateTime(bookedAt.ToOffset(TimeSpan.FromHours(7)).DateTime)) ?? Find(serviceCode);
    }

    // Read at once and only once per unit of work: pages ask for services while they are drawn.
    private CatalogueVersion InForce(DateOnly day)
    {
        var id = db.Catalogues.Where(c => c.ValidFrom <= day && (c.ValidUntil == null || day <= c.ValidUntil)).OrderByDescending(c => c.ValidFrom).Select(c => (Guid?)c.Id).FirstOrDefault();
        if (id is not { } published) return CatalogueJson.Shipped;
        return Read.TryGetValue(published, out var known) ? known
            : Read.GetOrAdd(published, CatalogueJson.Read(db.Catalogues.Where(c => c.Id == published).Select(c => c.Content).Single()));
    }
}
