using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Anchors;

/// <summary>The anchors are published: a hash tells nothing about anybody, and whoever has noted it can prove a later change.</summary>
public static class AnchorEndpoints
{
    public static void MapAnchors(this RouteGroupBuilder api)
    {
        api.MapGet("/custody/anchors.csv", async (ShuttleDb db, CurrentDistrict district, CancellationToken ct) =>
            TypedResults.Text(Header + Csv((await db.Districts.SingleAsync(d => d.Id == district.Required, ct)).Code, await db.Set<AnchorRow>().AsNoTracking().OrderBy(a => a.Day).ToListAsync(ct)),
                "text/csv", Encoding.UTF8)).Needs(May.SeePublic);
        api.MapGet("/custody/verification", async (VerifyCustody verify, CancellationToken ct) =>
            TypedResults.Ok(await verify.VerifyAsync([], ct))).Produces<CustodyReport>().Needs(May.AuditCustody);
    }

    /// <summary>First line of the file.</summary>
    public const string Header = "district,day,chains,previous,hash\n";

    /// <summary>One line per day.</summary>
    public static string Csv(string district, IEnumerable<AnchorRow> anchors) => string.Concat(anchors.Select(a =>
        string.Create(CultureInfo.InvariantCulture, $"{district},{a.Day:yyyy-MM-dd},{a.Chains},{Convert.ToHexStringLower(a.PreviousHash)},{Convert.ToHexStringLower(a.Hash)}\n")));

    /// <summary>Reads such a file again; throws <see cref="FormatException"/> naming the line that is none.</summary>
    public static IReadOnlyList<PublishedAnchor> ReadCsv(string csv) => [.. csv.Split('\n').Index().Skip(1).Where(l => l.Item.Trim().Length > 0).Select(l =>
        l.Item.Trim().Split(',') is [var district, var day, _, _, { Length: 64 } hash] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new PublishedAnchor(district, date, hash) : throw new FormatException($"line {l.Index + 1}: not {Header.Trim()}"))];
}
