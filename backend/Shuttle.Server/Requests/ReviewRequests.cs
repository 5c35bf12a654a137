using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests.Intake;

namespace Shuttle.Server.Requests;

/// <summary>A request that a person should look at; no number is shown whole.</summary>
public sealed record RequestToReview(Guid RequestId, string Number, string ServiceCode, RequestState State, DateTimeOffset BookedAt, IReadOnlyList<string> Warnings, string? NikMask, string? FamilyCardMask, string Phone);

/// <summary>What the counter sees of a request's people and promise: masked, with the reasons to look closer.</summary>
public sealed record RequestDetails(
    Guid RequestId, string Number, string ServiceCode, string CatalogueCode, Catalogue.ServiceMode Mode, RequestState State, string? NikMask, string? FamilyCardMask, string Phone,
    BookerKind Booker, string? BookerRelation, IReadOnlyList<SpecialNeed> Needs, string? Rw, string? Rt, double PinConfidence, Guid? BundleId, IReadOnlyList<string> BundleNumbers,
    IReadOnlyList<string> Warnings, IReadOnlyList<PossibleDuplicate> Duplicates, IReadOnlyList<PromiseView> Promises, Catalogue.PreFlightAnswers? PreFlight, IReadOnlyList<CounterpartyClock> Clocks);

/// <summary>The counter's queue of requests with something to check, and one request's details.</summary>
public sealed class ReviewRequests(ShuttleDb db, PersonalData personal, Duplicates duplicates, Catalogue.ServiceCatalogue catalogue, Calendar.DistrictCalendars calendars, TimeProvider clock)
{
    public async Task<IReadOnlyList<RequestToReview>> ListAsync(CancellationToken ct)
    {
        // Warnings are few; the list is searched in memory because the two databases keep it differently.
        var open = await db.Requests.AsNoTracking().Where(r => r.State != RequestState.Completed && r.State != RequestState.Cancelled && r.State != RequestState.Rejected).OrderByDescending(r => r.Id).ToListAsync(ct);
        return [.. open.Where(r => r.Warnings.Count > 0).Select(r => new RequestToReview(r.Id, r.Number, r.ServiceCode, r.State, r.CreatedAt, r.Warnings, r.NikMask, r.FamilyCardMask, MaskOf(r)))];
    }

    public async Task<Outcome<RequestDetails>> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Requests.AsNoTracking().Include(r => r.Promises).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } r) return CancelRequest.UnknownRequest;
        var bundle = r.BundleId is { } b ? await db.Requests.Where(o => o.BundleId == b && o.Id != id).OrderBy(o => o.Number).Select(o => o.Number).ToListAsync(ct) : [];
        var promises = r.Promises.OrderBy(p => p.MadeAt).ToList();
        var service = catalogue.Of(r.CatalogueCode, r.ServiceCode, r.CreatedAt);
        var clocks = service is null || promises.Count == 0 ? [] : CounterpartyClock.Of(service, promises[^1].Accepted, await calendars.GetAsync(ct), clock.GetUtcNow());
        return new RequestDetails(
            r.Id, r.Number, r.ServiceCode, r.CatalogueCode, r.Mode, r.State, r.NikMask, r.FamilyCardMask, MaskOf(r), r.Booker, r.BookerRelation, r.Needs, r.Rw, r.Rt, r.PinConfidence, r.BundleId, bundle,
            r.Warnings, await duplicates.FindAsync(r, ct), [.. promises.Select(RePromise.ViewOf)],
            r.PreFlight is null ? null : System.Text.Json.JsonSerializer.Deserialize<Catalogue.PreFlightAnswers>(r.PreFlight, Contracts.ContractJson.Options), clocks);
    }

    /// <summary>The phone of a request, masked.</summary>
    public string MaskOf(Request request) => Accounts.Identifiers.PhoneNumber.Parse(personal.Reveal(request.PhoneSealed)).Value?.Mask ?? "•";
}
