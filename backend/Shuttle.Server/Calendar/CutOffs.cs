namespace Shuttle.Server.Calendar;

/// <summary>Until when each kind of window may be booked; an administrator edits it with the calendar.</summary>
public sealed record CutOffs
{
    /// <summary>A courier's visit: until an hour before, from sixty days before.</summary>
    public BookingRules Courier { get; init; } = new() { PriorNoticeDurationMinMinutes = 60, PriorNoticeStartDay = 60 };
    /// <summary>An officer's visit with a kit: until 15.00 of the working day before.</summary>
    public BookingRules OfficerVisit { get; init; } = new() { PriorNoticeLastDay = 1, PriorNoticeLastTime = new(15, 0), PriorNoticeStartDay = 60, CountWorkingDays = true };
    /// <summary>An appointment at the counter: until half an hour before.</summary>
    public BookingRules Counter { get; init; } = new() { PriorNoticeDurationMinMinutes = 30, PriorNoticeStartDay = 30 };
}
