using Shuttle.Server.Areas;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Custody.Papers;

/// <summary>The resident's slip: what to have ready, when somebody comes, and the code that only the resident should know.</summary>
public static class ReceiptPaper
{
    /// <param name="request">With items and legs.</param>
    /// <param name="serviceName">What is asked for.</param>
    /// <param name="code">The six digits.</param>
    /// <param name="trackAt">The tracking link.</param>
    /// <param name="verifyAt">Address that checks a signed code, without the code.</param>
    public static byte[] Print(Request request, string serviceName, string code, District here, SignedCodes codes, string trackAt, string verifyAt)
    {
        var paper = new Paper($"Resi {request.Number}", $"Resi {request.Number} · GRATIS: jangan membayar kepada siapa pun");
        paper.Head(here.CityName, here.Name);
        paper.Centre("RESI ANTAR-JEMPUT DOKUMEN", 14);
        paper.Space(4);
        paper.Big("Nomor resi", request.Number);
        paper.Big("Kode serah terima — sebutkan hanya kepada kurir di depan pintu", $"{code[..3]} {code[3..]}");
        paper.Big("Biaya", "GRATIS");
        paper.Facts([
            ("Layanan", serviceName),
            .. request.Legs.Where(l => l.IsOpen && l.Kind is not (LegKind.Attest or LegKind.HandOff)).OrderBy(l => l.WindowFrom)
                .Select(l => (l.Kind == LegKind.Return ? "Pengantaran" : "Penjemputan", (string?)PaperWords.Window(l.WindowFrom, l.WindowUntil, here))),
            ("Janji selesai", request.PromisedBy is { } promised ? $"paling lambat {PaperWords.Moment(promised, here)}" : null),
        ]);
        paper.Space();
        paper.Text("Siapkan dokumen berikut:", 11, bold: true);
        foreach (var item in request.Items.Where(i => i.RequirementCode != DocumentItem.Result).OrderBy(i => i.Id)) paper.Text($"☐  {item.Name}{(item.Original ? " (asli)" : "")}");
        paper.Space();
        paper.Qr(trackAt, "Lacak permohonan", $"{trackAt}\nSiapa pun yang memegang tautan ini dapat mengikuti permohonan, tetapi tidak dapat menerima dokumen.");
        paper.Qr(verifyAt + SlipCode.Of(codes, here.Code, request), "Tunjukkan kepada kurir",
            "Bila kode tidak terbaca, kurir memindai QR ini sebagai bukti. Simpan resi ini seperti menyimpan dokumen Anda; jangan menyebarkan fotonya.", side: 130);
        paper.Text("Dokumen hanya diserahkan kepada pemiliknya, keluarga dalam KK yang sama dengan KTP, atau penerima kuasa; tidak pernah kepada tetangga.", 9);
        return paper.ToPdf();
    }
}
