using System.Globalization;
using System.Text.RegularExpressions;

namespace Shuttle.Server.Areas;

/// <summary>
/// Codes of RW and RT: numbers begin again in every kelurahan and RW, so the key is kelurahan/RW/RT ("14.71.07.1006/005/003"). Where nobody
/// has registered the RT of a kelurahan, the code still says which one is meant.
/// </summary>
public static partial class RtRw
{
    private const int Largest = 999;

    /// <summary>"14.71.07.1006/005/003"; null when a number is not between 1 and 999.</summary>
    public static string? Code(string kelurahan, int? rw, int? rt = null) =>
        rw is >= 1 and <= Largest && rt is null or >= 1 and <= Largest
            ? string.Create(CultureInfo.InvariantCulture, $"{kelurahan}/{rw:D3}") + (rt is { } number ? string.Create(CultureInfo.InvariantCulture, $"/{number:D3}") : "") : null;

    /// <summary>The RW of an RT; an RW is its own.</summary>
    public static string RwOf(string code) => string.Join('/', code.Split('/').Take(2));

    public static string KelurahanOf(string code) => code.Split('/')[0];

    public static bool IsRt(string code) => code.Count(c => c == '/') == 2;

    /// <summary>True when <paramref name="code"/> is the area itself or lies in it.</summary>
    public static bool Covers(string area, string code) => code == area || code.StartsWith(area + "/", StringComparison.Ordinal);

    /// <summary>"RT 003/RW 005", "RW 005"; a kelurahan's code stays as it is.</summary>
    public static string Words(string code) => code.Split('/') switch
    {
        [_, var rw, var rt] => $"RT {rt}/RW {rw}",
        [_, var rw] => $"RW {rw}",
        _ => code,
    };

    /// <summary>RT and RW as people write them in an address: "RT 003/RW 005", "RT.3 RW.5", "rt 03 rw 005".</summary>
    public static (int Rt, int Rw)? InAddress(string address) =>
        Written().Match(address) is { Success: true } found
            ? (int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex(@"\bRT\W{0,3}(\d{1,3})\W{1,5}RW\W{0,3}(\d{1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
