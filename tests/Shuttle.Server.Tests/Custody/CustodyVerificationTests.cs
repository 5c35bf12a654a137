using Shuttle.Server.Custody;
using static Shuttle.Server.Tests.Custody.Handovers;

namespace Shuttle.Server.Tests.Custody;

public class CustodyVerificationTests
{
    static List<StoredLink> Stored(CustodyChain chain) => [.. chain.Links.Select(link => link.ToStored())];

    static List<StoredLink> Short() => Stored(Chain(
        Make(1, null, Holder.Resident, 1, 2), Make(2, Holder.Resident, Holder.Courier(CourierId), 1, 2), Make(3, Holder.Courier(CourierId), Holder.Counter, 1, 2)));

    [Fact]
    public void A_chain_that_was_left_alone_holds_and_loads()
    {
        Assert.Null(CustodyVerification.Verify(Request, Short()));
        Assert.Null(CustodyVerification.Verify(Request, []));
        Assert.Equal(3, CustodyChain.Load(Request, Short()).Links.Count);
    }

    [Fact]
    public void Flipping_any_stored_byte_is_found_at_its_link()
    {
        var stored = Short();
        for (var link = 0; link < stored.Count; link++)
        {
            foreach (var bytes in new[] { stored[link].Content, stored[link].Hash })
            {
                for (var at = 0; at < bytes.Length; at++)
                {
                    bytes[at] ^= (byte)(1 << at % 8);
                    var broken = CustodyVerification.Verify(Request, stored);
                    Assert.Equal((link + 1, "link-hash"), (broken!.Sequence, broken.Code));
                    bytes[at] ^= (byte)(1 << at % 8);
                }
            }
            var renumbered = stored.ToList();
            renumbered[link] = renumbered[link] with { Sequence = 9 };
            Assert.Equal("link-sequence", CustodyVerification.Verify(Request, renumbered)!.Code);
        }
    }

    [Fact]
    public void Flipping_a_byte_and_recomputing_its_hash_breaks_reading_a_rule_or_the_next_link()
    {
        var stored = Short();
        for (var at = 0; at < stored[1].Content.Length; at++)
        {
            var content = stored[1].Content.ToArray();
            content[at] ^= 1;
            var forged = stored.ToList();
            forged[1] = new(2, content, CanonicalForm.Hash(content));
            Assert.True(CustodyVerification.Verify(Request, forged) is { Sequence: 2 or 3 }, $"byte {at}");
        }
    }

    [Fact]
    public void Removing_or_swapping_links_is_found()
    {
        var stored = Short();
        Assert.Equal((1, "link-sequence"), Broken([stored[1], stored[2]]));
        Assert.Equal((2, "link-sequence"), Broken([stored[0], stored[2]]));
        Assert.Equal((2, "link-sequence"), Broken([stored[0], stored[0]]));
        Assert.Equal((1, "link-rule"), Broken(stored, Id(2)));

        static (int, string) Broken(List<StoredLink> links, Guid? request = null)
        {
            var broken = CustodyVerification.Verify(request ?? Request, links)!;
            return (broken.Sequence, broken.Code);
        }
    }

    [Fact]
    public void A_link_rewritten_with_a_right_hash_breaks_the_one_after_it()
    {
        var rewritten = Stored(Chain(Make(1, null, Holder.Resident, 1, 2) with { Seal = "other" }))[0];
        var broken = CustodyVerification.Verify(Request, [rewritten, .. Short().Skip(1)])!;
        Assert.Equal((2, "link-previous"), (broken.Sequence, broken.Code));
    }

    [Fact]
    public void A_forger_who_recomputes_all_hashes_must_still_obey_the_rules()
    {
        // The courier hands over what the resident still holds: content, numbers and hashes are right, the story is not.
        var first = Stored(Chain(Make(1, null, Holder.Resident, 1)))[0];
        var content = CanonicalForm.Of(Make(2, Holder.Courier(CourierId), Holder.Counter, 1), Start, 2, first.Hash);
        var broken = CustodyVerification.Verify(Request, [first, new(2, content, CanonicalForm.Hash(content))])!;
        Assert.Equal((2, "link-rule", "item-held-by-another"), (broken.Sequence, broken.Code, broken.Detail));
    }

    [Fact]
    public void A_loaded_chain_that_is_broken_names_the_link()
    {
        var stored = Short();
        stored[2].Content[5] ^= 1;
        Assert.Contains("link 3: link-hash", Assert.Throws<InvalidDataException>(() => CustodyChain.Load(Request, stored)).Message);
    }

    [Fact]
    public void A_lost_end_and_a_rewritten_chain_are_found_by_the_noted_head()
    {
        var chain = CustodyChain.Load(Request, Short());
        var head = DailyAnchor.HeadBefore(chain, Start.AddDays(1))!;
        Assert.Null(CustodyVerification.Verify(Request, Stored(chain), head));
        Assert.Equal((3, "chain-short"), Of(CustodyVerification.Verify(Request, Stored(chain).Take(2), head)));
        var rewritten = Chain([.. chain.Links.Select(link => link.Handover with { Seal = "other" })]);
        Assert.Equal((3, "chain-head"), Of(CustodyVerification.Verify(Request, Stored(rewritten), head)));

        static (int, string) Of(BrokenLink? broken) => (broken!.Sequence, broken.Code);
    }

    [Fact]
    public void Bytes_read_back_are_the_bytes_that_were_written()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var chain = History(new Random(seed), 30);
            foreach (var link in chain.Links)
            {
                var read = CanonicalForm.Read(link.ToStored());
                Assert.Equal(link.ToStored().Content, read.ToStored().Content);
            }
        }
    }

    [Fact]
    public void The_canonical_form_never_changes()
    {
        // Whoever changes the form breaks every ledger that was ever anchored. The hash was computed by a program of its own, in another
        // language, from the description of the form.
        var content = Short()[0].Content;
        Assert.Equal("0000001173687574746C652D637573746F64792D31000003E900000000000000000000000000000001", Convert.ToHexString(content)[..82]);
        Assert.Equal("BBFCC4A26428D79AA14B71D69C70F416784F96A7892562D1B5F3B53A0BDD4CF7", Convert.ToHexString(CanonicalForm.Hash(content)));
    }

    [Fact]
    public void The_ledger_keeps_milliseconds_and_centimetres_so_that_both_databases_give_back_the_same()
    {
        var precise = Make(1, null, Holder.Resident, 1) with { DeviceTime = Start.AddTicks(12_345_678), Point = new(101.12345678901, 0.5) };
        var kept = CanonicalForm.AsStored(precise);
        Assert.Equal(Start.AddMilliseconds(1234), kept.DeviceTime);
        Assert.Equal(101.1234568, kept.Point!.Value.Lon);
        Assert.IsType<Repeated>(Chain(precise).Append(kept, Start));
    }

    [Fact]
    public void An_anchor_covers_the_heads_of_all_chains_whatever_their_order_and_nothing_else()
    {
        var heads = Enumerable.Range(1, 5).Select(n => new ChainHead(Id(n), n, CanonicalForm.Hash([(byte)n]))).ToList();
        var first = DailyAnchor.Over(new(2026, 11, 23), CanonicalForm.NoHash, heads);
        Assert.Equal(5, first.Chains);
        Assert.True(first.Covers(Enumerable.Reverse(heads)));
        Assert.False(first.Covers(heads.Take(4)));
        Assert.False(first.Covers([.. heads.Take(4), heads[4] with { Sequence = 6 }]));
        Assert.False(first.Covers([.. heads.Take(4), heads[4] with { Hash = heads[0].Hash }]));
        var second = DailyAnchor.Over(new(2026, 11, 24), first.Hash, heads);
        Assert.False((second with { PreviousHash = CanonicalForm.NoHash }).Covers(heads));
    }

    [Fact]
    public void The_head_of_a_day_is_the_last_link_before_its_end()
    {
        var chain = Chain(Make(1, null, Holder.Resident, 1), Make(2, Holder.Resident, Holder.Counter, 1));
        Assert.Null(DailyAnchor.HeadBefore(chain, Start));
        Assert.Equal(1, DailyAnchor.HeadBefore(chain, Start.AddSeconds(62))!.Sequence);
        Assert.Equal(2, DailyAnchor.HeadBefore(chain, Start.AddDays(1))!.Sequence);
    }
}
