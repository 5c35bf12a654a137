using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests;

/// <summary>What may be looked at behind its mask.</summary>
public enum RevealField { Nik, FamilyCard, Phone, Address, Booker }

/// <param name="Field">Which one.</param>
/// <param name="Reason">Why; it is kept with the name of whoever looks.</param>
public sealed record AskReveal(RevealField Field, [property: Required, StringLength(200, MinimumLength = 8)] string Reason);

public sealed record RevealedValue(RevealField Field, string Value);

/// <summary>A line of the log of who looked.</summary>
public sealed record RevealedLine(string RequestNumber, string Field, string Reason, Guid AccountId, string Name, DateTimeOffset At);

/// <summary>Shows what is behind a mask to whoever may see it and says why; the look is written down before it is answered.</summary>
public sealed class Reveal(ShuttleDb db, CurrentUser user, PersonalData personal, TimeProvider clock)
{
    public static readonly Refusal NothingThere = new("reveal-nothing-there", StatusCodes.Status404NotFound) { Field = "field" };

    public async Task<Outcome<RevealedValue>> RevealAsync(Guid requestId, AskReveal ask, CancellationToken ct)
    {
        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return CancelRequest.UnknownRequest;
        if (SealedOf(request, ask.Field) is not { } hidden) return NothingThere;
        db.Add(new Revealed
        {
            Id = Ids.New(clock), RequestId = requestId, Field = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(ask.Field.ToString()), Reason = ask.Reason.Trim(), AccountId = user.Required, At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
        return new RevealedValue(ask.Field, personal.Reveal(hidden));
    }

    /// <summary>Who looked at what, newest first: for the supervisor and for the person whose data it is.</summary>
    public async Task<IReadOnlyList<RevealedLine>> ListAsync(Guid? requestId, int take, CancellationToken ct) =>
        await (from look in db.Reveals.AsNoTracking()
               where requestId == null || look.RequestId == requestId
               join request in db.Requests on look.RequestId equals request.Id
               join account in db.Users on look.AccountId equals account.Id
               orderby look.At descending
               select new RevealedLine(request.Number, look.Field, look.Reason, look.AccountId, account.Name, look.At)).Take(take).ToListAsync(ct);

    private static string? SealedOf(Request request, RevealField field) => field switch
    {
        RevealField.Nik => request.NikSealed,
        RevealField.FamilyCard => request.FamilyCardSealed,
        RevealField.Phone => request.PhoneSealed,
        RevealField.Booker => request.BookerSealed,
        _ => request.AddressSealed,
    };
}
