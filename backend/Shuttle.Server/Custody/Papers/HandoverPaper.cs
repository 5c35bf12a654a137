using System.Globalization;
using System.Security.Cryptography;
using Shuttle.Server.Areas;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Papers;

/// <summary>The record of one hand-over (<i>berita acara serah terima</i>): what the ledger says, nothing added and nothing left out.</summary>
public static class HandoverPaper
{
    /// <summary>A link with the number of its request.</summary>
    public sealed record Entry(string RequestNumber, CustodyLink Link);

    /// <param name="entries">One link per request that took part; at least one.</param>
    /// <param name="verifyAt">Address that checks a signed code, without the code: "https://…/verifikasi/".</param>
    public static byte[] Print(IReadOnlyList<Entry> entries, District here, SignedCodes codes, string verifyAt)
    {
        var (first, number) = (entries[0].Link, NumberOf(entries[0]));
        var handover = first.Handover;
        var paper = new Paper($"Berita acara serah terima {number}", $"Berita acara {number} · GRATIS, tanpa biaya apa pun");
        paper.Head(here.CityName, here.Name);
        paper.Centre("BERITA ACARA SERAH TERIMA", 14);
        paper.Centre($"Nomor: {number}", 10, bold: false);
        paper.Space();
        paper.Text($"Pada hari {PaperWords.Moment(handover.DeviceTime, here)} telah diserahterimakan dokumen berikut oleh kedua pihak:");
        paper.Space(4);
        paper.Facts(
            ("Yang menyerahkan", Side(handover.Giver, handover.From)), ("Yang menerima", Side(handover.Receiver, handover.To)),
            ("Tempat", handover.Place), ("Koordinat", handover.Point is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Lat:F6}, {at.Lon:F6}") : null),
            ("Segel", handover.Seal), ("Bukti", handover.Proofs.Count == 0 ? null : string.Join("; ", handover.Proofs.Select(PaperWords.Proof))),
            ("Waktu perangkat", PaperWords.Moment(handover.DeviceTime, here)), ("Waktu diterima server", PaperWords.Moment(first.ServerTime, here)));
        paper.Space();
        var rows = entries.SelectMany(e => e.Link.Handover.Items.Select(i => (e.RequestNumber, Item: i))).ToList();
        paper.Table([("No.", 0.08), ("Permohonan", 0.2), ("Dokumen", 0.47), ("Keadaan", 0.25)],
            rows.Index().Select(r => (IReadOnlyList<string>)[$"{r.Index + 1}", r.Item.RequestNumber, r.Item.Item.Name, r.Item.Item.Condition]));
        paper.Text($"Jumlah: {rows.Count} dokumen.", bold: true);
        paper.Space();
        paper.Text("Catatan dalam buku serah terima (rantai SHA-256):", 9, bold: true);
        foreach (var entry in entries)
            paper.Text($"Permohonan {entry.RequestNumber}, catatan ke-{entry.Link.Sequence}: {Convert.ToHexStringLower(entry.Link.Hash)} (sebelumnya {Convert.ToHexStringLower(entry.Link.PreviousHash)[..16]}…)", 8.5);
        paper.Space();
        var hash = entries.Count == 1 ? first.Hash : SHA256.HashData([.. entries.SelectMany(e => e.Link.Hash)]);
        var code = codes.Sign(new(CodeKind.Document, here.Code, number, first.ServerTime, null, ["Berita acara serah terima", Convert.ToHexStringLower(hash)]));
        paper.Qr(verifyAt + code, "Periksa keaslian", $"Pindai QR ini, atau buka {verifyAt[..^1]} dan tempelkan kodenya. Sidik pada halaman itu harus sama dengan sidik di atas.", side: 150);
        paper.Signatures("Yang menyerahkan", handover.Giver.Name, "Yang menerima", handover.Receiver.Name);
        return paper.ToPdf();
    }

    public static string NumberOf(Entry entry) => string.Create(CultureInfo.InvariantCulture, $"BA-{entry.RequestNumber}/{entry.Link.Sequence}");

    private static string Side(Party party, Holder? holder) => $"{party.Name}, {PaperWords.Relation(party.Relation)} — {PaperWords.Of(holder)}";
}
