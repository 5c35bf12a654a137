using System.CommandLine;
using System.Diagnostics;
using Shuttle.Planning;
using Shuttle.Planning.Timing;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan solve FILE`.</summary>
static class SolveCommand
{
    public static Command Build()
    {
        var file = PlanCommands.File();
        var (format, objective) = (PlanCommands.Format(), PlanCommands.Objective());
        var seconds = new Option<double?>("--seconds") { Description = "how long to search; 10 if no limit is given" };
        var processor = new Option<double?>("--cpu-seconds") { Description = "instead of --seconds: processor time of all threads together, for comparing on a busy machine" };
        var iterations = new Option<long?>("--iterations") { Description = "most iterations; with the seed it fixes the plan" };
        var seed = new Option<ulong>("--seed") { Description = "start of the pseudo-random numbers", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "threads to search with", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo>("--out") { Description = "where the solution is written; to the screen if left out" };
        var command = new Command("solve", "plan the routes of a file") { file, format, objective, seconds, processor, iterations, seed, threads, output };
        command.SetAction((args, cancellation) => Task.Run(() => PlanCommands.Run(args.GetValue(file), () =>
        {
            var options = new SolverOptions
            {
                TimeLimit = Limit(args.GetValue(seconds), args.GetValue(processor), args.GetValue(iterations)),
                Clock = args.GetValue(processor) is null ? () => Stopwatch.GetElapsedTime(0) : () => Environment.CpuUsage.TotalTime,
                IterationLimit = args.GetValue(iterations) is null or >= 0 ? args.GetValue(iterations) : throw new ProblemException("--iterations", "must be at least 0"),
                Seed = args.GetValue(seed),
                Threads = args.GetValue(threads) is >= 1 and var t ? t : throw new ProblemException("--threads", "must be at least 1"),
            };
            return Solve(PlanFileTimed.Read(args.GetValue(file)!, args.GetValue(format), args.GetValue(objective)), options, args.GetValue(output), cancellation);
        }), CancellationToken.None));
        return command;
    }

    static TimeSpan? Limit(double? seconds, double? processor, long? iterations) => (seconds ?? processor) switch
    {
        _ when seconds is not null && processor is not null => throw new ProblemException("--cpu-seconds", "stands in the place of --seconds"),
        >= 0 and < 1e7 and var limit => TimeSpan.FromSeconds(limit),
        null => iterations is null ? TimeSpan.FromSeconds(10) : null,
        _ => throw new ProblemException(seconds is null ? "--cpu-seconds" : "--seconds", "must be at least 0"),
    };

    static int Solve(PlanFileTimed timed, SolverOptions options, FileInfo? output, CancellationToken cancellation)
    {
        var file = timed.File;
        // Routes in a VROOM file are where the search starts.
        if (file.Orders.Count > 0) options = options with { WarmStart = PlanMode.Time(file.Problem, file.Orders).Plan };
        var clock = Stopwatch.StartNew();
        var verdict = file.Judge(file.Complete(Solver.Solve(file.Problem, options, null, cancellation)));
        var elapsed = clock.Elapsed;
        var text = file.Write(verdict, timed.Loading, elapsed);
        if (output is null) Console.WriteLine(text.TrimEnd());
        else File.WriteAllText(output.FullName, text);
        foreach (var violation in verdict.Violations.Take(20)) Console.Error.WriteLine(violation);
        Console.WriteLine(verdict.Line(elapsed));
        return verdict.Feasible ? 0 : 1;
    }
}

/// <summary>A file and how long it took to read.</summary>
sealed record PlanFileTimed(PlanFile File, TimeSpan Loading)
{
    public static PlanFileTimed Read(FileInfo file, string? format, string? objective)
    {
        var clock = Stopwatch.StartNew();
        return new(PlanFile.Read(file, format, objective), clock.Elapsed);
    }
}
