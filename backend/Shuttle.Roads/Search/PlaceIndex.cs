using Shuttle.Roads.Maps;

namespace Shuttle.Roads.Search;

/// <summary>Finds streets, gang, landmarks and areas by name, as people type it: abbreviated, misspelt, unfinished, with
/// the kelurahan behind it or not. Immutable and thread-safe; a search takes a millisecond or so on a city.</summary>
public sealed class PlaceIndex
{
    /// <summary>More letters than this are not read.</summary>
    public const int LongestQuery = 100;

    readonly PlaceEntry[] entries;
    readonly int[] wordCounts;
    readonly Vocabulary vocabulary;
    readonly int[][] named;
    readonly int[][] around;

    /// <param name="data">What the extract says.</param>
    /// <param name="areas">Areas to find, and to tell places apart by; none is fine.</param>
    public PlaceIndex(StreetData data, IReadOnlyList<MapArea> areas)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(areas);
        entries = Entries(data, areas);
        wordCounts = entries.Select(entry => Telling(PlaceWords.Of(entry.Name)).Count).ToArray();

        var nameWords = entries.Select(NameWords).ToArray();
        var areaWords = entries.Select(IReadOnlyList<string> (entry) => [.. entry.Areas.SelectMany(area => PlaceWords.Of(area.Name))]).ToArray();
        vocabulary = new Vocabulary(nameWords.Concat(areaWords).SelectMany(words => words));
        named = Postings(nameWords);
        around = Postings(areaWords);
    }

    /// <summary>How many things with a name there are.</summary>
    public int Count => entries.Length;

    /// <summary>The places that suit a query, the best first: by how well the name matches, then by distance.</summary>
    /// <param name="query">What was typed so far. Nothing to look for gives no places.</param>
    /// <param name="near">Where the person is or looks.</param>
    /// <param name="limit">The most answers, 1 to 50.</param>
    public IReadOnlyList<FoundPlace> Find(string query, LonLat? near = null, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (limit is < 1 or > 50) throw new ArgumentOutOfRangeException(nameof(limit), limit, "limit must be 1 to 50");
        var asked = PlaceQuery.Read(query.Length > LongestQuery ? query[..LongestQuery] : query);
        if (asked.IsEmpty) return [];

        var best = new List<(int Entry, double? Metres)>();
        foreach (var alike in Penalties(asked).GroupBy(found => found.Value, found => found.Key).OrderBy(alike => alike.Key))
        {
            var wanted = limit - best.Count;
            best.AddRange(near is { } place
                ? Nearest(alike, place, wanted).Select(found => (found.Entry, (double?)found.Metres))
                : alike.Order().Take(wanted).Select(entry => (entry, (double?)null))); // by prominence and name, see Entries
            if (best.Count >= limit) break;
        }
        return [.. best.Select(found => Answer(entries[found.Entry], found.Metres))];
    }

    /// <summary>Measures only as many entries as it must: in the order of how near they could at best be, until no other
    /// can come before those already measured.</summary>
    List<(int Entry, double Metres)> Nearest(IEnumerable<int> found, LonLat place, int wanted)
    {
        var nearest = new List<(int Entry, double Metres)>();
        foreach (var (entry, least) in found.Select(entry => (entry, Least: entries[entry].LeastMetresFrom(place))).OrderBy(item => item.Least).ThenBy(item => item.entry))
        {
            if (nearest.Count == wanted && least > nearest[^1].Metres) break;
            var measured = (Entry: entry, Metres: entries[entry].MetresFrom(place));
            var at = nearest.FindIndex(other => measured.Metres < other.Metres);
            nearest.Insert(at < 0 ? nearest.Count : at, measured);
            if (nearest.Count > wanted) nearest.RemoveAt(wanted);
        }
        return nearest;
    }

    static FoundPlace Answer(PlaceEntry entry, double? metres)
    {
        var area = entry.Areas is [var smallest, ..] ? smallest : null;
        return new FoundPlace(entry.Name, entry.Kind, entry.Point, area?.Name, area?.Code, metres is { } distance ? (int)Math.Round(distance) : null);
    }

    /// <summary>Entry → how badly it matches; 0 is just what was typed.</summary>
    Dictionary<int, int> Penalties(PlaceQuery asked)
    {
        // "Jalan" alone: everything of the kind is as good.
        if (asked.Words.Count == 0)
            return Enumerable.Range(0, entries.Length).Where(entry => asked.Kinds.Contains(entries[entry].Kind)).ToDictionary(entry => entry, _ => 0);

        var total = new Dictionary<int, (int Penalty, int Matched)>();
        for (var i = 0; i < asked.Words.Count; i++)
            foreach (var (entry, penalty) in Matches(asked.Words[i], isLast: i == asked.Words.Count - 1))
            {
                var sum = total.GetValueOrDefault(entry);
                total[entry] = (sum.Penalty + penalty, sum.Matched + 1);
            }

        var penalties = new Dictionary<int, int>();
        foreach (var (entry, (penalty, matched)) in total)
            if (matched * 2 >= asked.Words.Count)
                penalties[entry] = penalty
                    + (asked.Words.Count - matched) * PlaceQuery.UnmatchedWord
                    + (matched < wordCounts[entry] ? PlaceQuery.LongerName : 0)
                    + KindPenalty(entry);

        // "Kaha ruddin", "simpang tiga" for Simpangtiga: all of it may be one word.
        if (asked.Words.Count > 1)
            foreach (var (entry, penalty) in Matches([string.Concat(asked.Words.Select(word => word[0]))], isLast: true))
            {
                var oneWord = penalty + PlaceQuery.Joined + KindPenalty(entry);
                if (oneWord < penalties.GetValueOrDefault(entry, int.MaxValue)) penalties[entry] = oneWord;
            }
        return penalties;

        int KindPenalty(int entry) => asked.Kinds.Count == 0 || asked.Kinds.Contains(entries[entry].Kind) ? 0 : PlaceQuery.OtherKind;
    }

    /// <summary>Entry → the smallest penalty with which one typed word, in any of its readings, occurs in it.</summary>
    Dictionary<int, int> Matches(IReadOnlyList<string> readings, bool isLast)
    {
        var matches = new Dictionary<int, int>();
        foreach (var match in readings.SelectMany(vocabulary.Find))
        {
            var penalty = match.Edits * PlaceQuery.Edit
                + (!match.IsBeginning ? 0 : isLast ? PlaceQuery.UnfinishedLast : PlaceQuery.UnfinishedEarlier);
            Note(named[match.Word], penalty);
            Note(around[match.Word], penalty + PlaceQuery.OnlyInArea);
        }
        return matches;

        void Note(int[] found, int penalty)
        {
            foreach (var entry in found)
                if (!matches.TryGetValue(entry, out var known) || penalty < known) matches[entry] = penalty;
        }
    }

    static PlaceEntry[] Entries(StreetData data, IReadOnlyList<MapArea> areas)
    {
        var finder = new AreaFinder(areas);
        var landmarks = data.Places.Select(place => new PlaceEntry(place.Name, place.OtherNames, PlaceKind.Landmark, [[place.Point]]) { Point = place.Point });
        var named = areas.Select(area =>
        {
            var label = new LonLat(area.Label.X, area.Label.Y);
            return InArea(new PlaceEntry(area.Name, [], PlaceKind.Area, [[label]]) { Point = label }, area.AdminLevel);
        });
        return named.Concat(StreetEntries.From(data.Streets).Concat(landmarks).Select(entry => InArea(entry)))
            .Where(entry => PlaceWords.Of(entry.Name).Count > 0)
            .OrderBy(entry => Prominence(entry.Kind)).ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ToArray();

        PlaceEntry InArea(PlaceEntry entry, int above = int.MaxValue) =>
            entry with { Areas = finder.Find(entry.Point, above) };

        static int Prominence(PlaceKind kind) => kind switch { PlaceKind.Area => 0, PlaceKind.Street => 1, PlaceKind.Landmark => 2, _ => 3 };
    }

    /// <summary>The words an entry is found by, and each of its names in one word.</summary>
    static List<string> NameWords(PlaceEntry entry)
    {
        var words = new List<string>();
        foreach (var name in entry.OtherNames.Prepend(entry.Name))
        {
            var telling = Telling(PlaceWords.Of(name));
            words.AddRange(telling);
            if (telling.Count > 1) words.Add(string.Concat(telling));
        }
        return words;
    }

    // "Jalan" tells nothing, unless the street is called just that.
    static IReadOnlyList<string> Telling(IReadOnlyList<string> words)
    {
        var telling = words.Where(word => PlaceWords.KindNamedBy(word) is null).ToList();
        return telling.Count > 0 ? telling : words;
    }

    int[][] Postings(IReadOnlyList<string>[] wordsOfEntries)
    {
        var postings = new List<int>?[vocabulary.Count];
        for (var entry = 0; entry < wordsOfEntries.Length; entry++)
            foreach (var word in wordsOfEntries[entry].Distinct())
                (postings[vocabulary.IndexOf(word)] ??= []).Add(entry);
        return postings.Select(list => list?.ToArray() ?? []).ToArray();
    }
}
