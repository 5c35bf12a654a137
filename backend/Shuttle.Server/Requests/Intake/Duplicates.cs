using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Intake;

/// <summary>An open request that may be the same wish.</summary>
public sealed record PossibleDuplicate(Guid RequestId, string Number, string ServiceCode, RequestState State, DateTimeOffset BookedAt);

/// <summary>Looks for what a person should compare before the work is done twice, or for somebody who collects other people's papers.</summary>
public sealed class Duplicates(ShuttleDb db, PersonalData personal)
{
    public const string Duplicate = "duplicate", ManyPeople = "phone-many-people";
    /// <summary>So many unrelated people's papers under one phone in so many days are looked at: a family is not many, a go-between is.</summary>
    public const int FamiliesPerPhone = 4;
    public static readonly TimeSpan Watched = TimeSpan.FromDays(30);

    /// <summary>Open requests of the same person for the same service: by NIK, else by phone and name.</summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> FindAsync(Request request, CancellationToken ct)
    {
        var open = await db.Requests.AsNoTracking()
            .Where(r => r.Id != request.Id && r.ServiceCode == request.ServiceCode && (request.NikIndex != null && r.NikIndex == request.NikIndex || r.PhoneIndex == request.PhoneIndex))
            .Where(r => r.State != RequestState.Completed && r.State != RequestState.Cancelled && r.State != RequestState.Rejected)
            .OrderBy(r => r.Id).ToListAsync(ct);
        var name = personal.Reveal(request.ApplicantSealed);
        return [.. open.Where(r => SamePerson(r, request, name)).Select(r => new PossibleDuplicate(r.Id, r.Number, r.ServiceCode, r.State, r.CreatedAt))];
    }

    /// <summary>One phone with the papers of many people who share no family card (anti-calo).</summary>
    public async Task<bool> ManyPeopleAsync(Request request, CancellationToken ct)
    {
        if (request.NikIndex is null) return false;
        var since = request.CreatedAt - Watched;
        var seen = await db.Requests.AsNoTracking().Where(r => r.PhoneIndex == request.PhoneIndex && r.NikIndex != null && r.CreatedAt >= since && r.Id != request.Id)
            .Select(r => new { r.NikIndex, r.FamilyCardIndex }).ToListAsync(ct);
        return Families([(request.NikIndex, request.FamilyCardIndex), .. seen.Select(r => (r.NikIndex!, r.FamilyCardIndex))]) > FamiliesPerPhone;
    }

    /// <summary>How many families these people belong to; who gave no family card is one alone, unless another booking of theirs gave it.</summary>
    public static int Families(IReadOnlyCollection<(string Nik, string? FamilyCard)> people) =>
        people.GroupBy(person => person.Nik).Select(same => same.Select(person => person.FamilyCard).FirstOrDefault(card => card is not null) ?? same.Key).Distinct().Count();

    private bool SamePerson(Request other, Request request, string name) =>
        other.NikIndex is not null && request.NikIndex is not null ? other.NikIndex == request.NikIndex
            : other.PhoneIndex == request.PhoneIndex && string.Equals(personal.Reveal(other.ApplicantSealed), name, StringComparison.OrdinalIgnoreCase);
}
