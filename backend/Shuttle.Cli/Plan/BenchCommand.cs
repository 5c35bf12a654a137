using System.CommandLine;
using System.Globalization;
using Shuttle.Planning;
using Shuttle.Planning.Formats;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan bench`: solves every instance of a folder and sets the results against best-known values and a baseline.</summary>
static class BenchCommand
{
    public static Command Build()
    {
        var instances = new Option<DirectoryInfo>("--instances") { Description = "folder of benchmark files, searched with its subfolders", Required = true };
        var bks = new Option<FileInfo>("--bks") { Description = "best-known values: set,instance,vehicles,distance,objective", Required = true };
        var seconds = new Option<double>("--seconds") { Description = "seconds per instance: processor time with one thread, on the wall with several", DefaultValueFactory = _ => 10 };
        var processor = new Option<double?>("--cpu-seconds") { Description = "instead of --seconds: processor time of all threads together" };
        var baseline = new Option<string>("--baseline") { Description = "program to run beside it: CMD INSTANCE hier|dist SECONDS SEED, printing {\"routes\":[[node,…],…]}" };
        var limit = new Option<int>("--limit") { Description = "at most so many instances of each set", DefaultValueFactory = _ => int.MaxValue };
        var seed = new Option<ulong>("--seed") { DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 };
        var objective = PlanCommands.Objective();
        var command = new Command("bench", "measure against best-known values and a baseline") { instances, bks, seconds, processor, baseline, limit, seed, threads, objective };
        command.SetAction((args, cancellation) => Task.Run(() => PlanCommands.Run(null, () =>
        {
            var distance = args.GetValue(objective) == "distance";
            var run = new BenchRun(distance, args.GetValue(processor) ?? args.GetValue(seconds), args.GetValue(processor) is not null || args.GetValue(threads) == 1, args.GetValue(seed), args.GetValue(threads), args.GetValue(baseline));
            var known = BestKnown.Read(args.GetValue(bks)!, distance ? "dist" : "hier");
            var results = new List<BenchResult>();
            foreach (var (file, best) in Chosen(args.GetValue(instances)!, known, args.GetValue(limit)))
            {
                if (cancellation.IsCancellationRequested) break;
                results.Add(run.Solve(file, best));
                Console.WriteLine(results[^1].Line());
            }
            if (results.Count == 0) throw new ProblemException("--instances", "no file of the folder has a best-known value");
            Console.WriteLine();
            foreach (var line in BenchTable.Lines(results)) Console.WriteLine(line);
            return results.All(result => result.Ours.Feasible) ? 0 : 1;
        }), CancellationToken.None));
        return command;
    }

    /// <summary>The files that have a best-known value, evenly over each set.</summary>
    static IEnumerable<(FileInfo File, BestKnown Best)> Chosen(DirectoryInfo folder, IReadOnlyList<BestKnown> known, int limit) =>
        folder.EnumerateFiles("*.txt", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => (File: file, Best: known.FirstOrDefault(best => best.Matches(file))))
            .Where(chosen => chosen.Best is not null).Select(chosen => (chosen.File, Best: chosen.Best!))
            .GroupBy(chosen => chosen.Best.Set)
            .SelectMany(set => set.ToList() is var all && all.Count <= limit ? all : Enumerable.Range(0, limit).Select(i => all[(int)((i + 0.5) * all.Count / limit)]));
}

/// <summary>A line of the table of best-known values.</summary>
sealed record BestKnown(string Set, string Instance, int Vehicles, double Distance)
{
    public bool Matches(FileInfo file) =>
        Path.GetFileNameWithoutExtension(file.Name).Equals(Instance, StringComparison.OrdinalIgnoreCase)
        && file.DirectoryName!.Replace('\\', '/').EndsWith(Set, StringComparison.Ordinal);

    public static IReadOnlyList<BestKnown> Read(FileInfo file, string objective)
    {
        var rows = new List<BestKnown>();
        foreach (var (line, i) in File.ReadLines(file.FullName).Select((line, i) => (line, i)).Skip(1))
        {
            var fields = line.Split(',');
            if (fields.Length < 5) throw new ProblemException($"{file.Name} line {i + 1}", "set,instance,vehicles,distance,objective");
            if (fields[4] != objective) continue;
            var vehicles = fields[2].Length == 0 ? 0 : int.TryParse(fields[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var v) ? v : throw new ProblemException($"{file.Name} line {i + 1}", $"\"{fields[2]}\" is not a number of vehicles");
            if (!double.TryParse(fields[3], CultureInfo.InvariantCulture, out var distance)) throw new ProblemException($"{file.Name} line {i + 1}", $"\"{fields[3]}\" is not a distance");
            rows.Add(new(fields[0], fields[1], vehicles, distance));
        }
        return rows;
    }
}
