using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Batches;

/// <summary>An office that batches go to.</summary>
/// <param name="Code">As the ledger names it.</param>
/// <param name="At">Its place in the services' steps, where it has one.</param>
public sealed record Office(string Code, string Name, Counterparty? At);

/// <summary>The offices a district works with: the city's, and each of its kelurahan.</summary>
public sealed class Offices(ShuttleDb db, CurrentDistrict district)
{
    public const string Disdukcapil = "disdukcapil", Kua = "kua", Police = "police";
    private const string Kelurahan = "kelurahan-";

    public async Task<IReadOnlyList<Office>> ListAsync(CancellationToken ct)
    {
        var here = await db.Districts.AsNoTracking().SingleAsync(d => d.Id == district.Required, ct);
        var kelurahan = await db.Areas.AsNoTracking().Where(a => a.Level == AreaLevel.Kelurahan).OrderBy(a => a.Code).Select(a => new { a.Code, a.Name }).ToListAsync(ct);
        return
        [
            new(Disdukcapil, $"Disdukcapil {here.CityName}", Counterparty.Disdukcapil), new(Kua, $"KUA {here.Name}", Counterparty.Kua), new(Police, $"Polsek {here.Name}", Counterparty.Police),
            .. kelurahan.Select(k => new Office(Kelurahan + k.Code, $"Kantor Lurah {k.Name}", Counterparty.Lurah)),
        ];
    }

    public async Task<Office?> FindAsync(string code, CancellationToken ct) => (await ListAsync(ct)).FirstOrDefault(o => o.Code == code);
}
