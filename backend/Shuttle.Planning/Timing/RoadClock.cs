namespace Shuttle.Planning.Timing;

/// <summary>Driving time by the hour of day: work is counted in thousandths of a second of free flow (see <see cref="TravelMatrix.SpeedByTime"/>).</summary>
static class RoadClock
{
    /// <summary>Whole seconds until so much work is done, leaving at <paramref name="departure"/>.</summary>
    public static int Seconds(TravelMatrix travel, long work, int departure)
    {
        if (work <= 0) return 0;
        if (travel.SpeedByTime.Count == 0) return (int)((work + 999) / 1000);
        long now = departure;
        for (var next = NextStep(travel, departure); ; next++)
        {
            var speed = next == 0 ? 1000 : travel.SpeedByTime[next - 1].PermilleOfFreeFlow;
            var until = next < travel.SpeedByTime.Count ? travel.SpeedByTime[next].FromSeconds : long.MaxValue / 2000;
            if (speed > 0 && now + (work + speed - 1) / speed is var done && done <= until) return (int)(done - departure);
            if (next == travel.SpeedByTime.Count) return TravelMatrix.Unreachable;
            work -= (until - now) * speed;
            now = until;
        }
    }

    /// <summary>Work done in the seconds after <paramref name="departure"/>.</summary>
    public static long Work(TravelMatrix travel, int departure, int seconds)
    {
        if (travel.SpeedByTime.Count == 0) return seconds * 1000L;
        var (work, now, end) = (0L, (long)departure, (long)departure + seconds);
        for (var next = NextStep(travel, departure); now < end; next++)
        {
            var until = next < travel.SpeedByTime.Count ? Math.Min(end, travel.SpeedByTime[next].FromSeconds) : end;
            work += (until - now) * (next == 0 ? 1000 : travel.SpeedByTime[next - 1].PermilleOfFreeFlow);
            now = until;
        }
        return work;
    }

    /// <summary>Index of the first step of the speed that begins after a moment.</summary>
    static int NextStep(TravelMatrix travel, int moment)
    {
        var next = 0;
        while (next < travel.SpeedByTime.Count && travel.SpeedByTime[next].FromSeconds <= moment) next++;
        return next;
    }
}
