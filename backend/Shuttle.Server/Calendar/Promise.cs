namespace Shuttle.Server.Calendar;

/// <summary>A return run that leaves on certain weekdays, if they are working days.</summary>
/// <param name="Days">Weekdays.</param>
/// <param name="LoadBy">What is packed by then rides along.</param>
/// <param name="From">Residents expect it from then.</param>
/// <param name="Until">And until then.</param>
public sealed record ReturnRun(IReadOnlyList<DayOfWeek> Days, TimeOnly LoadBy, TimeOnly From, TimeOnly Until);

/// <summary>What the office needs around the standard time of a service.</summary>
/// <param name="RideBackMinutes">From the end of the pickup window to the counter, clock time.</param>
/// <param name="IntakeWorkingMinutes">Reconciling bags and checking papers.</param>
/// <param name="PackingWorkingMinutes">From the result to the sealed bag.</param>
/// <param name="ReturnRuns">Runs that bring results home.</param>
public sealed record PromiseTerms(int RideBackMinutes, int IntakeWorkingMinutes, int PackingWorkingMinutes, IReadOnlyList<ReturnRun> ReturnRuns);

/// <summary>One promise across both legs, with every moment it was reckoned from.</summary>
/// <param name="AtCounter">The papers are at the counter at the latest.</param>
/// <param name="Accepted">Checked and accepted; the standard time begins.</param>
/// <param name="Ready">The last result of the bundle is ready.</param>
/// <param name="Packed">Sealed for return.</param>
/// <param name="ReturnWindow">When the return run comes; its end is the promise.</param>
public sealed record Promise(DateTimeOffset AtCounter, DateTimeOffset Accepted, DateTimeOffset Ready, DateTimeOffset Packed, Interval ReturnWindow)
{
    const int SearchDays = 366;

    /// <summary>What the resident is promised: back home by then.</summary>
    public DateTimeOffset HomeBy => ReturnWindow.Until;

    /// <summary>
    /// Pickup window + ride back + intake + standard time + packing, then the next return run. Everything after the ride counts in working time.
    /// The whole bundle of a household is promised together, so the longest standard time decides: services are worked on side by side.
    /// Throws <see cref="ArgumentException"/> when there is no service or no return run.
    /// </summary>
    public static Promise Make(Interval pickup, IReadOnlyCollection<int> standardWorkingMinutes, PromiseTerms terms, WorkingCalendar calendar)
    {
        if (standardWorkingMinutes.Count == 0) throw new ArgumentException("A promise is about at least one service.", nameof(standardWorkingMinutes));
        if (terms.ReturnRuns.All(run => run.Days.Count == 0)) throw new ArgumentException("returnRuns: at least one run on one weekday is needed.", nameof(terms));
        var atCounter = pickup.Until.AddMinutes(terms.RideBackMinutes);
        return FromCounter(atCounter, standardWorkingMinutes.Max(), terms, calendar);
    }

    /// <summary>The same from the moment the papers really reached the counter: for making a promise anew.</summary>
    public static Promise FromCounter(DateTimeOffset atCounter, int standardWorkingMinutes, PromiseTerms terms, WorkingCalendar calendar)
    {
        var accepted = calendar.Add(atCounter, TimeSpan.FromMinutes(terms.IntakeWorkingMinutes));
        var ready = calendar.Add(accepted, TimeSpan.FromMinutes(standardWorkingMinutes));
        var packed = calendar.Add(ready, TimeSpan.FromMinutes(terms.PackingWorkingMinutes));
        return new(atCounter, accepted, ready, packed, NextReturn(packed, terms, calendar));
    }

    /// <summary>Null when the promise may be replaced by another: it stays the same, or a reason is given. Else the code why not.</summary>
    public static string? WhyNotReplace(Promise old, Promise other, string? reason) =>
        old.ReturnWindow == other.ReturnWindow || !string.IsNullOrWhiteSpace(reason) ? null : CalendarCodes.PromiseReasonMissing;

    static Interval NextReturn(DateTimeOffset packed, PromiseTerms terms, WorkingCalendar calendar)
    {
        var date = calendar.DateOf(packed);
        for (var days = 0; days < SearchDays; days++, date = date.AddDays(1))
        {
            if (!calendar.IsWorkingDay(date)) continue;
            var run = terms.ReturnRuns.Where(run => run.Days.Contains(date.DayOfWeek) && packed <= calendar.At(date, run.LoadBy)).MinBy(run => run.Until);
            if (run is not null) return new(calendar.At(date, run.From), calendar.At(date, run.Until));
        }
        throw new ArgumentException($"returnRuns: none leaves on a working day within {SearchDays} days of {packed:O}.", nameof(terms));
    }
}
