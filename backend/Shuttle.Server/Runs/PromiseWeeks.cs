using Microsoft.EntityFrameworkCore;
using Shuttle.Contracts;
using Shuttle.Server.Data;

namespace Shuttle.Server.Runs;

/// <summary>How a week's promises turned out.</summary>
/// <param name="Monday">The week.</param>
/// <param name="Kept">Visits made within their window.</param>
/// <param name="Late">Visits made after it.</param>
/// <param name="Failed">Visits in vain.</param>
public sealed record PromiseWeek(DateOnly Monday, int Kept, int Late, int Failed);

/// <summary>Reads the last weeks' promises, up to a day.</summary>
public sealed class PromiseWeeks(ShuttleDb db)
{
    private const int Weeks = 8;

    public async Task<IReadOnlyList<PromiseWeek>> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var monday = MondayOf(day);
        var first = monday.AddDays(-7 * (Weeks - 1));
        var rows = await (from stop in db.Stops.AsNoTracking()
                          join run in db.Runs on stop.RunId equals run.Id
                          where run.Day >= first && run.Day <= day && stop.LegId != null && stop.FinishedAt != null && stop.State != StopState.Cancelled
                          select new { run.Day, stop.State, stop.ArrivedAt, stop.Leg!.WindowUntil }).ToListAsync(ct);
        return [.. Enumerable.Range(0, Weeks).Select(w => first.AddDays(7 * w)).Select(week =>
        {
            var mine = rows.FindAll(r => MondayOf(r.Day) == week);
            var made = mine.FindAll(r => r.State != StopState.Failed);
            return new PromiseWeek(week, made.Count(r => r.ArrivedAt <= r.WindowUntil), made.Count(r => r.ArrivedAt > r.WindowUntil), mine.Count - made.Count);
        })];
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
