namespace Shuttle.Server.Calendar;

/// <summary>
/// When a window may be booked, in the terms of GTFS-Flex booking_rules.txt. Several limits may be set; all of them hold. With none set a window
/// may be booked until it begins.
/// </summary>
public sealed record BookingRules
{
    /// <summary><c>prior_notice_duration_min</c>: at least so many minutes before the window.</summary>
    public int? PriorNoticeDurationMinMinutes { get; init; }
    /// <summary><c>prior_notice_duration_max</c>: at most so many minutes before the window.</summary>
    public int? PriorNoticeDurationMaxMinutes { get; init; }
    /// <summary><c>prior_notice_last_day</c>: the last day is so many days before the window's.</summary>
    public int? PriorNoticeLastDay { get; init; }
    /// <summary><c>prior_notice_last_time</c>: and until this time of it; goes with the last day.</summary>
    public TimeOnly? PriorNoticeLastTime { get; init; }
    /// <summary><c>prior_notice_start_day</c>: the first day is so many days before the window's.</summary>
    public int? PriorNoticeStartDay { get; init; }
    /// <summary><c>prior_notice_start_time</c>: and from this time of it; midnight when not set.</summary>
    public TimeOnly? PriorNoticeStartTime { get; init; }
    /// <summary><c>prior_notice_service_id</c>: days before are working days. The start day always counts calendar days.</summary>
    public bool CountWorkingDays { get; init; }

    /// <summary>What is wrong with these rules, each naming the field and the rule; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (PriorNoticeDurationMinMinutes < 0) faults.Add("priorNoticeDurationMin: must not be negative.");
        if (PriorNoticeDurationMaxMinutes is { } max && max <= (PriorNoticeDurationMinMinutes ?? 0)) faults.Add("priorNoticeDurationMax: must exceed the minimum.");
        if (PriorNoticeLastDay < 0) faults.Add("priorNoticeLastDay: must not be negative.");
        if (PriorNoticeLastDay is null != PriorNoticeLastTime is null) faults.Add("priorNoticeLastDay and priorNoticeLastTime: come together.");
        if (PriorNoticeStartDay < 0) faults.Add("priorNoticeStartDay: must not be negative.");
        if (PriorNoticeStartTime is not null && PriorNoticeStartDay is null) faults.Add("priorNoticeStartTime: needs priorNoticeStartDay.");
        if (PriorNoticeStartDay is not null && PriorNoticeDurationMaxMinutes is not null) faults.Add("priorNoticeStartDay: not together with priorNoticeDurationMax.");
        return faults;
    }
}
