namespace Shuttle.Planning.Formats.Vroom;

/// <summary>Times and windows of the file.</summary>
static class VroomTimes
{
    /// <summary>Times up to here (a year of seconds) are taken as they are; larger ones are timestamps and counted from the first.</summary>
    const long Small = int.MaxValue / 64;

    /// <summary>The first time in the file if any of its times is large.</summary>
    public static long Origin(JsonPlace document)
    {
        var times = document.ItemsOf("jobs").SelectMany(Windows)
            .Concat(document.ItemsOf("shipments").SelectMany(shipment => Windows(shipment.Get("pickup")).Concat(Windows(shipment.Get("delivery")))))
            .Concat(document.Get("vehicles").Items().SelectMany(vehicle =>
                (vehicle.Find("time_window") is { } shift ? [Pair(shift)] : Enumerable.Empty<(long From, long Until)>()).Concat(vehicle.ItemsOf("breaks").SelectMany(Windows))))
            .ToList();
        return times.Count > 0 && times.Max(window => window.Until) > Small ? times.Min(window => window.From) : 0;
    }

    static IEnumerable<(long From, long Until)> Windows(JsonPlace task) => task.ItemsOf("time_windows").Select(Pair);

    static (long From, long Until) Pair(JsonPlace window)
    {
        var ends = window.Items().Select(end => end.Long()).ToList();
        if (ends.Count < 2) throw window.Wrong("must be [start, end]");
        return ends[0] <= ends[1] ? (ends[0], ends[1]) : throw window.Wrong($"must not end ({ends[1]}) before it starts ({ends[0]})");
    }

    public static TimeWindow Window(JsonPlace window, long origin)
    {
        var (from, until) = Pair(window);
        if (until - origin >= TravelMatrix.Unreachable) throw window.Wrong($"ends {until - origin} s after the first time of the file, more than can be planned");
        return new((int)(from - origin), (int)(until - origin));
    }

    /// <summary>Sorted, not overlapping; empty if none are given.</summary>
    public static List<TimeWindow> List(JsonPlace task, long origin)
    {
        if (task.Find("time_windows") is not { } place) return [];
        var windows = place.Items().Select(window => Window(window, origin)).OrderBy(window => window.From).ThenBy(window => window.Until).ToList();
        if (windows.Count == 0) throw place.Wrong("at least one window, or leave it out");
        for (var i = 1; i < windows.Count; i++)
            if (windows[i].From <= windows[i - 1].Until) throw place.Wrong($"windows must not overlap: [{windows[i - 1].From + origin}, {windows[i - 1].Until + origin}] and [{windows[i].From + origin}, {windows[i].Until + origin}]");
        return windows;
    }
}
