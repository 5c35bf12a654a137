namespace Shuttle.Roads.Search;

/// <summary>A query taken apart.</summary>
/// <param name="Words">The words that tell places apart, each in one or two readings.</param>
/// <param name="Kinds">The kinds of place that words such as "jalan" ask for; empty when nothing was said.</param>
sealed record PlaceQuery(IReadOnlyList<IReadOnlyList<string>> Words, IReadOnlySet<PlaceKind> Kinds)
{
    // How much worse a match is for each fault. Distance decides only between equals, so these set the order of merit:
    // a longer name, an unfinished word, only the area's name, the wrong kind, a slip of the finger, a word in vain.
    public const int LongerName = 1, UnfinishedLast = 2, UnfinishedEarlier = 4, OnlyInArea = 3, Joined = 4, OtherKind = 5, Edit = 10, UnmatchedWord = 30;

    public bool IsEmpty => Words.Count == 0 && Kinds.Count == 0;

    public static PlaceQuery Read(string text)
    {
        var words = PlaceWords.Of(text);
        var kinds = words.Select(PlaceWords.KindNamedBy).OfType<PlaceKind>().ToHashSet();
        List<IReadOnlyList<string>> telling = [.. words.Where(word => PlaceWords.KindNamedBy(word) is null).Select(word => (string[])[word])];
        if (telling.Count > 0 && PlaceWords.Unfinished(text) is { } unfinished && PlaceWords.KindNamedBy(words[^1]) is null && unfinished != words[^1])
            telling[^1] = [telling[^1][0], unfinished];
        return new PlaceQuery(telling, kinds);
    }
}
