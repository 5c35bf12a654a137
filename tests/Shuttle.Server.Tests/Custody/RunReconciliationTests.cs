using Shuttle.Server.Custody;
using static Shuttle.Server.Tests.Custody.Handovers;

namespace Shuttle.Server.Tests.Custody;

public class RunReconciliationTests
{
    static BagItem[] Items(params int[] numbers) => [.. numbers.Select(number => new BagItem(Id(number), $"berkas {number}"))];

    [Fact]
    public void What_was_loaded_or_received_and_not_handed_over_must_be_in_the_bag() =>
        Assert.Equal(Items(2, 4), RunReconciliation.ExpectedBag(Items(1, 2), Items(3, 4), [Id(1), Id(3)]));

    [Fact]
    public void A_run_whose_bag_is_right_may_close_whatever_the_order_of_scanning()
    {
        var result = RunReconciliation.Compare(Items(1, 2, 3), Items(3, 1, 2, 1));
        Assert.True(result.Balanced);
        Assert.Null(result.WhyNotClose(null));
    }

    [Fact]
    public void A_difference_is_named_item_by_item_and_needs_an_officers_word()
    {
        var result = RunReconciliation.Compare(Items(1, 2, 3), Items(2, 9));
        Assert.Equal((Items(2), Items(1, 3), Items(9)), ([.. result.Matched], [.. result.Missing], [.. result.Unexpected]), Comparer);
        Assert.Equal("run-not-reconciled", result.WhyNotClose(null));
        Assert.Equal("statement-empty", result.WhyNotClose(new(Id(5), "Rina", " ")));
        Assert.Null(result.WhyNotClose(new(Id(5), "Rina", "Berkas 1 dan 3 tertinggal di kelurahan")));
    }

    static readonly EqualityComparer<(BagItem[], BagItem[], BagItem[])> Comparer = EqualityComparer<(BagItem[], BagItem[], BagItem[])>.Create(
        (one, other) => one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2) && one.Item3.SequenceEqual(other.Item3));
}
