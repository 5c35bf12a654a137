using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Custody;
using Shuttle.Server.Custody.Anchors;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Runs;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Custody;

/// <summary>What can happen in front of a door, through the API, on both databases.</summary>
public abstract class DoorTests(Provider provider)
{
    [Fact]
    public async Task Each_document_has_its_own_result_and_what_can_be_had_another_day_is_fetched_again()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 2);
        var door = await day.DoorAsync(0);
        var (letter, book) = (door.Stop.Items.Single(i => i.Name == "Surat lahir"), door.Stop.Items.Single(i => i.Name != "Surat lahir"));
        Assert.Equal("F-2.03", letter.StatementInstead);

        Assert.Equal("door-reason-unknown", await door.RefusedAsync(door.Received(day.Code(0), new(letter.ItemId, ItemResult.Missing), new(book.ItemId, ItemResult.Accepted))));
        Assert.Equal("statement-missing", await door.RefusedAsync(door.Received(day.Code(0), new(letter.ItemId, ItemResult.Missing, "statement-instead"), new(book.ItemId, ItemResult.Accepted))));
        await door.AcceptedAsync(door.Received(day.Code(0), new(letter.ItemId, ItemResult.Missing, "bring-later"), new(book.ItemId, ItemResult.Accepted, Condition: "sobek di sudut")));
        var tracked = await day.TrackAsync(0);
        Assert.Equal("pickedUp", tracked.GetProperty("state").GetString());
        Assert.Equal<string?>(["done", "waiting"], tracked.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()));
        Assert.Contains("door-bring-later", Story(tracked));

        // The second resident refuses one and the other is photographed: nobody comes again for either.
        var second = await day.DoorAsync(1);
        await second.AcceptedAsync(second.Received(day.Code(1), new(second.Items[0], ItemResult.Refused, "resident-keeps"), new(second.Items[1], ItemResult.Missing, "photo-instead")));
        var settled = await day.TrackAsync(1);
        Assert.Equal<string?>(["done"], settled.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()));

        // The ledger has the condition, the seal, the proof, the place and both times.
        await using var scope = await TamperedLedgerTests.OfDemoAsync(day.Server);
        var link = (await scope.ServiceProvider.GetRequiredService<CustodyBook>().LoadAsync(day.RequestId(0), default)).Links[^1];
        Assert.Equal(("sobek di sudut", "S-100", "matched"), (link.Handover.Items.Single().Condition, link.Handover.Seal, link.Handover.Proofs.Single().Value));
        Assert.Equal((101.46, 0.475), (link.Handover.Point!.Value.Lon, link.Handover.Point!.Value.Lat));
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<VerifyCustody>().VerifyAsync([], default)).Faults);
    }

    [Fact]
    public async Task A_statement_signed_at_the_door_stands_for_the_missing_paper_and_travels_like_one()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 1);
        var door = await day.DoorAsync(0);
        var letter = door.Stop.Items.Single(i => i.StatementInstead == "F-2.03");
        var book = door.Stop.Items.Single(i => i.StatementInstead == "F-2.04");
        Assert.Equal("statement-not-allowed", await door.RefusedAsync(Signed(door, "F-2.03", book.ItemId)));
        Assert.Equal("statement-form-unknown", await door.RefusedAsync(Signed(door, "F-1.01", letter.ItemId)));
        Assert.Equal("statement-incomplete", await door.RefusedAsync(Signed(door, "F-2.03", letter.ItemId, without: "mother-name")));
        var signed = Signed(door, "F-2.03", letter.ItemId);
        await door.AcceptedAsync(signed);
        await door.AcceptedAsync(door.Received(day.Code(0), new(signed.Id, ItemResult.Accepted), new(letter.ItemId, ItemResult.Missing, "statement-instead"), new(book.ItemId, ItemResult.Accepted)));

        var tracked = await day.TrackAsync(0);
        Assert.Equal<string?>(["done"], tracked.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString()));
        Assert.Equal(["courier", "courier", "resident"], tracked.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("holder").GetString()!).Order());
        await using var scope = await TamperedLedgerTests.OfDemoAsync(day.Server);
        var kept = await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Set<Statement>().SingleAsync();
        Assert.DoesNotContain("Aminah", kept.AnswersSealed + kept.WitnessesSealed, StringComparison.Ordinal);
        Assert.Contains("Aminah", scope.ServiceProvider.GetRequiredService<PersonalData>().Reveal(kept.AnswersSealed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_counts_wrong_codes_itself_and_the_fall_backs_remain()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 2);
        var door = await day.DoorAsync(0);
        Assert.Equal("code-shape", await door.RefusedAsync(door.Received("12ab")));
        var wrong = day.Code(0) == "000000" ? "000001" : "000000";
        var repeated = door.Received(wrong);
        // The same event sent three times is one try.
        for (var n = 0; n < 3; n++) Assert.Equal("code-wrong", await door.RefusedAsync(repeated));
        for (var n = 0; n < 3; n++) Assert.Equal("code-wrong", await door.RefusedAsync(door.Received(wrong)));
        Assert.Equal("code-locked", await door.RefusedAsync(door.Received(wrong)));
        Assert.Equal("code-locked", await door.RefusedAsync(door.Received(day.Code(0))));
        Assert.All((await day.TrackAsync(0)).GetProperty("items").EnumerateArray(), i => Assert.Equal("resident", i.GetProperty("holder").GetString()));

        // The slip of the neighbour's request proves nothing; the right one does.
        Assert.Equal("slip-wrong", await door.RefusedAsync(door.Received(new Proof(ProofKind.SlipQr, await SlipAsync(day, 1)))));
        Assert.Equal("proof-malformed", await door.RefusedAsync(door.Received(new Proof(ProofKind.Photo, "no hash"))));
        Assert.Equal("proof-malformed", await door.RefusedAsync(door.Received(new Proof(ProofKind.Witness, " "))));
        await door.AcceptedAsync(door.Received(new Proof(ProofKind.SlipQr, await SlipAsync(day, 0))));
        var second = await day.DoorAsync(1);
        await second.AcceptedAsync(second.Received(new Proof(ProofKind.Witness, "Pak Amir, Ketua RT 003")));
    }

    [Fact]
    public async Task Nobody_home_needs_waiting_two_calls_and_the_dispatchers_word()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 3);
        var door = await day.DoorAsync(0);
        Assert.Equal("not-arrived", await door.RefusedAsync(door.Failed(FailureReason.NobodyHome)));
        await WaitAndCallAsync(day, door);
        await door.AcceptedAsync(door.Failed(FailureReason.NobodyHome));

        // Claimed, not failed: the leg waits for the dispatcher.
        Assert.Equal<string?>(["underway"], Legs(await day.TrackAsync(0)));
        var claim = Assert.Single((await ServerHost.Json(await day.Dispatcher.GetAsync("absences"))).EnumerateArray());
        Assert.Equal((2, day.Number(0)), (claim.GetProperty("calls").GetInt32(), claim.GetProperty("requestNumber").GetString()));
        var id = claim.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await day.Dispatcher.PostAsJsonAsync($"absences/{id}/confirmation", new { note = "tetangga membenarkan" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await day.Dispatcher.PostAsJsonAsync($"absences/{id}/confirmation", new { })).StatusCode);
        Assert.Equal("absence-decided", await ServerHost.RefusedAsync(await day.Dispatcher.PostAsJsonAsync($"absences/{id}/denial", new { }), HttpStatusCode.Conflict));
        Assert.Equal<string?>(["failed", "waiting"], Legs(await day.TrackAsync(0)));

        // Denied: no visit was made, the leg can be planned again today.
        var second = await day.DoorAsync(1);
        await WaitAndCallAsync(day, second);
        var denied = second.Failed(FailureReason.NobodyHome);
        await second.AcceptedAsync(denied);
        Assert.Equal(HttpStatusCode.NoContent, (await day.Dispatcher.PostAsJsonAsync($"absences/{denied.Id}/denial", new { })).StatusCode);
        Assert.Equal<string?>(["waiting"], Legs(await day.TrackAsync(1)));

        // Heard hours later: nobody could be asked, and nobody need be.
        var third = await day.DoorAsync(2);
        DriverEvent[] offline = [third.Departed(), third.Arrived(), third.Called(), third.Called()];
        day.Server.Clock.Set(day.Server.Clock.GetUtcNow().AddMinutes(6));
        var late = third.Failed(FailureReason.NobodyHome);
        day.Server.Clock.Set(day.Server.Clock.GetUtcNow().AddHours(2));
        Assert.All(await third.Device.PushAsync([.. offline.Append(late).Select(third.Device.Sign)]), r => Assert.Equal(EventStatus.Accepted, r.Status));
        Assert.Equal<string?>(["failed", "waiting"], Legs(await day.TrackAsync(2)));
        Assert.Contains("visit-rebooked", Story(await day.TrackAsync(2)));
    }

    [Fact]
    public async Task What_nobody_answers_counts_after_a_while()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 1);
        var door = await day.DoorAsync(0);
        await WaitAndCallAsync(day, door);
        await door.AcceptedAsync(door.Failed(FailureReason.NobodyHome));
        await using (var scope = await TamperedLedgerTests.OfDemoAsync(day.Server)) await scope.ServiceProvider.GetRequiredService<Absences>().SettleAsync(default);
        Assert.Equal<string?>(["underway"], Legs(await day.TrackAsync(0)));
        day.Server.Clock.Set(day.Server.Clock.GetUtcNow().AddMinutes(16));
        await using (var scope = await TamperedLedgerTests.OfDemoAsync(day.Server)) await scope.ServiceProvider.GetRequiredService<Absences>().SettleAsync(default);
        Assert.Equal<string?>(["failed", "waiting"], Legs(await day.TrackAsync(0)));
    }

    [Fact]
    public async Task Papers_go_back_only_to_who_may_have_them()
    {
        await using var day = await DayAtTheDoors.StartAsync(provider, requests: 1);
        await day.BringInAsync(0);
        var ready = await ServerHost.Json(await day.Counter.PostAsJsonAsync($"requests/{day.RequestId(0)}/ready", new { results = new[] { "Kutipan akta" } }));
        var from = ready.GetProperty("windowFrom").GetDateTimeOffset();
        var date = DateOnly.FromDateTime(from.ToOffset(TimeSpan.FromHours(7)).DateTime);
        await day.PublishAsync(date);
        await day.GoToAsync(from.AddMinutes(10));
        var door = await day.DoorAsync(0, date);
        Assert.Equal(["holder", "family", "proxy"], door.Stop.Receivers);
        await door.AcceptedAsync(door.Loaded());

        Proof code = new(ProofKind.Code, day.Code(0));
        Assert.Equal("receiver-neighbour", await door.RefusedAsync(door.Delivered(code, new("Bu Ani", "neighbour", IdCard: true))));
        Assert.Equal("receiver-rt-head", await door.RefusedAsync(door.Delivered(code, new("Pak RT", "rtHead", IdCard: true))));
        Assert.Equal("receiver-id-card-missing", await door.RefusedAsync(door.Delivered(code, new("Budi", "family", InFamilyCard: true))));
        Assert.Equal("receiver-not-in-family-card", await door.RefusedAsync(door.Delivered(code, new("Budi", "family", IdCard: true))));
        Assert.Equal("receiver-letter-missing", await door.RefusedAsync(door.Delivered(code, new("Citra", "proxy", IdCard: true, IdCopies: true))));
        Assert.Equal("receiver-unknown", await door.RefusedAsync(door.Delivered(code, new("Dodi", "friend"))));
        await door.AcceptedAsync(door.Delivered(code, new("Budi", "family", IdCard: true, InFamilyCard: true)));
        Assert.Equal("completed", (await day.TrackAsync(0)).GetProperty("state").GetString());
    }

    private static async Task WaitAndCallAsync(DayAtTheDoors day, Door door)
    {
        await door.AcceptedAsync(door.Departed());
        await door.AcceptedAsync(door.Arrived());
        Assert.Equal("nobody-home-wait", await door.RefusedAsync(door.Failed(FailureReason.NobodyHome)));
        day.Server.Clock.Set(day.Server.Clock.GetUtcNow().AddMinutes(5).AddSeconds(5));
        await door.AcceptedAsync(door.Called());
        Assert.Equal("nobody-home-calls", await door.RefusedAsync(door.Failed(FailureReason.NobodyHome)));
        await door.AcceptedAsync(door.Called());
    }

    private static StatementSigned Signed(Door door, string form, Guid replaces, string? without = null)
    {
        var answers = new Dictionary<string, string>
        {
            ["declarant-name"] = "Aminah", ["declarant-nik"] = "1471074501900001", ["declarant-address"] = "Jalan Melati 12", ["child-name"] = "Rizki", ["birth-place"] = "Pekanbaru",
            ["birth-date"] = "2026-10-01", ["mother-name"] = "Aminah", ["father-name"] = "Hasan",
        };
        if (without is not null) answers.Remove(without);
        var hash = new string('a', 64);
        return door.Event(e => new StatementSigned(form, replaces, answers, [new("Tono", "1471070101850002", hash), new("Rini", "1471074102870003", hash)], hash)
        { Id = e.Id, RunId = door.Sheet.RunId, StopId = door.Stop.StopId, DeviceId = e.Device, Sequence = e.Sequence, DeviceTime = e.Time });
    }

    private static async Task<string> SlipAsync(DayAtTheDoors day, int n)
    {
        await using var scope = await TamperedLedgerTests.OfDemoAsync(day.Server);
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        var request = await db.Requests.Include(r => r.Items).SingleAsync(r => r.Id == day.RequestId(n));
        return "https://kantor.example/verifikasi/" + SlipCode.Of(scope.ServiceProvider.GetRequiredService<SignedCodes>(), (await db.Districts.SingleAsync(d => d.Id == request.DistrictId)).Code, request);
    }

    private static IEnumerable<string?> Legs(JsonElement tracked) => tracked.GetProperty("legs").EnumerateArray().Select(l => l.GetProperty("state").GetString());

    private static IEnumerable<string?> Story(JsonElement tracked) => tracked.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("code").GetString());
}

public sealed class DoorOnSqliteTests() : DoorTests(Provider.Sqlite);

public sealed class DoorOnPostgresTests() : DoorTests(Provider.Postgres);
