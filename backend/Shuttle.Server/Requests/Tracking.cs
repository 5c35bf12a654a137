using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>What the holder of a tracking link may see: no name, no phone, no address.</summary>
public sealed record TrackedRequest(
    [property: System.Text.Json.Serialization.JsonIgnore] Guid DistrictId, Guid RequestId, string Number, string ServiceCode, RequestState State, DateTimeOffset BookedAt, DateTimeOffset? PromisedBy,
    IReadOnlyList<TrackedItem> Items, IReadOnlyList<TrackedLeg> Legs, IReadOnlyList<TrackedLine> History);

public sealed record TrackedItem(string Name, bool Original, HolderKind Holder);

public sealed record TrackedLeg(LegKind Kind, LegState State, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil);

/// <param name="Code">Stable code of what happened; the words are resources.</param>
/// <param name="Args">Values for the words.</param>
public sealed record TrackedLine(DateTimeOffset At, string Code, IReadOnlyList<string> Args);

/// <summary>Finds a request by its tracking link. An unknown token and one of another district get the same answer.</summary>
public sealed class Tracking(ShuttleDb db, CurrentDistrict district)
{
    public static readonly Refusal UnknownToken = new("unknown-tracking-token", StatusCodes.Status404NotFound);

    /// <summary>The token is the key: it also says which district the visitor is in.</summary>
    public async Task<Outcome<TrackedRequest>> FindAsync(string token, CancellationToken ct)
    {
        var hash = PersonalData.Sha256(token);
        var request = await db.Requests.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(r => r.TrackingHash == hash, ct);
        if (request is null) return UnknownToken;
        using var inView = district.Enter(request.DistrictId);
        var whole = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.Legs).Include(r => r.History).SingleAsync(r => r.Id == request.Id, ct);
        return ViewOf(whole);
    }

    public static TrackedRequest ViewOf(Request request) => new(
        request.DistrictId, request.Id, request.Number, request.ServiceCode, request.State, request.CreatedAt, request.PromisedBy,
        [.. request.Items.OrderBy(i => i.Id).Select(i => new TrackedItem(i.Name, i.Original, i.Holder))],
        [.. request.Legs.Where(l => l.Place is null).OrderBy(l => l.WindowFrom).Select(l => new TrackedLeg(l.Kind, l.State, l.WindowFrom, l.WindowUntil))],
        [.. request.History.OrderBy(h => h.At).ThenBy(h => h.Id).Select(h => new TrackedLine(h.At, h.Code, h.Args))]);
}
