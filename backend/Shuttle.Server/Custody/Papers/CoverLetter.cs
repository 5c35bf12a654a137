using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shuttle.Server.Areas;
using Shuttle.Server.Custody.Batches;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody.Papers;

/// <summary>The letter that goes with a batch to another office, and that the office signs for what it received.</summary>
public static class CoverLetter
{
    /// <summary>A line of the list.</summary>
    public sealed record Line(string RequestNumber, string Applicant, string Service, string Document);

    /// <param name="verifyAt">Address that checks a signed code, without the code.</param>
    public static byte[] Print(BatchView batch, IReadOnlyList<Line> lines, District here, SignedCodes codes, string verifyAt)
    {
        var paper = new Paper($"Surat pengantar {batch.Number}", $"Surat pengantar {batch.Number}");
        paper.Head(here.CityName, here.Name);
        paper.Centre("SURAT PENGANTAR", 14);
        paper.Centre($"Nomor: {batch.Number}", 10, bold: false);
        paper.Space();
        paper.Facts(("Kepada", $"Yth. Kepala {batch.OfficeName}"), ("Tanggal", PaperWords.Day(batch.SentAt, here)), ("Selesai paling lambat", PaperWords.Moment(batch.DueAt, here)), ("Catatan", batch.Note));
        paper.Space();
        paper.Text("Bersama ini kami kirimkan dokumen warga untuk diproses. Mohon setiap dokumen dicocokkan dengan daftar, ditandatangani, dan dikembalikan satu per satu bersama hasilnya.");
        paper.Space();
        paper.Table([("No.", 0.07), ("Permohonan", 0.18), ("Pemohon", 0.24), ("Layanan", 0.22), ("Dokumen", 0.29)],
            lines.Index().Select(l => (IReadOnlyList<string>)[(l.Index + 1).ToString(CultureInfo.InvariantCulture), l.Item.RequestNumber, l.Item.Applicant, l.Item.Service, l.Item.Document]));
        paper.Text($"Jumlah: {lines.Count} dokumen. Seluruh layanan administrasi kependudukan GRATIS.", bold: true);
        paper.Space();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', batch.Items.Select(i => $"{i.RequestNumber}|{i.ItemId:N}|{i.Name}"))));
        var code = codes.Sign(new(CodeKind.Document, here.Code, batch.Number, batch.SentAt, null, ["Surat pengantar berkas", Convert.ToHexStringLower(hash)]));
        paper.Qr(verifyAt + code, "Periksa keaslian", $"Pindai QR ini, atau buka {verifyAt[..^1]} dan tempelkan kodenya.\nSidik daftar (SHA-256): {Convert.ToHexStringLower(hash)}", side: 130);
        paper.Signatures("Yang mengirim", batch.SentBy, "Yang menerima", "(nama dan NIP)");
        return paper.ToPdf();
    }
}
