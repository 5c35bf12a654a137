using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Contracts;
using Shuttle.Server.Data;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Community;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

/// <summary>The word of RT and RW heads, by link and from their queue, on both databases.</summary>
public abstract class AttestationTests(Provider provider)
{
    private const string Rt = "14.71.07.1006/005/003";

    [Fact]
    public async Task A_link_can_be_looked_at_often_and_answered_once()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var id = await AskedAsync(server, Rt);
        var link = await server.AsAsync("loket", async s => (await s.GetRequiredService<Attest>().LinkAsync(id, default)).Value);

        // A messenger's preview, the head, and a curious neighbour open it.
        using var browser = new HttpClient { BaseAddress = server.Address, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        for (var times = 0; times < 3; times++) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link.Link)).StatusCode);
        Assert.Equal(AttestationState.Asked, (await ReadAsync(server, id)).State);

        var token = link.Link.Split('/')[^1];
        Assert.False((await AnswerByLinkAsync(server, token, yes: true)).IsRefused);
        Assert.False((await AnswerByLinkAsync(server, token, yes: true)).IsRefused); // the same press twice
        Assert.Equal("attestation-answered", (await AnswerByLinkAsync(server, token, yes: false)).Refusal!.Code);
        var given = await ReadAsync(server, id);
        Assert.Equal((AttestationState.Given, "Bapak RT 003/RW 005", AttestationDoor.Link), (given.State, given.AnsweredBy, given.Door));
        // The RT head's word goes on to the RW head, once.
        Assert.Equal(1, await server.AsAsync("loket", s => s.GetRequiredService<ShuttleDb>().Attestations.CountAsync(a => a.AreaCode == "14.71.07.1006/005")));
    }

    [Fact]
    public async Task A_yes_and_a_no_at_the_same_moment_leave_one_answer()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var id = await AskedAsync(server, Rt);
        var token = (await server.AsAsync("loket", async s => (await s.GetRequiredService<Attest>().LinkAsync(id, default)).Value)).Link.Split('/')[^1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => AnswerByLinkAsync(server, token, yes: n % 2 == 0)));
        var state = (await ReadAsync(server, id)).State;
        Assert.Equal(3, answers.Count(a => a.IsRefused));
        Assert.All(answers.Where((_, n) => n % 2 == 0), a => Assert.Equal(state == AttestationState.Given, !a.IsRefused));
    }

    [Fact]
    public async Task A_head_answers_for_their_own_area_only()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var elsewhere = await AskedAsync(server, "14.71.07.1006/005/004");
        var answered = await server.AsAsync("rt", s => s.GetRequiredService<Attest>().AnswerAsync(elsewhere, true, null, null, default));
        Assert.Equal("attestation-not-your-area", answered.Refusal!.Code);
    }

    [Fact]
    public async Task An_old_link_says_that_it_has_expired_and_the_counter_can_ask_again()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var id = await AskedAsync(server, Rt);
        var token = (await server.AsAsync("loket", async s => (await s.GetRequiredService<Attest>().LinkAsync(id, default)).Value)).Link.Split('/')[^1];
        server.Clock.Set(ServerHost.MondayMorning.AddDays(4));
        Assert.Equal("attestation-link-expired", (await AnswerByLinkAsync(server, token, yes: true)).Refusal!.Code);
        Assert.Equal("attestation-link-wrong", (await AnswerByLinkAsync(server, token[..^1] + (token[^1] == '0' ? '1' : '0'), yes: true)).Refusal!.Code);
        var request = (await ReadAsync(server, id)).RequestId;
        Assert.False((await server.AsAsync("loket", s => s.GetRequiredService<Attest>().AskAgainAsync(request, default))).IsRefused);
        Assert.Equal(AttestationState.Lapsed, (await ReadAsync(server, id)).State);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_keeps_it()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var id = await AskedAsync(server, Rt);
        Assert.Equal("attestation-reason-missing", (await server.AsAsync("rt", s => s.GetRequiredService<Attest>().AnswerAsync(id, false, null, null, default))).Refusal!.Code);
        await server.AsAsync("rt", s => s.GetRequiredService<Attest>().AnswerAsync(id, false, AttestationRefusal.NotResident, "pindah <b>tahun lalu</b>", default));
        var refused = await ReadAsync(server, id);
        Assert.Equal((AttestationState.Refused, AttestationRefusal.NotResident, AttestationDoor.SignedIn), (refused.State, refused.Reason, refused.Door));
        Assert.DoesNotContain("pindah", refused.NoteSealed);
    }

    [Fact]
    public async Task A_word_given_by_link_spares_the_courier_the_way_even_when_the_run_is_published()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        // The demonstration's letter: fetched at home, then signed by RT and RW on the way.
        var (number, asked) = await server.AsAsync("loket", async s =>
        {
            var db = s.GetRequiredService<ShuttleDb>();
            var leg = await db.Legs.Include(l => l.Request).Where(l => l.Kind == LegKind.Attest && l.Day == ServerHost.Monday).OrderBy(l => l.ChainOrder).FirstAsync();
            return (leg.Request!.Number, (await db.Attestations.SingleAsync(a => a.RequestId == leg.RequestId)).Id);
        });
        using var dispatcher = await server.SignInAsync("rute");
        await WholeDayTests.PlanAndPublishAsync(dispatcher, ServerHost.Monday, number);
        var before = await VersionAsync(server, asked);
        Assert.False((await server.AsAsync("rt", s => s.GetRequiredService<Attest>().AnswerAsync(asked, true, null, null, default))).IsRefused);

        var doors = await server.AsAsync("loket", async s =>
        {
            var db = s.GetRequiredService<ShuttleDb>();
            return await db.Legs.Where(l => l.Request!.Number == number && l.Kind == LegKind.Attest).OrderBy(l => l.ChainOrder)
                .Select(l => new { l.State, Stop = db.Stops.Single(stop => stop.LegId == l.Id).State }).ToListAsync();
        });
        Assert.Equal([(LegState.Cancelled, StopState.Cancelled), (LegState.Planned, StopState.Planned)], doors.Select(d => (d.State, d.Stop)));
        Assert.Equal(before + 1, await VersionAsync(server, asked));
    }

    private static Task<int> VersionAsync(ServerHost server, Guid attestation) => server.AsAsync("loket", s =>
    {
        var db = s.GetRequiredService<ShuttleDb>();
        return db.Runs.Where(r => r.Stops.Any(stop => stop.Leg!.RequestId == db.Attestations.Single(a => a.Id == attestation).RequestId)).Select(r => r.Version).SingleAsync();
    });

    private static async Task<Guid> AskedAsync(ServerHost server, string area)
    {
        using var resident = await server.ResidentAsync();
        var request = (await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00")).GetProperty("requestId").GetGuid();
        return await server.AsAsync("loket", async services =>
        {
            var db = services.GetRequiredService<ShuttleDb>();
            services.GetRequiredService<Attest>().Ask(await db.Requests.SingleAsync(r => r.Id == request), area);
            await db.SaveChangesAsync();
            return await db.Attestations.Where(a => a.RequestId == request && a.AreaCode == area).Select(a => a.Id).SingleAsync();
        });
    }

    private static Task<Server.Platform.Outcome<Server.Platform.Done>> AnswerByLinkAsync(ServerHost server, string token, bool yes) =>
        server.AsAsync("loket", s => s.GetRequiredService<Attest>().AnswerByLinkAsync(token, yes, yes ? null : AttestationRefusal.Other, null, default));

    private static Task<Attestation> ReadAsync(ServerHost server, Guid id) =>
        server.AsAsync("loket", s => s.GetRequiredService<ShuttleDb>().Attestations.AsNoTracking().SingleAsync(a => a.Id == id));
}

public sealed class AttestationOnSqliteTests() : AttestationTests(Provider.Sqlite);

public sealed class AttestationOnPostgresTests() : AttestationTests(Provider.Postgres);
