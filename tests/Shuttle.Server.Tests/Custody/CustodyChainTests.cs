using Shuttle.Server.Custody;
using static Shuttle.Server.Tests.Custody.Handovers;

namespace Shuttle.Server.Tests.Custody;

public class CustodyChainTests
{
    static readonly Holder Courier = Holder.Courier(CourierId);
    static readonly Handover Announced = Make(1, null, Holder.Resident, 1, 2);
    static readonly Handover Collected = Make(2, Holder.Resident, Courier, 1, 2);
    static readonly Handover Delivered = Make(3, Courier, Holder.Counter, 1, 2);

    [Fact]
    public void An_original_travels_from_home_to_counter_to_office_and_back()
    {
        var chain = Chain(Announced, Collected, Delivered, Make(4, Holder.Counter, Holder.OtherOffice("disdukcapil"), 1),
            Make(5, Holder.Counter, Holder.Archive, 2), Make(6, Holder.OtherOffice("disdukcapil"), Holder.Counter, 1),
            Make(7, Holder.Counter, Courier, 1), Make(8, Courier, Holder.Resident, 1), Make(9, Holder.Archive, Holder.Destroyed, 2));
        Assert.Equal(Holder.Resident, chain.Holders[Id(1)]);
        Assert.Equal(Holder.Destroyed, chain.Holders[Id(2)]);
        Assert.Equal(9, chain.Links.Count);
    }

    [Fact]
    public void Two_counters_accepting_the_same_bag_leave_one_accepted_and_one_clear_refusal()
    {
        var chain = Chain(Announced, Collected, Delivered);
        var second = Assert.IsType<HandoverRefused>(chain.Append(Make(4, Courier, Holder.Counter, 1, 2), Start));
        Assert.Equal(("item-held-by-another", Id(1)), (second.Code, second.ItemId));
    }

    [Fact]
    public void A_repeated_event_changes_nothing_and_another_with_its_id_is_refused()
    {
        var chain = Chain(Announced, Collected);
        var repeated = Assert.IsType<Repeated>(chain.Append(Collected with { }, Start.AddDays(1)));
        Assert.Equal(2, repeated.Link.Sequence);
        Assert.Equal("event-id-reused", chain.Refusal(Collected with { Seal = "S-other" }));
    }

    [Fact]
    public void Refusals_say_which_rule()
    {
        var chain = Chain(Announced, Collected);
        Assert.Equal("unknown-item", chain.Refusal(Make(9, Courier, Holder.Counter, 3)));
        Assert.Equal("item-known-already", chain.Refusal(Make(9, null, Holder.Counter, 1)));
        Assert.Equal("item-held-by-another", chain.Refusal(Make(9, Holder.Resident, Holder.Counter, 1)));
        Assert.Equal("item-held-by-another", chain.Refusal(Make(9, Holder.Courier(Id(8)), Holder.Counter, 1)));
        Assert.Equal("same-holder", chain.Refusal(Make(9, Courier, Courier, 1)));
        Assert.Equal("enters-not-here", chain.Refusal(Make(9, null, Courier, 3)));
        Assert.Equal("destroys-not-here", chain.Refusal(Make(9, Courier, Holder.Destroyed, 1)));
        Assert.Equal("handover-of-other-request", chain.Refusal(Make(9, Courier, Holder.Counter, 1) with { RequestId = Id(2) }));
        var gone = Chain(Announced, Collected, Delivered, Make(4, Holder.Counter, Holder.Destroyed, 1));
        Assert.Equal("item-destroyed", gone.Refusal(Make(9, Holder.Destroyed, Holder.Counter, 1)));
    }

    [Fact]
    public void A_malformed_hand_over_is_refused_before_anything_else()
    {
        var chain = Chain(Announced);
        Handover[] malformed =
        [
            Make(9, Holder.Resident, Courier), Make(9, Holder.Resident, Courier, 1, 1),
            Collected with { Giver = new(" ", "holder") }, Collected with { Items = [new(Id(1), "KK", "")] },
            Collected with { Seal = "\ud800" }, Collected with { Point = new(double.NaN, 0) }, Collected with { Point = new(101, 91) },
        ];
        Assert.All(malformed, handover => Assert.Equal("malformed-handover", chain.Refusal(handover)));
    }

    [Fact]
    public void At_every_moment_of_any_history_each_item_has_exactly_one_holder()
    {
        var accepted = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var chain = CustodyChain.Empty(Request);
            var model = new Dictionary<Guid, Holder>();
            for (var id = 0; id < 60; id++)
            {
                // Now and then something that was said before is said again.
                var handover = chain.Links.Count > 0 && random.Next(5) == 0 ? chain.Links[random.Next(chain.Links.Count)].Handover : Any(random, chain, id);
                switch (chain.Append(handover, Start.AddSeconds(id)))
                {
                    case Appended appended:
                        // Accepted only if every item was where the hand-over says, or nowhere.
                        Assert.All(handover.Items, item => Assert.Equal(handover.From, model.GetValueOrDefault(item.ItemId)));
                        foreach (var item in handover.Items) model[item.ItemId] = handover.To;
                        chain = appended.Chain;
                        break;
                    case HandoverRefused refused:
                        Assert.True(CustodyCodes.Words.ContainsKey(refused.Code), $"seed {seed}: {refused.Code}");
                        break;
                }
                Assert.Equal(model.OrderBy(one => one.Key), chain.Holders.OrderBy(one => one.Key));
            }
            accepted += chain.Links.Count;
        }
        // The generator must not live on refusals alone.
        Assert.InRange(accepted, 1000, 3000);
    }

    [Fact]
    public void No_order_of_late_and_repeated_events_breaks_the_chain()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var events = History(random, 40).Links.Select(link => link.Handover).ToArray();
            var arriving = events.Concat(events.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(arriving);
            var chain = CustodyChain.Empty(Request);
            foreach (var handover in arriving)
                if (chain.Append(handover, Start) is Appended appended) chain = appended.Chain;
            Assert.Null(CustodyVerification.Verify(Request, chain.Links.Select(link => link.ToStored())));
        }
    }

    [Fact]
    public void A_late_batch_in_any_order_settles_to_what_happened()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var truth = History(random, 40);
            var already = random.Next(truth.Links.Count);
            var before = Chain([.. truth.Links.Take(already).Select(link => link.Handover)]);
            var arriving = truth.Links.Skip(random.Next(already + 1)).Select(link => link.Handover).ToArray();
            arriving = [.. arriving, .. arriving.Where(_ => random.Next(3) == 0)];
            random.Shuffle(arriving);
            var settled = LateHandovers.Settle(before, arriving, Start);
            Assert.Empty(settled.Refused);
            Assert.Equal(truth.Holders.OrderBy(one => one.Key), settled.Chain.Holders.OrderBy(one => one.Key));
        }
    }

    [Fact]
    public void What_never_fits_is_returned_with_its_reason()
    {
        var settled = LateHandovers.Settle(Chain(Announced), [Delivered, Make(5, Holder.Archive, Holder.Counter, 1), Collected], Start);
        Assert.Equal(3, settled.Chain.Links.Count);
        var (handover, refusal) = Assert.Single(settled.Refused);
        Assert.Equal((Id(1005), "item-held-by-another"), (handover.Id, refusal.Code));
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        var codes = typeof(CustodyCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Order(), CustodyCodes.Words.Keys.Order());
    }
}
