using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Shuttle.Contracts;
using Shuttle.Planning;
using Shuttle.Planning.Explain;
using Shuttle.Roads;
using Shuttle.Server.Areas;
using Shuttle.Server.Calendar;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Plans;

/// <summary>
/// Answers whether somebody could come, from the plan itself: the visit is put where it costs least into the day as it stands (what is
/// published, what is booked since, and what is held for others), with real travel times. A window is offered only where nobody who was
/// promised before comes later for it, and no courier loses the prayer or the meal.
/// </summary>
public sealed class PlanCapacity(ShuttleDb db, LoadDay load, TravelTimes travel, RoadsInUse roads, CurrentDistrict district, IMemoryCache drafts, TimeProvider clock) : ICapacity
{
    // A quick draft is enough to see whether there is room; the dispatcher's plan is searched longer and can only be better.
    private const int DraftIterations = 1500;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30), Step = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<Interval>?> FitsAsync(Visit visit, DateOnly day, IReadOnlyList<Interval> windows, CancellationToken ct)
    {
        var known = await LoadAsync(day, ct);
        if (known.Day.Shifts.Count == 0) return null;
        var draft = await DraftAsync(known, ct);

        var asked = known.Day with { Asked = Held.Of("asked", visit.KelurahanCode, visit.Priority, windows[0], [.. visit.Stops.Select(s => s.Stop)]) };
        var problem = ProblemOfTheDay.Build(asked, await MatricesAsync(asked, known.Closures, ct));
        var job = ProblemOfTheDay.JobOf(asked, asked.Asked);
        if (job.OnlyVehicles is []) return [];
        // Of the visits that end with a signature some begin too late for it.
        var closes = asked.Calendar.WorkingIntervals(day)[^1].Until;
        var possible = windows.Where(w => w.From + TimeSpan.FromSeconds(job.Stops.Sum(s => s.ServiceSeconds + s.SetupSeconds)) <= closes).ToList();
        var quotes = possible.Count == 0 ? [] : Quoter.Ask(problem, draft, job, [.. possible.Select(w => ProblemOfTheDay.WindowOf(asked, w))]);
        return [.. possible.Zip(quotes).Where(pair => Keeps(pair.Second)).Select(pair => pair.First)];
    }

    private static bool Keeps(Quote quote) =>
        quote.VehicleId is not null && quote.Difference.SelectMany(level => level.Terms).All(term => term.Term is not (Term.LatenessSeconds or Term.SkippedBreaks) || term.Value <= 0);

    private async Task<DayAtHand> LoadAsync(DateOnly day, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Rounded, so that the draft of today can be used again for some minutes.
        var asOf = new DateTimeOffset(now.UtcTicks / Step.Ticks * Step.Ticks, TimeSpan.Zero) + Step;
        var loaded = await load.LoadAsync(day, asOf, running: null, named: [], ct);
        // What was left over before today is driven on the next day that is planned, and takes no room later.
        var (calendar, today) = (loaded.Day.Calendar, loaded.Day.Calendar.DateOf(now));
        var soon = day <= calendar.NextWorkingDay(today);
        var offers = await db.Offers.AsNoTracking().Where(o => o.Day == day && o.State == OfferState.Held && o.ExpiresAt > now && o.Stops != "[]").OrderBy(o => o.Id).ToListAsync(ct);
        return new(loaded.Day with
        {
            Legs = [.. loaded.Day.Legs.Where(l => l.Day == day || soon && l.Day < today)],
            Holds = [.. offers.Select(o => Held.Of(o.Id.ToString(), null, o.Priority, new(o.WindowFrom, o.WindowUntil), JsonSerializer.Deserialize<List<ProspectiveStop>>(o.Stops, ContractJson.Options)!))],
        }, null, loaded.Closures, loaded.Announced);
    }

    private async Task<Plan> DraftAsync(DayAtHand known, CancellationToken ct)
    {
        var day = known.Day;
        var published = await db.Plans.AsNoTracking().Where(p => p.Day == day.Day && p.State == PlanState.Published).OrderByDescending(p => p.Version)
            .Select(p => new { p.Id, p.Content }).FirstOrDefaultAsync(ct);
        // The key is what the draft depends on, so nothing has to be told when the day changes.
        var key = (nameof(PlanCapacity), district.Required, Fingerprint(known, published?.Id));
        if (drafts.TryGetValue(key, out Plan? draft)) return draft!;
        var problem = ProblemOfTheDay.Build(day, await travel.OfAsync(known, ct));
        var options = new SolverOptions { Seed = (ulong)day.Day.DayNumber, IterationLimit = DraftIterations, WarmStart = published is null ? null : RoutesOf(day, published.Content) };
        return drafts.Set(key, await Task.Run(() => Solver.Solve(problem, options, ct: ct), ct), new MemoryCacheEntryOptions { SlidingExpiration = Kept });
    }

    // Not kept: every resident's pin asks for another matrix.
    private async Task<IReadOnlyList<RoadMatrix>> MatricesAsync(DayToPlan day, IReadOnlyList<RoadClosure> closures, CancellationToken ct)
    {
        var matrices = new List<RoadMatrix>();
        foreach (var profile in ProblemOfTheDay.Profiles(day)) matrices.Add(await roads.Network.MatrixAsync(profile, ProblemOfTheDay.Points(day), TravelTimes.ConditionsOf(closures), cancel: ct));
        return matrices;
    }

    private static Plan RoutesOf(DayToPlan day, string content)
    {
        var stopOf = LegJobs.Of(day.Legs).SelectMany(job => job.Select((leg, index) => (leg.Id, Job: LegJobs.IdOf(job), index))).ToDictionary(x => x.Id);
        return new Plan
        {
            Routes = [.. JsonSerializer.Deserialize<PlanContent>(content, ContractJson.Options)!.Routes.Select(route => new Planning.Route(
                route.ShiftId.ToString(),
                [.. route.Stops.Where(s => stopOf.ContainsKey(s.LegId)).Select(s => new Step(StepKind.Stop, stopOf[s.LegId].Job, stopOf[s.LegId].index, null, 0, 0, 0, 0, [], 0, 0))], 0, 0, 0, 0))],
            Unserved = [], Score = new([]),
        };
    }

    private static string Fingerprint(DayAtHand known, Guid? published)
    {
        var day = known.Day;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{day.Day:O}|{published}");
        var today = day.Calendar.DateOf(day.Now) == day.Day;
        if (today) text.Append(CultureInfo.InvariantCulture, $"|{day.Now:O}");
        foreach (var s in day.Shifts) text.Append(CultureInfo.InvariantCulture, $"|{s.Shift.Id}{s.Shift.From:O}{s.Shift.Until:O}{s.Vehicle.CapacityBags}{string.Join(',', s.Courier.Skills)}{string.Join(',', s.Shift.Kits)}");
        foreach (var l in day.Legs) text.Append(CultureInfo.InvariantCulture, $"|{l.Id}{l.Revision}{l.At.X:R},{l.At.Y:R}");
        foreach (var c in known.Closures) text.Append(CultureInfo.InvariantCulture, $"|{c.Id}");
        foreach (var h in day.Holds) text.Append(CultureInfo.InvariantCulture, $"|{h.Id}");
        return PersonalData.Sha256(text.ToString());
    }
}
