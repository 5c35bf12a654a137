using Shuttle.Contracts;
using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Requests.Intake;

/// <summary>One service that somebody wants, as they say it.</summary>
public sealed record WantedService(string ServiceCode, ServiceMode Mode, IReadOnlyList<string> Items, IReadOnlyDictionary<string, string>? Answers);

/// <summary>What somebody wants done in one visit, as they say it.</summary>
public sealed record WantedVisit(IReadOnlyList<WantedService> Services, GeoPoint Pin, string? Rw, string? Rt, IReadOnlyList<SpecialNeed> Needs, bool Vulnerable);

/// <summary>The same as catalogue, map and register settle it.</summary>
public sealed record SettledVisit(string CatalogueCode, IReadOnlyList<Wish> Wishes, Area Kelurahan, HomeRegister Home, Visit Visit);

/// <summary>Settles a visit, for whoever asks for windows and for whoever books one: the same rules, so that what was offered can be booked.</summary>
public sealed class SettleVisit(ShuttleDb db, ServiceCatalogue catalogue)
{
    public static readonly Refusal PinOutside = new("pin-outside-district") { Field = "pin" };

    public async Task<Outcome<SettledVisit>> SettleAsync(WantedVisit wanted, CancellationToken ct)
    {
        var version = catalogue.Version;
        var wishes = new List<Wish>();
        foreach (var service in wanted.Services)
        {
            if (catalogue.Find(service.ServiceCode) is not { } definition) return Wish.UnknownService.With(service.ServiceCode);
            var wish = Wish.Settle(version, definition, service.Mode, service.Items, service.Answers);
            if (wish.Refusal is { } refusal) return refusal;
            wishes.Add(wish.Value);
        }
        if (await AreaEndpoints.KelurahanAt(db, wanted.Pin.Lon, wanted.Pin.Lat, ct) is not { } kelurahan) return PinOutside;
        var home = await HomeRegister.FindAsync(db, kelurahan.Code, wanted.Rw, wanted.Rt, ct);
        if (home.Refusal is { } unknown) return unknown;
        var visit = Visit.Of(wishes, wanted.Needs, wanted.Vulnerable, wanted.Pin.Lon, wanted.Pin.Lat, kelurahan.Code, home.Value.Heads);
        return new SettledVisit(version.Code, wishes, kelurahan, home.Value, visit);
    }
}
