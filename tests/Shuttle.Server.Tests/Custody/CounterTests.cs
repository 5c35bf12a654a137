using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Data;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Custody;

/// <summary>What the office does with documents: closing a run, sending them on, handing them back, on both databases.</summary>
public abstract class CounterTests(Provider provider)
{
    [Fact]
    public async Task A_run_closes_when_what_went_out_came_in_or_an_officer_answers_for_the_difference()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 1);
        var door = await day.DoorAsync(0);
        await door.AcceptedAsync(door.Received(day.Code(0)));
        var run = door.Sheet.RunId;
        // The demonstration's own visits of that run are over.
        await using (var scope = await TamperedLedgerTests.OfDemoAsync(day.Server))
            await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Stops.Where(s => s.RunId == run && s.Id != door.Stop.StopId).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, StopState.Failed));
        await ServerHost.Json(await day.Counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = run, itemIds = door.Items[..1], conditions = new Dictionary<Guid, string> { [door.Items[0]] = "basah" } }));

        var look = await ServerHost.Json(await day.Counter.GetAsync($"runs/{run}/reconciliation"));
        Assert.Equal((1, 1, 0), (look.GetProperty("matched").GetArrayLength(), look.GetProperty("missing").GetArrayLength(), look.GetProperty("unexpected").GetArrayLength()));
        var refused = await day.Counter.PostAsJsonAsync($"runs/{run}/closing", new { id = Guid.CreateVersion7() });
        Assert.Equal("run-not-reconciled", await ServerHost.RefusedAsync(refused, HttpStatusCode.Conflict));
        Assert.Contains(day.Number(0), await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("statement-empty", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync($"runs/{run}/closing", new { id = Guid.CreateVersion7(), reason = " " }), HttpStatusCode.UnprocessableEntity));
        var closed = await ServerHost.Json(await day.Counter.PostAsJsonAsync($"runs/{run}/closing", new { id = Guid.CreateVersion7(), reason = "Tertinggal di motor, dicari sore ini" }));
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        var stated = Assert.Single((await ServerHost.Json(await day.Counter.GetAsync("runs/discrepancies"))).EnumerateArray());
        Assert.Equal(door.Items[1], stated.GetProperty("missing")[0].GetGuid());
        Assert.False(string.IsNullOrEmpty(stated.GetProperty("officerName").GetString()));
        // The courier still holds it, says the ledger; when it turns up the discrepancy is resolved, and stays on record.
        Assert.Contains("courier", (await day.TrackAsync(0)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString()));
        await ServerHost.Json(await day.Counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = run, itemIds = door.Items[1..] }));
        Assert.Empty((await ServerHost.Json(await day.Counter.GetAsync("runs/discrepancies"))).EnumerateArray());
        Assert.Single((await ServerHost.Json(await day.Counter.GetAsync("runs/discrepancies?open=false"))).EnumerateArray());
    }

    [Fact]
    public async Task A_batch_goes_to_another_office_and_comes_back_item_by_item()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 2);
        var items = new List<Guid[]>();
        for (var n = 0; n < 2; n++)
        {
            items.Add((await day.DoorAsync(n)).Items);
            await day.BringInAsync(n);
        }
        Guid[] all = [.. items.SelectMany(i => i)];
        object batch(Guid id, Guid[] some) => new { id, office = "disdukcapil", itemIds = some, note = "Mohon diprioritaskan" };
        Assert.Equal("unknown-office", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync("batches", new { id = Guid.CreateVersion7(), office = "samsat", itemIds = all }), HttpStatusCode.UnprocessableEntity));

        // Two counters send the same documents at once: one batch, and clear refusals.
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => day.Counter.PostAsJsonAsync("batches", batch(Guid.CreateVersion7(), all))));
        var sent = await ServerHost.Json(replies.Single(r => r.IsSuccessStatusCode));
        foreach (var late in replies.Where(r => !r.IsSuccessStatusCode)) Assert.Equal("item-held-by-another", await ServerHost.RefusedAsync(late, HttpStatusCode.Conflict));
        var id = sent.GetProperty("id").GetGuid();
        Assert.Equal(sent.GetProperty("number").GetString(), (await ServerHost.Json(await day.Counter.PostAsJsonAsync("batches", batch(id, all)))).GetProperty("number").GetString());
        Assert.Equal("id-reused", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync("batches", batch(id, all[..1])), HttpStatusCode.Conflict));

        // Whose court it is, with the reason, for whoever has the link.
        Assert.Equal("delay-reason-unknown", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync($"batches/{id}/delays", new { reason = "tired" }), HttpStatusCode.UnprocessableEntity));
        await ServerHost.Json(await day.Counter.PostAsJsonAsync($"batches/{id}/delays", new { reason = "blanks-out", itemIds = items[0] }));
        var court = await CourtAsync(day, 0);
        Assert.Equal(("disdukcapil", "blanks-out", "blanko habis"), (court.GetProperty("court").GetString(), court.GetProperty("reason").GetString(), court.GetProperty("reasonWords").GetProperty("id").GetString()));
        Assert.True((await ServerHost.Json(await day.Counter.GetAsync("batches"))).EnumerateArray().Single().GetProperty("dueAt").GetDateTimeOffset() > day.Server.Clock.GetUtcNow());
        await day.GoToAsync(day.Server.Clock.GetUtcNow().AddDays(60));
        var pace = (await ServerHost.Json(await day.Resident.GetAsync("offices/pace"))).EnumerateArray().Single();
        Assert.Equal((4, 4, 2), (pace.GetProperty("atOffice").GetInt32(), pace.GetProperty("late").GetInt32(), pace.GetProperty("reasons").GetProperty("blanks-out").GetInt32()));

        // The first request comes back with its result, one paper was withdrawn and destroyed; the second later.
        var receipt = new { id = Guid.CreateVersion7(), returned = items[0][..1], destroyed = items[0][1..], results = new[] { new { requestId = day.RequestId(0), name = "Kutipan akta kelahiran" } } };
        var answered = await ServerHost.Json(await day.Counter.PostAsJsonAsync($"batches/{id}/receipts", receipt));
        Assert.Equal("atOffice", answered.GetProperty("state").GetString());
        Assert.Equal("item-not-at-office", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync($"batches/{id}/receipts", new { id = Guid.CreateVersion7(), returned = items[0][..1] }), HttpStatusCode.Conflict));
        Assert.Equal("counter", (await CourtAsync(day, 0)).GetProperty("court").GetString());
        Assert.Equal<string?>(["counter", "counter", "destroyed"], (await day.TrackAsync(0)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString()).Order());
        var closed = await ServerHost.Json(await day.Counter.PostAsJsonAsync($"batches/{id}/receipts", new { id = Guid.CreateVersion7(), returned = items[1][..1], kept = items[1][1..] }));
        Assert.Equal("closed", closed.GetProperty("state").GetString());

        // The letter, and the record of every hand-over, can be printed; the ledger holds.
        foreach (var path in new[] { $"batches/{id}/cover-letter.pdf", $"handovers/{id}/berita-acara.pdf", $"handovers/{receipt.id}/berita-acara.pdf" })
            await PaperTests.OpensAsync(await day.Counter.GetAsync(path));
        await PaperTests.OpensAsync(await day.Resident.GetAsync($"requests/{day.RequestId(0)}/receipt.pdf"));
        var lines = (await ServerHost.Json(await day.Resident.GetAsync($"requests/{day.RequestId(0)}/handovers"))).EnumerateArray().ToList();
        Assert.Equal(["resident", "courier", "counter", "otherOffice", "otherOffice", "counter", "destroyed"], lines.Select(l => l.GetProperty("to").GetString()));
        await PaperTests.OpensAsync(await day.Resident.GetAsync($"handovers/{lines[1].GetProperty("id").GetGuid()}/berita-acara.pdf"));
        using var stranger = await day.Server.ResidentAsync("081275559999");
        Assert.Equal("unknown-handover", await ServerHost.RefusedAsync(await stranger.GetAsync($"handovers/{lines[1].GetProperty("id").GetGuid()}/berita-acara.pdf"), HttpStatusCode.NotFound));
        Assert.Equal("unknown-request", await ServerHost.RefusedAsync(await stranger.GetAsync($"requests/{day.RequestId(0)}/receipt.pdf"), HttpStatusCode.NotFound));
        await using var scope = await TamperedLedgerTests.OfDemoAsync(day.Server);
        await scope.ServiceProvider.GetRequiredService<MakeAnchors>().UpToYesterdayAsync(default);
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<VerifyCustody>().VerifyAsync([], default)).Faults);
    }

    [Fact]
    public async Task The_resident_chooses_another_time_place_and_receiver_by_the_link()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 1);
        using var anybody = day.Server.Anonymous();
        var (choices, tuesday) = ($"track/{day.Token(0)}/choices", ServerHost.Monday.AddDays(1));

        // Ten minutes before the window: too late to move the pickup.
        Assert.Equal("choice-too-late", await ServerHost.RefusedAsync(await anybody.PostAsJsonAsync($"{choices}/window", new { windowFrom = At(tuesday, "10:00"), windowUntil = At(tuesday, "12:00") }), HttpStatusCode.Conflict));
        await day.GoToAsync(At(ServerHost.Monday, "07:00"));
        Assert.Equal("window-holiday", await ServerHost.RefusedAsync(await anybody.PostAsJsonAsync($"{choices}/window", new { windowFrom = At(ServerHost.Monday.AddDays(6), "10:00"), windowUntil = At(ServerHost.Monday.AddDays(6), "12:00") }), HttpStatusCode.UnprocessableEntity));
        var before = await day.DoorAsync(0);
        var moved = await ServerHost.Json(await anybody.PostAsJsonAsync($"{choices}/window", new { windowFrom = At(tuesday, "10:00"), windowUntil = At(tuesday, "12:00") }));
        Assert.Equal(At(tuesday, "10:00"), moved.GetProperty("windowFrom").GetDateTimeOffset());
        // The courier's sheet has a new version without that stop.
        var sheet = (await before.Device.Client.GetFromJsonAsync<RunSheet>($"driver/runs/{before.Sheet.RunId}/sheet", ContractJson.Options))!;
        Assert.Equal((before.Sheet.Version + 1, StopState.Cancelled), (sheet.Version, sheet.Stops.Single(s => s.StopId == before.Stop.StopId).State));

        await day.PublishAsync(tuesday);
        await day.GoToAsync(At(tuesday, "10:05"));
        var door = await day.DoorAsync(0, tuesday);
        await door.AcceptedAsync(door.Received(day.Code(0)));
        await ServerHost.Json(await day.Counter.PostAsJsonAsync("counter/receipts", new { id = Guid.CreateVersion7(), runId = door.Sheet.RunId, itemIds = door.Items }));
        var ready = await ServerHost.Json(await day.Counter.PostAsJsonAsync($"requests/{day.RequestId(0)}/ready", new { results = new[] { "Kutipan akta" } }));

        // Later, at the RW post, to a named member of the family; never to a neighbour.
        Assert.Equal("hold-too-long", await ServerHost.RefusedAsync(await anybody.PostAsJsonAsync($"{choices}/hold", new { until = tuesday.AddDays(90) }), HttpStatusCode.UnprocessableEntity));
        var held = await ServerHost.Json(await anybody.PostAsJsonAsync($"{choices}/hold", new { until = tuesday.AddDays(7) }));
        Assert.Equal(tuesday.AddDays(7), DateOnly.FromDateTime(held.GetProperty("windowFrom").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).DateTime));
        Assert.Equal("receiver-never", await ServerHost.RefusedAsync(await anybody.PostAsJsonAsync($"{choices}/receiver", new { name = "Bu Ani", relation = "neighbour" }), HttpStatusCode.UnprocessableEntity));
        await ServerHost.Json(await anybody.PostAsJsonAsync($"{choices}/receiver", new { name = "Budi Harahap", relation = "family" }));
        Assert.Equal("service-point-unknown", await ServerHost.RefusedAsync(await anybody.PostAsJsonAsync($"{choices}/place", new { place = "rwPost", servicePointId = Guid.CreateVersion7() }), HttpStatusCode.UnprocessableEntity));
        using var admin = await day.Server.SignInAsync("admin");
        var post = Guid.CreateVersion7();
        await ServerHost.Json(await admin.PutAsJsonAsync($"service-points/{post}", new { id = post, kind = "rwPost", areaCode = "x/005", name = "Pos RW 005", address = "Jalan Melati 1", point = new { lon = 101.462, lat = 0.476 } }));
        var placed = await ServerHost.Json(await anybody.PostAsJsonAsync($"{choices}/place", new { place = "rwPost", servicePointId = post }));
        Assert.Equal(("rwPost", "Pos RW 005", "Budi Harahap"), (placed.GetProperty("place").GetString(), placed.GetProperty("servicePointName").GetString(), placed.GetProperty("receiver").GetString()));
        await day.PublishAsync(tuesday.AddDays(7));
        var back = await day.DoorAsync(0, tuesday.AddDays(7));
        Assert.Equal((101.462, "Budi Harahap", "Pos RW 005, Jalan Melati 1"), (back.Stop.Point!.Value.Lon, back.Stop.NamedReceiver, back.Stop.Address));

        // In the end they fetch it at the counter, with the code.
        var office = await ServerHost.Json(await day.Resident.PostAsJsonAsync($"requests/{day.RequestId(0)}/choices/place", new { place = "districtOffice" }));
        Assert.Equal(JsonValueKind.Null, office.TryGetProperty("leg", out var leg) ? leg.ValueKind : JsonValueKind.Null);
        object handover(string code, object receiver) => new { id = Guid.CreateVersion7(), requestId = day.RequestId(0), itemIds = back.Items, proof = new { kind = "code", value = code }, receiver };
        var wrong = day.Code(0) == "000000" ? "000001" : "000000";
        var self = new { name = "Siti", relation = "holder" };
        Assert.Equal("code-wrong", await ServerHost.RefusedAsync(await day.Counter.PostAsJsonAsync("counter/handovers", handover(wrong, self)), HttpStatusCode.UnprocessableEntity));
        var handed = await ServerHost.Json(await day.Counter.PostAsJsonAsync("counter/handovers", handover(day.Code(0), self)));
        Assert.Equal((3, "completed"), (handed.GetProperty("handed").GetInt32(), handed.GetProperty("state").GetString()));
        Assert.Equal("completed", (await day.TrackAsync(0)).GetProperty("state").GetString());
        Assert.NotEqual(default, ready.GetProperty("windowFrom").GetDateTimeOffset());
    }

    private static async Task<JsonElement> CourtAsync(DayAtTheDoors day, int n)
    {
        using var anybody = day.Server.Anonymous();
        return await ServerHost.Json(await anybody.GetAsync($"track/{day.Token(n)}/court"));
    }

    private static DateTimeOffset At(DateOnly day, string time) => WholeDayTests.At(day, time);
}

public sealed class CounterOnSqliteTests() : CounterTests(Provider.Sqlite);

public sealed class CounterOnPostgresTests() : CounterTests(Provider.Postgres);
