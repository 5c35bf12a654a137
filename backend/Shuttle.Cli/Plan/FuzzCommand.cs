using System.CommandLine;
using Shuttle.Planning.Fuzz;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan fuzz --count N --seed S`: solves generated problems over all features and lets the referee judge.</summary>
static class FuzzCommand
{
    public static Command Build()
    {
        var count = new Option<int>("--count") { Description = "how many problems", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "seed of the first problem; the others follow", DefaultValueFactory = _ => 1 };
        var iterations = new Option<long>("--iterations") { Description = "iterations per problem", DefaultValueFactory = _ => 300 };
        var jobs = new Option<int>("--jobs") { Description = "most jobs per problem", DefaultValueFactory = _ => 14 };
        var command = new Command("fuzz", "solve generated problems over all features and check every plan") { count, seed, iterations, jobs };
        command.SetAction((args, cancellation) => Task.Run(() => PlanCommands.Run(null, () =>
        {
            var (failures, done) = (0, 0);
            for (; done < args.GetValue(count) && !cancellation.IsCancellationRequested; done++)
            {
                if (FuzzRun.Try(args.GetValue(seed) + (ulong)done, args.GetValue(iterations), args.GetValue(jobs)) is not { } failure) continue;
                failures++;
                Console.WriteLine($"seed {failure.Seed}: {failure.Reason}");
                foreach (var violation in failure.Violations.Take(5)) Console.WriteLine($"  {violation}");
            }
            Console.WriteLine($"problems={done} failures={failures}");
            return failures == 0 ? 0 : 1;
        }), CancellationToken.None));
        return command;
    }
}
