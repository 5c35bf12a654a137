using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Privacy;

/// <summary>Everything the office keeps about whoever is signed in, in the clear: it is theirs.</summary>
public sealed record OwnData(string Name, string? Phone, DateTimeOffset At, IReadOnlyList<OwnRequest> Requests, IReadOnlyList<OwnWish> Wishes);

public sealed record OwnRequest(
    Guid Id, string Number, string ServiceCode, RequestState State, DateTimeOffset BookedAt, string Applicant, string? Nik, string? FamilyCard, string Phone, BookerKind Booker, string? BookedBy, string? BookerRelation,
    IReadOnlyList<SpecialNeed> Needs, string Address, string? Rw, string? Rt, string? Landmark, string? Notes, double[] Pin, string KelurahanCode, bool GatePhoto, IReadOnlyList<OwnItem> Documents, IReadOnlyList<OwnLine> History, IReadOnlyList<OwnLook> Looks);

/// <summary>Somebody of the office looked behind a mask: what, why and when; who it was is the supervisor's to know.</summary>
public sealed record OwnLook(DateTimeOffset At, string Field, string Reason);

public sealed record OwnItem(string Name, bool Original, HolderKind Holder);

public sealed record OwnLine(DateTimeOffset At, string Code);

public sealed record OwnWish(Guid Id, DataRight Right, string? Text, DateTimeOffset At, DateTimeOffset DueAt, DataRequestState State, DateTimeOffset? AnsweredAt, string? Answer);

/// <summary>The rights of UU 27/2022: to see and copy at once, to ask for the rest within three days.</summary>
public sealed class MyData(ShuttleDb db, CurrentUser user, PersonalData personal, TimeProvider clock)
{
    public static readonly Refusal TextMissing = new("data-text-missing") { Field = "text" };
    public static readonly Refusal TooManyOpen = new("data-too-many-open", StatusCodes.Status429TooManyRequests);
    public static readonly Refusal Unknown = new("data-request-unknown", StatusCodes.Status404NotFound);
    public static readonly Refusal Answered = new("data-request-answered", StatusCodes.Status409Conflict);
    private static readonly TimeSpan ByLaw = TimeSpan.FromHours(72);
    private const int MostOpen = 10;

    public async Task<OwnData> ReadAsync(CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Required, ct);
        var requests = await db.Requests.AsNoTracking().Include(r => r.Items).Include(r => r.History).Where(r => r.ResidentId == user.Required).OrderByDescending(r => r.Id).ToListAsync(ct);
        var photos = await db.HomePhotos.Where(p => p.UploadedById == user.Required).Select(p => p.Id).ToHashSetAsync(ct);
        var wishes = await db.DataRequests.AsNoTracking().Where(d => d.AccountId == user.Required).OrderByDescending(d => d.At).ToListAsync(ct);
        var looks = (await db.Reveals.AsNoTracking().Where(l => db.Requests.Any(r => r.Id == l.RequestId && r.ResidentId == user.Required)).ToListAsync(ct)).ToLookup(l => l.RequestId);
        return new(account.Name, Clear(account.PhoneSealed), clock.GetUtcNow(),
            requests.ConvertAll(r => new OwnRequest(r.Id, r.Number, r.ServiceCode, r.State, r.CreatedAt, personal.Reveal(r.ApplicantSealed), Clear(r.NikSealed), Clear(r.FamilyCardSealed),
                personal.Reveal(r.PhoneSealed), r.Booker, Clear(r.BookerSealed), r.BookerRelation, r.Needs, personal.Reveal(r.AddressSealed), r.Rw, r.Rt, r.Landmark, r.Notes, [r.Pin.X, r.Pin.Y], r.KelurahanCode, photos.Contains(r.Id),
                r.Items.ConvertAll(i => new OwnItem(i.Name, i.Original, i.Holder)), [.. r.History.OrderBy(h => h.At).Select(h => new OwnLine(h.At, h.Code))], [.. looks[r.Id].OrderBy(l => l.At).Select(l => new OwnLook(l.At, l.Field, l.Reason))])),
            wishes.ConvertAll(w => new OwnWish(w.Id, w.Right, Clear(w.TextSealed), w.At, w.DueAt, w.State, w.AnsweredAt, Clear(w.AnswerSealed))));
    }

    /// <param name="id">Minted by the form: a second press meets the first one's wish.</param>
    public async Task<Outcome<DataRequest>> AskAsync(Guid id, DataRight right, Guid? requestId, string? text, CancellationToken ct)
    {
        if (await db.DataRequests.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is { } known) return known.AccountId == user.Required ? known : Unknown;
        if (right is DataRight.Correct or DataRight.Object && string.IsNullOrWhiteSpace(text)) return TextMissing;
        if (requestId is { } about && !await db.Requests.AnyAsync(r => r.Id == about && r.ResidentId == user.Required, ct)) return CancelRequest.UnknownRequest;
        if (await db.DataRequests.CountAsync(d => d.AccountId == user.Required && d.State == DataRequestState.Open, ct) >= MostOpen) return TooManyOpen.With(MostOpen);
        var now = clock.GetUtcNow();
        var wish = new DataRequest { Id = id, AccountId = user.Required, RequestId = requestId, Right = right, TextSealed = string.IsNullOrWhiteSpace(text) ? null : personal.Protect(text.Trim()), At = now, DueAt = now + ByLaw };
        db.Add(wish);
        db.Outbox.Add(OutboxMessage.Of("data.asked", wish.Id, new { right }, now));
        await db.SaveChangesAsync(ct);
        return wish;
    }

    /// <summary>An officer has done it, or says why not.</summary>
    public async Task<Outcome<Done>> AnswerAsync(Guid id, bool done, string? answer, CancellationToken ct)
    {
        if (await db.DataRequests.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } wish) return Unknown;
        if (wish.State != DataRequestState.Open) return Answered.With(wish.AnsweredBy ?? "-");
        if (string.IsNullOrWhiteSpace(answer)) return TextMissing;
        var now = clock.GetUtcNow();
        (wish.State, wish.AnsweredBy, wish.AnsweredAt, wish.AnswerSealed) = (done ? DataRequestState.Done : DataRequestState.Declined, user.Name, now, personal.Protect(answer.Trim()));
        db.Outbox.Add(OutboxMessage.Of("data.answered", wish.Id, new { wish.State }, now));
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    private string? Clear(string? sealedText) => sealedText is null ? null : personal.Reveal(sealedText);
}
