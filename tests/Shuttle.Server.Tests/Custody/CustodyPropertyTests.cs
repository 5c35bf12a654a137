using FsCheck;
using FsCheck.Fluent;
using Shuttle.Server.Custody;
using static Shuttle.Server.Tests.Custody.Handovers;

namespace Shuttle.Server.Tests.Custody;

/// <summary>Laws of the ledger on generated histories; a failure is shrunk to the shortest history that shows it.</summary>
public sealed class CustodyPropertyTests
{
    [Fact]
    public void At_every_moment_an_item_has_exactly_one_holder_and_leaves_it_only_towards_another() => ForAll(steps =>
    {
        var (chain, held) = (CustodyChain.Empty(Request), new Dictionary<Guid, Holder>());
        foreach (var said in steps.Select(Decode))
        {
            if (chain.Append(said, Start) is not Appended appended) continue;
            foreach (var item in said.Items)
            {
                // An independent book: what it says before a hand-over must be what the hand-over says it takes from.
                if (held.GetValueOrDefault(item.ItemId) != said.From) return false;
                held[item.ItemId] = said.To;
            }
            chain = appended.Chain;
        }
        return held.Count == chain.Holders.Count && held.All(h => chain.Holders[h.Key] == h.Value) && Holds(chain);
    });

    [Fact]
    public void Repeating_events_in_any_order_never_adds_a_link_nor_moves_an_item() => ForAll(steps =>
    {
        var chain = Apply(CustodyChain.Empty(Request), steps.Select(Decode));
        var again = Apply(chain, Enumerable.Reverse(chain.Links).Select(l => l.Handover).Concat(chain.Links.Select(l => l.Handover)));
        return again.Links.Count == chain.Links.Count && again.Head.AsSpan().SequenceEqual(chain.Head);
    });

    [Fact]
    public void Late_and_reordered_events_leave_a_ledger_that_holds() => ForAll(steps =>
    {
        // The device sends its events in whatever order, some twice; what fits is settled, the rest is named.
        var said = steps.Select(Decode).DistinctBy(h => h.Id).ToList();
        var arrived = said.OrderBy(h => h.Items[0].ItemId).ThenByDescending(h => h.DeviceTime).Concat(said.Take(said.Count / 2)).ToList();
        var settled = LateHandovers.Settle(CustodyChain.Empty(Request), arrived, Start);
        var accounted = settled.Chain.Links.Select(l => l.Handover.Id).Concat(settled.Refused.Select(r => r.Handover.Id)).ToHashSet();
        return Holds(settled.Chain) && said.TrueForAll(h => accounted.Contains(h.Id));
    });

    [Fact]
    public void Of_two_hand_overs_that_saw_the_same_chain_one_is_saved_and_the_other_decides_anew() => ForAll(steps =>
    {
        // As the database does it: the place in the chain is the key, so the second save of one place fails and looks again.
        var chain = Apply(CustodyChain.Empty(Request), steps.Select(Decode));
        foreach (var item in chain.Holders.Where(h => h.Value != Holder.Destroyed && h.Value != Holder.Counter).Take(3))
        {
            // Beyond the four digits of the generated ones: a known id would only be heard a second time.
            Handover Taken(int by) => Make(20_000 + by, item.Value, Holder.Counter) with { Items = [new(item.Key, "berkas", "baik")] };
            if (chain.Append(Taken(1), Start) is not Appended first || chain.Append(Taken(2), Start) is not Appended second) return false;
            if (first.Link.Sequence != second.Link.Sequence) return false;
            if (first.Chain.Append(Taken(2), Start) is not HandoverRefused { Code: CustodyCodes.ItemHeldByAnother }) return false;
        }
        return true;
    });

    private static void ForAll(Func<int[], bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, 9999).ArrayOf().ToArbitrary(), law));

    // Four digits make a hand-over: from, to, and which of few items, so that histories meet themselves often.
    private static Handover Decode(int step)
    {
        var (from, to, items) = (step / 1000, step / 100 % 10 % Everyone.Length, step % 100);
        int[] some = [.. Enumerable.Range(1, 4).Where(n => (items >> n & 1) == 1).DefaultIfEmpty(5)];
        return Make(step, from < Everyone.Length ? Everyone[from] : null, Everyone[to], some);
    }

    private static CustodyChain Apply(CustodyChain chain, IEnumerable<Handover> said) => said.Aggregate(chain, (so, next) => so.Append(next, Start) is Appended added ? added.Chain : so);

    private static bool Holds(CustodyChain chain) => CustodyVerification.Verify(Request, chain.Links.Select(l => l.ToStored())) is null;
}
