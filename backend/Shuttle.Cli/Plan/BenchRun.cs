using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Formats;

namespace Shuttle.Cli.Plan;

/// <summary>One program's answer to one instance.</summary>
sealed record BenchAnswer(int Vehicles, double Distance, bool Feasible, long Iterations)
{
    const double Same = 0.005;

    /// <summary>Negative where this answer is better.</summary>
    public int Against(BenchAnswer other, bool distanceOnly)
    {
        if (Feasible != other.Feasible) return Feasible ? -1 : 1;
        if (!distanceOnly && Vehicles != other.Vehicles) return Vehicles.CompareTo(other.Vehicles);
        return Math.Abs(Distance - other.Distance) <= Same ? 0 : Distance.CompareTo(other.Distance);
    }
}

/// <summary>Both programs' answers.</summary>
sealed record BenchResult(BestKnown Best, BenchAnswer Ours, BenchAnswer? Theirs, bool DistanceOnly)
{
    public string Line() => $"{Best.Set}/{Best.Instance,-12} {Told(Ours)}{(Theirs is null ? "" : $"   baseline {Told(Theirs)}")}";

    string Told(BenchAnswer answer) => string.Create(CultureInfo.InvariantCulture,
        $"vehicles={answer.Vehicles}{(DistanceOnly ? "" : $"({answer.Vehicles - Best.Vehicles:+0;-0;0})")} distance={answer.Distance:0.##}({(answer.Distance / Best.Distance - 1) * 100:+0.00;-0.00;0}%) feasible={(answer.Feasible ? "true" : "false")} iterations={answer.Iterations}");
}

/// <summary>Solves an instance with the engine and, for as much processor time, with the baseline.</summary>
sealed class BenchRun(bool distance, double seconds, bool processor, ulong seed, int threads, string? baseline)
{
    public BenchResult Solve(FileInfo file, BestKnown best)
    {
        var text = File.ReadAllText(file.FullName);
        var instance = BenchmarkReader.Read(file.Name, text, BenchmarkReader.Recognise(text), distance ? Objective.Distance : Objective.Hierarchical);
        GC.Collect();
        var plan = Solver.Solve(instance.Problem, new SolverOptions
        {
            TimeLimit = TimeSpan.FromSeconds(seconds),
            Seed = seed,
            Threads = threads,
            // The baseline counts processor time, so one thread does too.
            Clock = processor ? () => Environment.CpuUsage.TotalTime : () => Stopwatch.GetElapsedTime(0),
        }, null, CancellationToken.None);
        var ours = Judge(instance, SintefSolution.RoutesOf(plan), plan.Iterations);
        return new(best, ours with { Feasible = ours.Feasible && Referee.Check(instance.Problem, plan).Feasible }, baseline is null ? null : Baseline(file, instance), distance);
    }

    static BenchAnswer Judge(BenchmarkInstance instance, IReadOnlyList<IReadOnlyList<int>> routes, long iterations)
    {
        var report = BenchmarkReferee.Check(instance, routes);
        return new(report.Vehicles, report.Distance, report.Feasible, iterations);
    }

    BenchAnswer Baseline(FileInfo file, BenchmarkInstance instance)
    {
        var words = baseline!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true };
        string[] arguments = [.. words[1..], file.FullName, distance ? "dist" : "hier", seconds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            using var answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
            process.WaitForExit();
            var routes = answer.RootElement.GetProperty("routes").EnumerateArray().Select(route => (IReadOnlyList<int>)[.. route.EnumerateArray().Select(node => node.GetInt32())]).ToList();
            return Judge(instance, routes, answer.RootElement.TryGetProperty("iters", out var iterations) ? iterations.GetInt64() : 0);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or JsonException or KeyNotFoundException)
        {
            throw new ProblemException("--baseline", $"{words[0]} gave no routes for {file.Name}: {e.Message}");
        }
    }
}
