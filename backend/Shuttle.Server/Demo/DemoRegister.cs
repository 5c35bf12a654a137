using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Custody.Choices;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Demo;

/// <summary>A register of RW and RT for every kelurahan; in one RW the heads sign for couriers, with the demonstration's accounts; and where papers are handed back besides homes: a post and the kelurahan's offices.</summary>
public sealed class DemoRegister(ShuttleDb db, DemoHomes homes, TimeProvider clock)
{
    /// <summary>The RW whose heads take part, in the kelurahan of the head who has an account.</summary>
    public const string Rw = "005", Rt = "003";
    private const int RwPerKelurahan = 9, RtPerRw = 5;

    public async Task<Area> SeedAsync(CancellationToken ct)
    {
        var dice = new Random(5003);
        var kelurahan = await db.Areas.Where(a => a.Level == AreaLevel.Kelurahan && a.Shape != null).OrderBy(a => a.Code).ToListAsync(ct);
        var heads = await db.Users.Where(u => u.Role == Role.RtHead && u.AreaCode != null).OrderBy(u => u.UserName).ToDictionaryAsync(u => u.AreaCode!, ct);
        var taking = kelurahan.Find(k => heads.Keys.First().StartsWith(k.Code + "/", StringComparison.Ordinal)) ?? kelurahan[0];
        foreach (var area in kelurahan)
            for (var rw = 1; rw <= RwPerKelurahan; rw++)
                for (var rt = 0; rt <= RtPerRw; rt++)
                    db.Add(new Neighbourhood { Id = Ids.New(clock), KelurahanCode = area.Code, Rw = $"{rw:D3}", Rt = rt == 0 ? "" : $"{rt:D3}" });
        foreach (var row in db.Neighbourhoods.Local.Where(n => n.KelurahanCode == taking.Code && n.Rw == Rw).OrderBy(n => n.Rt).ToList())
        {
            var place = await homes.FindAsync(dice, taking, ct);
            (row.TakesPart, row.HeadPlace) = (true, Ewkb.Point(place.At.Lon, place.At.Lat));
            if (heads.TryGetValue(row.Code, out var head)) row.HeadAccountId = head.Id;
        }
        foreach (var area in kelurahan)
            db.Add(await PointAsync(DeliveryPlace.KelurahanOffice, area.Code, $"Kantor Lurah {area.Name}", area));
        db.Add(await PointAsync(DeliveryPlace.RwPost, $"{taking.Code}/{Rw}", $"Pos RW {Rw}", taking));
        await db.SaveChangesAsync(ct);
        return taking;

        async Task<ServicePoint> PointAsync(DeliveryPlace kind, string code, string name, Area area)
        {
            var place = await homes.FindAsync(dice, area, ct);
            return new() { Id = Ids.New(clock), Kind = kind, AreaCode = code, Name = name, Address = place.Street ?? area.Name, Point = Ewkb.Point(place.At.Lon, place.At.Lat), Open = true };
        }
    }
}
