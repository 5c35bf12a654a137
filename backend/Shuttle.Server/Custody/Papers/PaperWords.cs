using System.Globalization;
using Shuttle.Server.Areas;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Papers;

/// <summary>The words of printed papers: official papers are in Bahasa Indonesia, whatever language the reader's screen speaks.</summary>
public static class PaperWords
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    /// <summary>"Senin, 23 November 2026".</summary>
    public static string Day(DateTimeOffset at, District here) => LocalTime.In(at, here.Zone).ToString("dddd, d MMMM yyyy", Indonesian);

    /// <summary>"Senin, 23 November 2026, 10.05.12 WIB".</summary>
    public static string Moment(DateTimeOffset at, District here) => $"{Day(at, here)}, {LocalTime.In(at, here.Zone):HH'.'mm'.'ss} {ZoneOf(here)}";

    /// <summary>"Senin, 23 November 2026, 10.00–12.00 WIB".</summary>
    public static string Window(DateTimeOffset from, DateTimeOffset until, District here) =>
        $"{Day(from, here)}, {LocalTime.In(from, here.Zone):HH'.'mm}–{LocalTime.In(until, here.Zone):HH'.'mm} {ZoneOf(here)}";

    public static string Of(Holder? holder) => holder?.Kind switch
    {
        null => "(masuk catatan)",
        HolderKind.Resident => "Warga",
        HolderKind.Courier => "Kurir",
        HolderKind.Counter => "Loket kecamatan",
        HolderKind.OtherOffice => $"Instansi ({holder.Who})",
        HolderKind.Archive => "Arsip",
        _ => "Dimusnahkan",
    };

    public static string Relation(string relation) => relation switch
    {
        "holder" => "pemilik dokumen",
        "family" => "keluarga dalam KK yang sama",
        "proxy" => "penerima kuasa",
        "rtHead" => "Ketua RT",
        "courier" => "kurir",
        "officer" => "petugas",
        "office" => "instansi",
        _ => relation,
    };

    public static string Proof(HandoverProof proof) => proof.Kind.ToUpperInvariant() switch
    {
        "CODE" => "kode serah terima cocok",
        "SLIPQR" => "QR resi cocok",
        "WITNESS" => $"saksi: {proof.Value}",
        "SIGNATURE" => $"tanda tangan, SHA-256 {proof.Value}",
        "PHOTO" => $"foto, SHA-256 {proof.Value}",
        _ => $"{proof.Kind}: {proof.Value}",
    };

    private static string ZoneOf(District here) => here.TimeZone switch { "Asia/Jakarta" or "Asia/Pontianak" => "WIB", "Asia/Makassar" => "WITA", "Asia/Jayapura" => "WIT", var other => other };
}
