namespace Shuttle.Planning.Explain;

/// <summary>A rule that can be loosened by an amount from 1 to the most.</summary>
sealed record Relaxation(Remedy Remedy, long Most, Func<Problem, long, Problem> Apply, int? Stop = null, string? Detail = null)
{
    /// <summary>An added vehicle is told as the one it is like.</summary>
    public const string Added = "one more ";

    public Change Told(string vehicle, long amount) => new(Remedy, vehicle.StartsWith(Added, StringComparison.Ordinal) ? vehicle[Added.Length..] : vehicle, amount, Stop, Detail);
}

/// <summary>The rules that may keep a job out, those that are easiest to loosen first.</summary>
static class Relaxations
{
    const int LongestTime = 86_400;

    public static IEnumerable<Relaxation> Of(Problem problem, Job job)
    {
        foreach (var windows in Windows(job)) yield return windows;
        if (job.Pin is not null) yield return Once(Remedy.Pin, p => WithJob(p, job, j => j with { Pin = null }));
        if (job.MaxOnBoardSeconds is not null) yield return new(Remedy.OnBoard, LongestTime, (p, x) => WithJob(p, job, j => j with { MaxOnBoardSeconds = j.MaxOnBoardSeconds + (int)x }));
        if (job.OnlyVehicles is not null || job.NotVehicles.Count > 0) yield return Once(Remedy.VehicleRule, p => WithJob(p, job, j => j with { OnlyVehicles = null, NotVehicles = [] }));
        foreach (var skill in job.Skills) yield return Once(Remedy.Skill, p => WithJob(p, job, j => j with { Skills = [.. j.Skills.Where(s => s != skill)] }), skill);
        yield return Vehicles(Remedy.ShiftLater, LongestTime, (v, x) => v with { ShiftUntil = (int)Math.Min(int.MaxValue / 4, v.ShiftUntil + x) });
        yield return Vehicles(Remedy.ShiftEarlier, LongestTime, (v, x) => v with { ShiftFrom = (int)Math.Max(0, v.ShiftFrom - x) });
        for (var d = 0; d < problem.LoadDimensions; d++)
        {
            var (dimension, most) = (d, job.Stops.Sum(stop => At(stop.Pickup, d) + At(stop.Delivery, d)));
            if (most > 0) yield return Vehicles(Remedy.Capacity, most, (v, x) => v with { Capacity = [.. v.Capacity.Select((c, i) => i == dimension ? c + (int)x : c)] }, $"{d}");
        }
        yield return Vehicles(Remedy.MaxStops, job.Stops.Count, (v, x) => v with { MaxStops = v.MaxStops + (int)x });
        yield return Vehicles(Remedy.MaxMetres, 10_000_000, (v, x) => v with { MaxMetres = v.MaxMetres + (int)x });
        yield return Vehicles(Remedy.MaxDriving, LongestTime, (v, x) => v with { MaxDrivingSeconds = v.MaxDrivingSeconds + (int)x });
        yield return Vehicles(Remedy.MaxDuty, LongestTime, (v, x) => v with { MaxDutySeconds = v.MaxDutySeconds + (int)x });
        yield return Vehicles(Remedy.Trips, 1, (v, x) => v with { Reload = v.Reload is { } reload ? reload with { MaxTrips = reload.MaxTrips + (int)x } : null });
        foreach (var pause in problem.Vehicles.SelectMany(v => v.Breaks).Select(pause => pause.Id).Distinct().ToList())
            yield return Vehicles(Remedy.Break, 1, (v, _) => v with { Breaks = [.. v.Breaks.Where(b => b.Id != pause)] }, pause);
        yield return Once(Remedy.Vehicle, p => p with { Vehicles = [.. p.Vehicles, .. p.Vehicles.Select(v => v with { Id = Relaxation.Added + v.Id, Frozen = [] })] });
    }

    static IEnumerable<Relaxation> Windows(Job job)
    {
        for (var s = 0; s < job.Stops.Count; s++)
        {
            if (job.Stops[s].Windows.Count == 0) continue;
            var stop = s;
            yield return new(Remedy.WindowLater, LongestTime, (p, x) => WithWindows(p, job, stop, windows => [.. windows.SkipLast(1), windows[^1] with { Until = windows[^1].Until + (int)x }]), stop);
            yield return new(Remedy.WindowEarlier, LongestTime, (p, x) => WithWindows(p, job, stop, windows => [windows[0] with { From = Math.Max(0, windows[0].From - (int)x) }, .. windows.Skip(1)]), stop);
        }
    }

    static Relaxation Once(Remedy remedy, Func<Problem, Problem> apply, string? detail = null) => new(remedy, 1, (p, _) => apply(p), null, detail);

    static Relaxation Vehicles(Remedy remedy, long most, Func<Vehicle, long, Vehicle> change, string? detail = null) =>
        new(remedy, most, (p, x) => p with { Vehicles = [.. p.Vehicles.Select(v => change(v, x))] }, null, detail);

    static Problem WithJob(Problem problem, Job job, Func<Job, Job> change) =>
        problem with { Jobs = [.. problem.Jobs.Select(j => j.Id == job.Id ? change(j) : j)] };

    static Problem WithWindows(Problem problem, Job job, int stop, Func<IReadOnlyList<TimeWindow>, IReadOnlyList<TimeWindow>> change) =>
        WithJob(problem, job, j => j with { Stops = [.. j.Stops.Select((s, i) => i == stop ? s with { Windows = change(s.Windows) } : s)] });

    static int At(IReadOnlyList<int> amounts, int d) => d < amounts.Count ? amounts[d] : 0;
}
