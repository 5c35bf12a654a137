namespace Shuttle.Server.Calendar;

/// <summary>Why a stretch of a day is kept free.</summary>
public enum BlockKind
{
    /// <summary>The office's own break; counters are closed.</summary>
    OfficeBreak,
    /// <summary>Midday prayer: may shift a little.</summary>
    Zuhur,
    /// <summary>Friday prayer: nothing is planned.</summary>
    FridayPrayer,
}

/// <summary>A stretch that planning keeps free.</summary>
/// <param name="Span">When.</param>
/// <param name="Kind">Why.</param>
/// <param name="Hard">True: nothing may be planned. False: a break of this length belongs near here.</param>
public sealed record PlanningBlock(Interval Span, BlockKind Kind, bool Hard);

public sealed partial class WorkingCalendar
{
    /// <summary>What planning keeps free on a date, by start. Prayer is kept free on closed days too: special runs exist.</summary>
    public IReadOnlyList<PlanningBlock> Blocks(DateOnly date)
    {
        var blocks = new List<PlanningBlock>();
        if (HoursOn(date) is { BreakFrom: { } from, BreakUntil: { } until })
            blocks.Add(new(new(At(date, from), At(date, until)), BlockKind.OfficeBreak, Hard: false));
        if (date.DayOfWeek == DayOfWeek.Friday)
        {
            blocks.Add(new(new(At(date, Data.Prayer.FridayFrom), At(date, Data.Prayer.FridayUntil)), BlockKind.FridayPrayer, Hard: true));
        }
        else
        {
            var zuhur = Zuhur(date);
            blocks.Add(new(new(zuhur, zuhur.AddMinutes(Data.Prayer.ZuhurMinutes)), BlockKind.Zuhur, Hard: false));
        }
        return [.. blocks.OrderBy(block => block.Span.From)];
    }

    /// <summary>Begin of zuhur: the sun's transit at the district's longitude plus precaution, to the full minute.</summary>
    public DateTimeOffset Zuhur(DateOnly date)
    {
        var noon = At(date, new(12, 0));
        // The sun needs 4 minutes per degree; the zone's meridian lies at 15° per hour of its offset.
        var transit = (15 * noon.Offset.TotalHours - Data.Prayer.Longitude) * 4 - EquationOfTimeMinutes(date.DayOfYear);
        return noon.AddMinutes(Math.Floor(transit + Data.Prayer.PrecautionMinutes));
    }

    // Sundial minus clock in minutes, Spencer's Fourier series (1971): good to about half a minute.
    static double EquationOfTimeMinutes(int dayOfYear)
    {
        var angle = 2 * Math.PI * (dayOfYear - 1) / 365;
        return 229.18 * (0.000075 + 0.001868 * Math.Cos(angle) - 0.032077 * Math.Sin(angle)
            - 0.014615 * Math.Cos(2 * angle) - 0.040849 * Math.Sin(2 * angle));
    }
}
