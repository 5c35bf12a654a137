using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Intake;

/// <summary>Remembers addresses by their words and learns from every stop that ended well where they really are.</summary>
public sealed class LearnAddress(ShuttleDb db, PersonalData personal, TimeProvider clock)
{
    /// <summary>From two agreeing stops on (2/3), or three with one astray (3/5), what was learnt is better than a pin set by hand.</summary>
    private const double Trusted = 0.59;

    public async Task<KnownAddress> FindOrAddAsync(string address, string kelurahanCode, Point setByHand, CancellationToken ct)
    {
        var index = personal.Index("address", $"{kelurahanCode}\n{string.Join(' ', address.ToUpperInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries))}");
        if (await db.Addresses.SingleOrDefaultAsync(a => a.AddressIndex == index, ct) is { } known) return known;
        var added = new KnownAddress { Id = Ids.New(clock), AddressIndex = index, SetByHand = setByHand, Pin = setByHand };
        db.Add(added);
        return added;
    }

    /// <summary>The learnt pin where it can be trusted, else the one that was set by hand.</summary>
    public static Point Better(KnownAddress address, GeoPoint setByHand) => address.Confidence >= Trusted ? address.Pin : Ewkb.Point(setByHand.Lon, setByHand.Lat);

    /// <summary>
    /// A stop at this request's home ended well while the device stood at a place: the pin moves to the weighted median of all such
    /// places, and with it the pins of what is still to be driven there. The caller saves.
    /// </summary>
    public async Task LearnAsync(Request request, Guid stopId, GeoPoint point, double accuracyMetres, DateTimeOffset at, CancellationToken ct)
    {
        if (request.AddressId is not { } id || await db.Addresses.Include(a => a.Visits).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } address) return;
        if (address.Visits.Exists(v => v.Id == stopId)) return;
        address.Visits.Add(new AddressVisit { Id = stopId, DistrictId = address.DistrictId, AddressId = id, Point = Ewkb.Point(point.Lon, point.Lat), AccuracyMetres = accuracyMetres, At = at });
        var learnt = AddressPin.Learn(new(address.SetByHand.X, address.SetByHand.Y), [.. address.Visits.Select(v => new VerifiedStop(new(v.Point.X, v.Point.Y), v.AccuracyMetres))]);
        (address.Pin, address.Confidence) = (Ewkb.Point(learnt.Point.Lon, learnt.Point.Lat), learnt.Confidence);
        (request.Pin, request.PinConfidence) = (address.Pin, address.Confidence);
    }
}
