using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Intake;

/// <summary>Where a home stands in the register of RW and RT.</summary>
/// <param name="Rw">Three digits, or null when not said.</param>
/// <param name="Rt">Three digits, or null when not said.</param>
/// <param name="Heads">The RT head and then the RW head, when both sign for couriers; else nobody.</param>
/// <param name="Warning">Code of what a person should look at.</param>
public sealed record HomeRegister(string? Rw, string? Rt, IReadOnlyList<Neighbourhood> Heads, string? Warning)
{
    public static readonly Refusal RwShape = new("rw-shape") { Field = "rw" };
    public static readonly Refusal RtShape = new("rt-shape") { Field = "rt" };
    public static readonly Refusal RwUnknown = new("rw-unknown") { Field = "rw" };
    public static readonly Refusal RtUnknown = new("rt-unknown") { Field = "rt" };
    public const string NotRegistered = "rt-rw-not-registered";

    /// <summary>Reads the numbers and looks them up. Where the district has entered nothing yet, nothing can be wrong: that is a warning.</summary>
    public static async Task<Outcome<HomeRegister>> FindAsync(ShuttleDb db, string kelurahanCode, string? rw, string? rt, CancellationToken ct)
    {
        var rows = string.IsNullOrWhiteSpace(rw) ? [] : await db.Neighbourhoods.AsNoTracking().Where(n => n.KelurahanCode == kelurahanCode).ToListAsync(ct);
        return Look(rows, rw, rt);
    }

    /// <param name="rows">The kelurahan's rows of the register.</param>
    /// <param name="rw">As the resident wrote it.</param>
    /// <param name="rt">As the resident wrote it.</param>
    public static Outcome<HomeRegister> Look(IReadOnlyCollection<Neighbourhood> rows, string? rw, string? rt)
    {
        if (string.IsNullOrWhiteSpace(rw)) return string.IsNullOrWhiteSpace(rt) ? new HomeRegister(null, null, [], null) : RwShape;
        if (ThreeDigits(rw) is not { } block) return RwShape;
        string? house = null;
        if (!string.IsNullOrWhiteSpace(rt) && (house = ThreeDigits(rt)) is null) return RtShape;

        var here = rows.Where(n => n.Rw == block).ToList();
        if (rows.Count == 0) return new HomeRegister(block, house, [], NotRegistered);
        if (here.Count == 0) return RwUnknown.With(block);
        if (house is null) return new HomeRegister(block, null, [], null);
        if (here.Find(n => n.Rt == house) is not { } first)
            return here.Exists(n => n.Rt.Length > 0) ? RtUnknown.With(house, block) : new HomeRegister(block, house, [], NotRegistered);
        Neighbourhood?[] heads = [first, here.Find(n => n.Rt.Length == 0)];
        // Half a chain is no letter: unless both sign, the resident asks them.
        return new HomeRegister(block, house, heads.All(head => head is { TakesPart: true, HeadPlace: not null }) ? [.. heads.OfType<Neighbourhood>()] : [], null);
    }

    private static string? ThreeDigits(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number.ToString("D3", CultureInfo.InvariantCulture) : null;
}
