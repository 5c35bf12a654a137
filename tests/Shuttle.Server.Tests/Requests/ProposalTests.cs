using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Requests.Community;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

public abstract class ProposalTests(Provider provider)
{
    [Fact]
    public async Task Households_need_consent_and_an_accepted_one_is_known_by_its_phone()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var wish = new ProposeHousehold(Guid.CreateVersion7(), "14.71.07.1006/005/003", "Nenek Ros", "Gang Melati 3", "0812-7555-0099", Vulnerability.Elderly | Vulnerability.NoPhone, null, Consented: false);
        Task<Server.Platform.Outcome<VulnerableHousehold>> Propose(ProposeHousehold w) => server.AsAsync("rt", s => s.GetRequiredService<Proposals>().ProposeAsync(w, default));

        Assert.Equal("proposal-consent-missing", (await Propose(wish)).Refusal!.Code);
        Assert.Equal("proposal-outside-area", (await Propose(wish with { Consented = true, AreaCode = "14.71.07.1006/006/001" })).Refusal!.Code);
        Assert.Equal("proposal-why-missing", (await Propose(wish with { Consented = true, Why = Vulnerability.None })).Refusal!.Code);
        Assert.False((await Propose(wish with { Consented = true })).IsRefused);
        Assert.False((await Propose(wish with { Consented = true })).IsRefused); // a second press
        var kept = await server.AsAsync("loket", s => s.GetRequiredService<ShuttleDb>().VulnerableHouseholds.AsNoTracking().SingleAsync());
        Assert.Equal(Vulnerability.Elderly | Vulnerability.NoPhone, kept.Why);
        Assert.DoesNotContain("Nenek", kept.NameSealed);

        Assert.Equal(Vulnerability.None, await KnownAsync(server));
        Assert.Equal("proposal-reason-missing", (await server.AsAsync("loket", s => s.GetRequiredService<Proposals>().DecideHouseholdAsync(wish.Id, false, " ", default))).Refusal!.Code);
        Assert.False((await server.AsAsync("loket", s => s.GetRequiredService<Proposals>().DecideHouseholdAsync(wish.Id, true, null, default))).IsRefused);
        Assert.Equal("proposal-decided", (await server.AsAsync("loket", s => s.GetRequiredService<Proposals>().DecideHouseholdAsync(wish.Id, false, "x", default))).Refusal!.Code);
        Assert.Equal(kept.Why, await KnownAsync(server));
    }

    [Fact]
    public async Task A_collective_day_lies_ahead_in_office_hours_inside_the_kelurahan_and_is_asked_once()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        var point = await server.AsAsync("rt", async s => (await s.GetRequiredService<ShuttleDb>().Areas.SingleAsync(a => a.Code == "14.71.07.1006")).Shape!.InteriorPoint);
        var wish = new ProposeDay(Guid.CreateVersion7(), ServerHost.Monday.AddDays(2), new(9, 0), new(11, 0), "Pos RW 005", new(point.X, point.Y), 20);
        async Task<string?> Refused(ProposeDay w) => (await server.AsAsync("rt", s => s.GetRequiredService<Proposals>().ProposeAsync(w, default))).Refusal?.Code;

        Assert.Equal("proposal-day-too-soon", await Refused(wish with { Day = ServerHost.Monday }));
        Assert.Equal("window-holiday", await Refused(wish with { Day = ServerHost.Monday.AddDays(5) }));
        Assert.Equal("window-outside-hours", await Refused(wish with { From = new(5, 0), Until = new(7, 0) }));
        Assert.Equal("proposal-point-outside", await Refused(wish with { Point = new(100.0, -1.0) })); // at sea
        Assert.Equal("proposal-places", await Refused(wish with { Places = 0 }));
        Assert.Null(await Refused(wish));
        Assert.Equal("proposal-day-twice", await Refused(wish with { Id = Guid.CreateVersion7() }));
    }

    private static Task<Vulnerability> KnownAsync(ServerHost server) => server.AsAsync("loket", s => s.GetRequiredService<Proposals>().KnownByPhoneAsync("+62 812 7555 0099", default));
}

public sealed class ProposalOnSqliteTests() : ProposalTests(Provider.Sqlite);

public sealed class ProposalOnPostgresTests() : ProposalTests(Provider.Postgres);

public sealed class RtRwTests
{
    [Theory]
    [InlineData("Jalan Melati 12, RT 003/RW 005", 3, 5)]
    [InlineData("Gg. Rukun rt.3 rw.5", 3, 5)]
    [InlineData("RT 01 / RW 12", 1, 12)]
    public void RT_and_RW_are_read_as_people_write_them(string address, int rt, int rw) => Assert.Equal((rt, rw), RtRw.InAddress(address));

    [Fact]
    public void An_area_covers_itself_and_what_lies_in_it_and_no_namesake()
    {
        Assert.True(RtRw.Covers("14.71.07.1006/005", "14.71.07.1006/005/003"));
        Assert.False(RtRw.Covers("14.71.07.1006/005/003", "14.71.07.1006/005"));
        Assert.False(RtRw.Covers("14.71.07.1006/00", "14.71.07.1006/005"));
        Assert.Equal("RT 003/RW 005", RtRw.Words("14.71.07.1006/005/003"));
        Assert.Null(RtRw.Code("14.71.07.1006", 0));
    }
}
