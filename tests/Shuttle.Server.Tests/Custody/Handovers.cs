using Shuttle.Contracts;
using Shuttle.Server.Custody;

namespace Shuttle.Server.Tests.Custody;

/// <summary>Hand-overs for tests, plain and generated.</summary>
static class Handovers
{
    public static readonly Guid Request = Id(1);
    public static readonly Guid CourierId = Id(7);
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    public static readonly Holder[] Everyone =
        [Holder.Resident, Holder.Courier(CourierId), Holder.Courier(Id(8)), Holder.Counter, Holder.OtherOffice("disdukcapil"), Holder.Archive, Holder.Destroyed];

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Handover Make(int id, Holder? from, Holder to, params int[] items) => new()
    {
        Id = Id(1000 + id),
        RequestId = Request,
        Items = [.. items.Select(item => new HandoverItem(Id(item), $"berkas {item}", "baik"))],
        From = from,
        To = to,
        Seal = $"S-{id}",
        Proofs = [new("code", "matched"), new("photo", "9f86d081")],
        Giver = new("Siti", "holder"),
        Receiver = new("Budi", "courier", CourierId),
        Point = new GeoPoint(101.4693812, 0.4855501),
        Place = "Jl. Kaharuddin Nst., Gg. Melati – patokan: mushala ✔",
        DeviceTime = Start.AddSeconds(id),
    };

    /// <summary>The chain after these hand-overs, all of which must be accepted.</summary>
    public static CustodyChain Chain(params Handover[] handovers) => handovers.Aggregate(CustodyChain.Empty(Request),
        (chain, handover) => Assert.IsType<Appended>(chain.Append(handover, handover.DeviceTime.AddMinutes(1))).Chain);

    public static string? Refusal(this CustodyChain chain, Handover handover) => (chain.Append(handover, Start) as HandoverRefused)?.Code;

    /// <summary>A hand-over that may or may not be allowed: often from where the items are, sometimes not.</summary>
    public static Handover Any(Random random, CustodyChain chain, int id)
    {
        // Destroyed is an end: seldom, or histories are short.
        Holder To() => random.Next(20) == 0 ? Holder.Destroyed : Everyone[random.Next(Everyone.Length - 1)];
        var known = chain.Holders.Keys.ToList();
        if (known.Count == 0 || random.Next(6) == 0) return Make(id, null, To(), 100 + random.Next(12));
        var first = known[random.Next(known.Count)];
        var from = random.Next(5) == 0 ? Everyone[random.Next(Everyone.Length)] : chain.Holders[first];
        var together = known.Where(item => item == first || (chain.Holders[item] == from && random.Next(2) == 0));
        return Make(id, from, To()) with { Items = [.. together.Select(item => new HandoverItem(item, "berkas", "baik"))] };
    }

    /// <summary>A history of accepted hand-overs.</summary>
    public static CustodyChain History(Random random, int tries)
    {
        var chain = CustodyChain.Empty(Request);
        for (var id = 0; id < tries; id++)
            if (chain.Append(Any(random, chain, id), Start.AddSeconds(id)) is Appended appended) chain = appended.Chain;
        return chain;
    }
}
