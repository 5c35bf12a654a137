using System.Net;
using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using Shuttle.Server.Areas;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Papers;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using static Shuttle.Server.Tests.Custody.Handovers;

namespace Shuttle.Server.Tests.Custody;

/// <summary>Printed papers, opened again.</summary>
public sealed class PaperTests
{
    private static readonly District Here = new() { Id = Id(5), Code = "14.71.07", Name = "Bukit Raya", CityName = "Kota Pekanbaru", Boundary = MultiPolygon.Empty };

    [Fact]
    public void A_record_of_a_hand_over_says_all_that_the_ledger_says()
    {
        var chain = Chain(Make(1, null, Holder.Resident, 1, 2), Make(2, Holder.Resident, Holder.Courier(CourierId), 1, 2));
        using var codes = Codes();
        var page = Assert.Single(new PdfReading(HandoverPaper.Print([new("261123-0001", chain.Links[1])], Here, codes, "https://kantor.example/verifikasi/")).Pages);
        foreach (var said in new[]
        {
            "KECAMATAN BUKIT RAYA", "BERITA ACARA SERAH TERIMA", "Nomor: BA-261123-0001/2", "Siti, pemilik dokumen — Warga", "Budi, kurir — Kurir", "berkas 1", "berkas 2", "Jumlah: 2 dokumen.", "S-2",
            "kode serah terima cocok; foto, SHA-256 9f86d081", "0.485550, 101.469381", "Jl. Kaharuddin Nst., Gg. Melati – patokan: mushala ✔", "Senin, 23 November 2026, 08.00.02 WIB", "Senin, 23 November 2026, 08.01.02 WIB",
        }) Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(chain.Links[1].Hash), page.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_brings_the_letters_it_uses_and_no_more()
    {
        var file = new PdfFile("Huruf");
        file.NewPage();
        file.Text("Señor Łukasz – ☐ é", 50, 50, 12);
        var reading = new PdfReading(file.ToBytes());
        Assert.Equal("Señor Łukasz – ☐ é", Assert.Single(reading.Pages));
        // The whole font has 600 kB and more: what travels are the outlines of a dozen letters, and the parts that ñ and é are made of.
        var (full, subset) = (TrueTypeFont.Regular, reading.FontFiles[0]);
        Assert.InRange(file.ToBytes().Length, 2_000, 60_000);
        Assert.Equal("glyf", System.Text.Encoding.ASCII.GetString(subset, 12 + 16 * 2, 4));
        Assert.Equal(full.WidthOf(full.GlyphOf(new('i'))), PdfFile.Width("i", 1000));
        Assert.True(PdfFile.Width("iiii", 10) < PdfFile.Width("mmmm", 10));
    }

    [Fact]
    public void A_long_list_goes_on_over_several_pages()
    {
        var chain = Chain(Make(1, null, Holder.Resident, [.. Enumerable.Range(1, 120)]));
        using var codes = Codes();
        var pages = new PdfReading(HandoverPaper.Print([new("261123-0001", chain.Links[0])], Here, codes, "https://kantor.example/verifikasi/")).Pages;
        Assert.InRange(pages.Count, 3, 6);
        Assert.Contains("berkas 120", string.Concat(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_is_signed_for_its_own_request_and_no_other()
    {
        using var codes = Codes();
        var (mine, other) = (Booked("261123-0001"), Booked("261123-0002"));
        var slip = SlipCode.Of(codes, "14.71.07", mine);
        Assert.True(SlipCode.Proves(codes, "14.71.07", mine, slip));
        Assert.True(SlipCode.Proves(codes, "14.71.07", mine, "https://kantor.example/verifikasi/" + slip));
        Assert.False(SlipCode.Proves(codes, "14.71.07", other, slip));
        Assert.False(SlipCode.Proves(codes, "14.71.08", mine, slip));
        Assert.False(SlipCode.Proves(codes, "14.71.07", mine, slip[..^2] + "AA"));
        Assert.False(SlipCode.Proves(codes, "14.71.07", mine, null));
        using var another = Codes();
        Assert.False(SlipCode.Proves(another, "14.71.07", mine, slip));
        var page = Assert.Single(new PdfReading(ReceiptPaper.Print(mine, "Kutipan akta kelahiran", "123456", Here, codes, "https://kantor.example/lacak/abc", "https://kantor.example/verifikasi/")).Pages);
        foreach (var said in new[] { "261123-0001", "123 456", "GRATIS", "☐  Surat lahir (asli)", "Penjemputan", "Senin, 23 November 2026, 08.00–10.00 WIB", "paling lambat Rabu, 2 Desember 2026, 08.00.00 WIB" })
            Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_on_paper_are_local_and_in_the_language_of_the_office() =>
        Assert.Equal("Senin, 23 November 2026, 10.05.12 WIB", PaperWords.Moment(new DateTimeOffset(2026, 11, 23, 3, 5, 12, TimeSpan.Zero), Here));

    internal static async Task OpensAsync(HttpResponseMessage reply)
    {
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (reply.StatusCode, reply.Content.Headers.ContentType?.MediaType));
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.NotEmpty(new PdfReading(bytes).Pages);
        // Somebody wants to look at them: SHUTTLE_PAPERS names a folder.
        if (Environment.GetEnvironmentVariable("SHUTTLE_PAPERS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, string.Join('-', reply.RequestMessage!.RequestUri!.Segments[^2..]).Replace("/", "", StringComparison.Ordinal)), bytes);
    }

    private static SignedCodes Codes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key.ExportPkcs8PrivateKey());
    }

    private static Request Booked(string number) => new()
    {
        Id = Guid.CreateVersion7(), Number = number, ServiceCode = "AKTA-LAHIR", ApplicantSealed = "", PhoneSealed = "", PhoneIndex = "", AddressSealed = "", Pin = new Point(101.46, 0.47),
        KelurahanCode = "14.71.07.1005", TrackingHash = "", CodeSealed = "", CodeSalt = "", CodeHash = "", Fingerprint = "", CreatedAt = Start, PromisedBy = Start.AddDays(9),
        Items = [new DocumentItem { RequirementCode = "birth-letter", Name = "Surat lahir", Original = true }],
        Legs = [new Leg { WindowFrom = Start, WindowUntil = Start.AddHours(2) }],
    };
}
