using Shuttle.Server.Calendar;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Requests;
using Shuttle.Server.Tests.Calendar;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

/// <summary>The promise over both legs, with generated calendars and histories.</summary>
public sealed class PromisingTests
{
    private static readonly SetClock Clock = new(ServerHost.MondayMorning);

    [Fact]
    public void A_promise_is_never_replaced_without_a_reason_and_every_replacement_is_told_once()
    {
        var dice = new Random(5);
        for (var history = 0; history < 200; history++)
        {
            var request = NewRequest();
            var now = ServerHost.MondayMorning;
            request.Promised(At(now.AddDays(3)), now, Clock);
            for (var step = 0; step < 12; step++)
            {
                now = now.AddHours(dice.Next(1, 30));
                var (before, told, count) = (request.PromisedBy, request.History.Count, request.Promises.Count);
                var (promise, reason) = (At(dice.Next(3) == 0 ? before!.Value.AddHours(-1) : now.AddDays(dice.Next(1, 9))), dice.Next(3) == 0 ? " " : Promising.OfficeDelay);
                var outcome = request.PromiseAnew(promise, reason, null, now, null, Clock);
                var same = promise.HomeBy == before;
                Assert.Equal(!same && reason == " " ? "promise-reason-missing" : null, outcome.Refusal?.Code);
                var replaced = !same && reason != " ";
                Assert.Equal(replaced ? promise.HomeBy : before, request.PromisedBy);
                Assert.Equal((told + (replaced ? 1 : 0), count + (replaced ? 1 : 0)), (request.History.Count, request.Promises.Count));
                Assert.Equal(request.Promises[^1].ReturnUntil, request.PromisedBy);
            }
            Assert.All(request.Promises, made => Assert.False(string.IsNullOrWhiteSpace(made.Reason)));
        }
    }

    [Fact]
    public void Every_service_is_promised_home_after_its_pickup_its_standard_time_and_a_return_run()
    {
        var calendar = TestCalendars.Pekanbaru;
        var window = new Interval(TestCalendars.Wib("2026-11-25T10:00"), TestCalendars.Wib("2026-11-25T12:00"));
        foreach (var service in CatalogueJson.Shipped.Services)
        {
            var promise = Promising.For(window, [service], ServiceMode.Courier, calendar);
            Assert.True(window.Until < promise.AtCounter && promise.AtCounter <= promise.Accepted && promise.Accepted < promise.Ready && promise.Ready < promise.Packed && promise.Packed < promise.HomeBy);
            Assert.Equal(TimeSpan.FromMinutes(service.StandardTime.WorkingMinutes), calendar.WorkingBetween(promise.Accepted, promise.Ready));
            // The household waits for its slowest service and for nothing more.
            Assert.True(promise.HomeBy <= Promising.For(window, CatalogueJson.Shipped.Services.ToList(), ServiceMode.Courier, calendar).HomeBy);
        }
    }

    [Fact]
    public void The_offices_clocks_follow_one_another_and_end_with_the_standard_time()
    {
        var dice = new Random(11);
        for (var n = 0; n < 20; n++)
        {
            var calendar = n == 0 ? TestCalendars.Pekanbaru : TestCalendars.Odd(dice);
            foreach (var service in CatalogueJson.Shipped.Services)
            {
                var accepted = calendar.Add(TestCalendars.Wib("2026-02-02T09:00"), TimeSpan.Zero);
                var clocks = CounterpartyClock.Of(service, accepted, calendar, accepted);
                Assert.Equal(accepted, clocks[0].From);
                foreach (var (one, next) in clocks.Zip(clocks.Skip(1))) Assert.Equal(one.Due, next.From);
                Assert.DoesNotContain(clocks, c => c.At is Counterparty.RtHead or Counterparty.RwHead);
                Assert.True(calendar.WorkingBetween(accepted, clocks[^1].Due).TotalMinutes <= service.StandardTime.WorkingMinutes);
            }
        }
    }

    [Fact]
    public void Signatures_that_were_to_follow_a_visit_in_vain_move_with_it_and_those_after_a_part_stay()
    {
        var chain = Guid.CreateVersion7();
        Leg Leg(LegKind kind, int order) => new()
        {
            Id = Guid.CreateVersion7(), Kind = kind, State = LegState.Planned, ChainId = chain, ChainOrder = order, Day = ServerHost.Monday, WindowFrom = ServerHost.MondayMorning, WindowUntil = ServerHost.MondayMorning.AddHours(2),
        };
        foreach (var inVain in new[] { true, false })
        {
            var request = NewRequest();
            request.Legs.AddRange([Leg(LegKind.Collect, 0), Leg(LegKind.Attest, 1), Leg(LegKind.Attest, 2)]);
            request.Visited(request.Legs[0], some: !inVain);
            var again = request.Again(request.Legs[0], ServerHost.Monday.AddDays(1), TimeSpan.FromDays(1), Guid.CreateVersion7());
            var heads = request.Legs.Where(l => l.Kind == LegKind.Attest).ToList();
            Assert.All(heads, l => Assert.Equal((inVain ? ServerHost.Monday.AddDays(1) : ServerHost.Monday, inVain ? LegState.Waiting : LegState.Planned), (l.Day, l.State)));
            Assert.Equal(inVain ? chain : null, again.ChainId);
        }
    }

    private static Promise At(DateTimeOffset homeBy) => new(homeBy.AddHours(-9), homeBy.AddHours(-8), homeBy.AddHours(-7), homeBy.AddHours(-6), new(homeBy.AddHours(-5), homeBy));

    private static Request NewRequest() => new()
    {
        Id = Guid.CreateVersion7(), Number = "1", ServiceCode = "KIA", ApplicantSealed = "", PhoneSealed = "", PhoneIndex = "", AddressSealed = "", Pin = new(101.46, 0.47), KelurahanCode = "k",
        TrackingHash = "", CodeSealed = "", CodeSalt = "", CodeHash = "", Fingerprint = "",
    };
}
