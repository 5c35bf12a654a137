using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages;

/// <summary>Where and when the reader is: the district in view, its local time, and how times are written.</summary>
public sealed class Here(ShuttleDb db, CurrentDistrict current, TimeProvider clock)
{
    /// <summary>The district in view; none on an installation that has no areas yet.</summary>
    public District? District { get; private set; }

    /// <summary>Once per request, before the first component draws: two components must never ask the database at the same time.</summary>
    public async Task LoadAsync() => District = await db.Districts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == current.Id);

    /// <summary>For scripts: whatever zone a phone is set to, the office's times are meant.</summary>
    public string ZoneId => Zone.Id;

    private TimeZoneInfo Zone => District?.Zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => LocalTime.DayOf(Now, Zone);

    public string Time(DateTimeOffset at) => LocalTime.In(at, Zone).ToString("HH.mm", CultureInfo.InvariantCulture);
    public string Day(DateTimeOffset at) => Day(LocalTime.DayOf(at, Zone));
    public string DayAndTime(DateTimeOffset at) => $"{Day(at)}, {Time(at)}";
    public string Window(DateTimeOffset from, DateTimeOffset until) => $"{Day(from)}, {Times(from, until)}";
    public string Times(DateTimeOffset from, DateTimeOffset until) => $"{Time(from)}–{Time(until)}";

    public static string Clock(TimeOnly at) => at.ToString("HH.mm", CultureInfo.InvariantCulture);
    public static string Day(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture);
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How long the office takes, in the unit a person would use; a working day has 450 minutes.</summary>
    public static string Duration(int workingMinutes) => workingMinutes switch
    {
        < 60 => Words.T("duration.minutes", workingMinutes),
        < 450 => Words.T("duration.hours", Math.Ceiling(workingMinutes / 60.0)),
        _ => Words.T("duration.days", Math.Ceiling(workingMinutes / 450.0)),
    };
}
