using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Windows;

/// <summary>
/// Asked where a window is offered or booked, answered by the plan: could somebody come then, without making anybody late who was promised
/// before? The planning folder lies downstream and implements it.
/// </summary>
public interface ICapacity
{
    /// <summary>Those of the day's windows in which the visit fits; null when nobody is on duty that day.</summary>
    Task<IReadOnlyList<Interval>?> FitsAsync(Visit visit, DateOnly day, IReadOnlyList<Interval> windows, CancellationToken ct);
}

/// <summary>
/// Lets one at a time add to a day without holding a lock while the plan is asked: whoever asks notes the day's count, whoever adds must
/// find it unchanged and moves it on. The counter's row stays locked until the transaction ends, on both databases.
/// </summary>
public sealed class DayCount(ShuttleDb db, Numbers numbers)
{
    public async Task<int> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var name = NameOf(day);
        return await db.Counters.AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).SingleOrDefaultAsync(ct);
    }

    /// <summary>False when somebody added to the day since it was read: ask again. Call it inside the transaction that adds.</summary>
    public async Task<bool> MoveOnAsync(DateOnly day, int read, CancellationToken ct) => await numbers.NextAsync(NameOf(day), ct) == read + 1;

    private static string NameOf(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"day-{day:yyMMdd}");
}
