using System.Net.Http.Json;
using System.Text;
using Microsoft.Playwright;
using QRCoder;
using Shuttle.Contracts;
using Shuttle.Server.Tests.Hosts;
using static Microsoft.Playwright.Assertions;

[assembly: AssemblyFixture(typeof(Shuttle.EndToEnd.Tests.CalmHost))]

namespace Shuttle.EndToEnd.Tests;

/// <summary>A server on which nobody else books: what is wished for today finds room today.</summary>
public sealed class CalmHost : BrowserHost;

/// <summary>From the resident's gate to the counter: followed on the map, scanned with the camera, taken over once; and the signed result comes back as a file.</summary>
public sealed class BrowserCounterTests(CalmHost host)
{
    [Fact]
    public async Task A_courier_is_seen_coming_and_the_bag_is_scanned_and_taken_over_once_however_often_the_button_is_pressed()
    {
        await using var resident = await BrowserPerson.ComeAsync(host);
        var page = resident.Page;
        await resident.SignInByPhoneAsync("081275553001", "Lina Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.BookOnMapAsync("Lina Contoh", "081275553001", soonest: true);
        var number = await page.Locator("h1 .number").InnerTextAsync();
        var code = (await page.Locator("[data-code]").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        var slip = await page.Locator("[data-proof]").GetAttributeAsync("href");
        await page.ClickAsync("[data-track]");
        await Expect(page.Locator("[data-live-state]")).ToBeVisibleAsync();

        using var device = await PublishedAsync(number);
        var sheet = await device.SheetAsync(Today);
        var stop = sheet.Stops.Single(s => s.RequestNumber == number);
        await AcceptedAsync(device, e => new RunStarted(sheet.Version) { Id = e.Id, RunId = sheet.RunId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
        foreach (var before in sheet.Stops.Where(s => s.Order < stop.Order && s.Kind is (StopKind.Collect or StopKind.Attest or StopKind.Visit or StopKind.Return)))
            await AcceptedAsync(device, e => new StopFailed(FailureReason.Refused, null) { Id = e.Id, RunId = sheet.RunId, StopId = before.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });

        await SeenAtAsync(device, sheet.RunId, new(101.4610, 0.4790));
        await Expect(page.Locator("[data-approach]")).ToContainTextAsync("berikutnya", new() { IgnoreCase = true });
        await Expect(page.Locator("[data-map=courier] canvas")).ToBeVisibleAsync();
        await Expect(page.Locator(".courier-mark")).ToBeVisibleAsync();
        Assert.Empty(await Looks.FaultsEverywhereAsync(page, "near"));
        var seen = await page.Locator("[data-courier-seen]").InnerTextAsync();
        await SeenAtAsync(device, sheet.RunId, new(101.4622, 0.4801));
        await Expect(page.Locator("[data-courier-seen]")).Not.ToHaveTextAsync(seen);

        await AcceptedAsync(device, e => new Arrived { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
        await AcceptedAsync(device, e => new ItemsReceived([.. stop.Items.Select(i => new ItemOutcome(i.ItemId, ItemResult.Accepted))], "S-77", new(ProofKind.Code, code), new("Lina", "holder"))
        { Id = e.Id, RunId = sheet.RunId, StopId = stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
        await Expect(page.Locator("h1")).ToHaveTextAsync("Sudah dijemput");
        await Expect(page.Locator("[data-map=courier]")).ToBeHiddenAsync();

        await using var officer = await BrowserPerson.ComeAsync(host, width: 1366, height: 768);
        var desk = officer.Page;
        await officer.SignInAsync("loket", "/loket/tas");
        ShowToCamera(slip!);
        await desk.ClickAsync("[data-scan]");
        await Expect(desk.Locator("[data-scanned]")).ToContainTextAsync(number);
        await Expect(desk.Locator("fieldset", new() { HasText = number }).Locator("input:checked")).ToHaveCountAsync(stop.Items.Count);
        Assert.Empty(await Looks.FaultsEverywhereAsync(desk, "scanned"));
        await desk.Locator("form.card", new() { HasText = number }).Locator("button:not([type=button])").DblClickAsync();
        await Expect(desk.Locator(".note.good")).ToBeVisibleAsync();
        await Expect(desk.Locator("fieldset", new() { HasText = number })).ToHaveCountAsync(0);

        // One hand-over at the gate, one at the counter: the second press was the first one's.
        await desk.GotoAsync($"/loket?kode={number}");
        await Expect(desk.Locator("main")).ToContainTextAsync("utuh ✔");
        await Expect(desk.Locator("ol.history li", new() { HasText = "Kurir → Loket" })).ToHaveCountAsync(1);
        await Expect(page.Locator(".papers .holder").First).ToContainTextAsync("Loket", new() { IgnoreCase = true });
        Assert.Empty(resident.Faults);
        Assert.Empty(officer.Faults);
    }

    [Fact]
    public async Task A_signed_pdf_is_issued_at_the_counter_and_had_by_link_and_code_without_scripts()
    {
        await using var resident = await BrowserPerson.ComeAsync(host);
        await resident.SignInByPhoneAsync("081275553002", "Wulan Contoh", "/pesan");
        await resident.AnswerToFormAsync("AKTA-LAHIR");
        await resident.BookOnMapAsync("Wulan Contoh", "081275553002");
        var number = await resident.Page.Locator("h1 .number").InnerTextAsync();
        var code = await resident.Page.Locator("[data-code]").InnerTextAsync();
        var tracking = await resident.Page.Locator("[data-track]").GetAttributeAsync("href");

        await using var officer = await BrowserPerson.ComeAsync(host, javaScript: false, width: 1366, height: 768);
        var desk = officer.Page;
        await officer.SignInAsync("loket", $"/loket?kode={number}");
        await desk.Locator("details:has([name='Document.Title']) summary").ClickAsync();
        await desk.SetInputFilesAsync("[name=Berkas]", new FilePayload { Name = "akta.pdf", MimeType = "application/pdf", Buffer = "not a pdf"u8.ToArray() });
        await desk.Locator("form:has([name='Document.Title']) button").ClickAsync();
        await Expect(desk.Locator("#kesalahan")).ToContainTextAsync("bukan PDF");
        var file = Encoding.ASCII.GetBytes($"%PDF-1.4\n% {number}\n%%EOF\n");
        await desk.SetInputFilesAsync("[name=Berkas]", new FilePayload { Name = "akta.pdf", MimeType = "application/pdf", Buffer = file });
        await desk.Locator("form:has([name='Document.Title']) button").ClickAsync();
        await Expect(desk.Locator(".note.good")).ToContainTextAsync("diterbitkan");
        // Behind a mask only with a reason, which stays.
        await Expect(desk.Locator("main")).Not.ToContainTextAsync("081275553002");
        await desk.Locator("details:has([name='Look.Reason']) summary").ClickAsync();
        await desk.FillAsync("[name='Look.Reason']", "Menelepon pemohon");
        await desk.Locator("form:has([name='Look.Reason']) button").ClickAsync();
        await Expect(desk.Locator("[data-revealed]")).ToContainTextAsync("81275553002");

        await using var holder = await BrowserPerson.ComeAsync(host, javaScript: false);
        await holder.Page.GotoAsync(tracking!);
        await holder.Page.FillAsync("[name=kode]", code[0] == '9' ? "111111" : "999999");
        await holder.Page.Locator("form:has([name=kode]) button").ClickAsync();
        await Expect(holder.Page.Locator("#kesalahan")).ToContainTextAsync("tidak cocok");
        await holder.Page.FillAsync("[name=kode]", code);
        var download = await holder.Page.RunAndWaitForDownloadAsync(() => holder.Page.Locator("form:has([name=kode]) button").ClickAsync());
        Assert.Equal(file, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        await holder.Page.ClickAsync("[data-verify-document]");
        await Expect(holder.Page.Locator(".verdict.good")).ToContainTextAsync("Dokumen asli");
        await holder.Page.SetInputFilesAsync("[name=Berkas]", new FilePayload { Name = "akta.pdf", MimeType = "application/pdf", Buffer = [.. file, 10] });
        await holder.Page.Locator("form:has([name=Berkas]) button").ClickAsync();
        await Expect(holder.Page.Locator(".verdict.bad")).ToContainTextAsync("sudah berubah");

        await resident.Page.GotoAsync("/data-saya");
        await resident.Page.Locator("details.group summary").First.ClickAsync();
        await Expect(resident.Page.Locator("main")).ToContainTextAsync("Menelepon pemohon");
    }

    private DateOnly Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    // Plans and publishes the day, and pairs the device of the courier who goes there.
    private async Task<SigningDevice> PublishedAsync(string number)
    {
        await using var dispatcher = await BrowserPerson.ComeAsync(host);
        var (_, _, courier) = await dispatcher.PublishRunOfAsync(number);
        return await new SigningDevice(await ServerHost.SignInAsync(new(host.Address), courier), host.Clock).PairAsync();
    }

    private static async Task AcceptedAsync<T>(SigningDevice device, Func<SigningDevice.Envelope, T> make) where T : DriverEvent
    {
        var result = await device.SayAsync(device.New(make));
        Assert.True(result.Status == EventStatus.Accepted, $"{typeof(T).Name}: {result.Code} {result.Reason}");
    }

    private async Task SeenAtAsync(SigningDevice device, Guid run, GeoPoint at)
    {
        var reply = await device.Client.PostAsJsonAsync("driver/positions", new PushPositions(device.Id, run, [new(Guid.CreateVersion7(), host.Clock.GetUtcNow(), at, 8)]), ContractJson.Options);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }

    // One still picture of the code on white, as a video of grey frames.
    private void ShowToCamera(string text)
    {
        const int Width = 640, Height = 480;
        using var drawn = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = drawn.ModuleMatrix;
        var (scale, luma) = (Height / (modules.Count + 2), new byte[Width * Height]);
        Array.Fill(luma, (byte)235);
        for (var y = 0; y < modules.Count * scale; y++)
            for (var x = 0; x < modules.Count * scale; x++)
                if (modules[y / scale][x / scale]) luma[(y + scale) * Width + x + (Width - modules.Count * scale) / 2] = 16;
        var colour = new byte[Width * Height / 2];
        Array.Fill(colour, (byte)128);
        using var video = File.Create(host.CameraFile);
        video.Write("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n"u8);
        for (var frame = 0; frame < 5; frame++)
        {
            video.Write("FRAME\n"u8);
            video.Write(luma);
            video.Write(colour);
        }
    }
}
