using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Shuttle.Planning;
using Shuttle.Planning.Explain;
using Shuttle.Planning.Fuzz;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan quote-bench`: how long a quote for one more leg takes against a city's day.</summary>
static class QuoteBenchCommand
{
    public static Command Build()
    {
        var stops = new Option<int>("--stops") { Description = "stops of the day", DefaultValueFactory = _ => 500 };
        var quotes = new Option<int>("--quotes") { Description = "how many quotes", DefaultValueFactory = _ => 1000 };
        var windows = new Option<int>("--windows") { Description = "windows offered in each", DefaultValueFactory = _ => 4 };
        var seconds = new Option<double>("--seconds") { Description = "how long the day is planned first", DefaultValueFactory = _ => 5 };
        var chains = new Option<bool>("--chains") { Description = "ask for chains of three stops too" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("quote-bench", "measure how long a quote takes against a generated city's day") { stops, quotes, windows, seconds, chains, seed };
        command.SetAction(args => PlanCommands.Run(null, () =>
        {
            var city = new CityDay(args.GetValue(seed));
            var problem = city.Build(args.GetValue(stops) / 2);
            var plan = Solver.Solve(problem, new SolverOptions { TimeLimit = TimeSpan.FromSeconds(args.GetValue(seconds)), Seed = (ulong)args.GetValue(seed) });
            var (times, work) = (new List<double>(), new List<double>());
            var offered = 0;
            for (var i = -200; i < args.GetValue(quotes); i++)
            {
                var leg = city.Leg($"asked {i}", args.GetValue(chains));
                var (clock, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var answer = Quoter.Ask(problem, plan, leg, city.Offered(args.GetValue(windows)));
                if (i < 0) continue; // the first ones warm the machine up
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                work.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
                offered += answer.Count(quote => quote.VehicleId is not null);
            }
            times.Sort();
            work.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"stops={args.GetValue(stops)} unserved={plan.Unserved.Count} vehicles={plan.Routes.Count} quotes={times.Count} possible={offered} p50={times[times.Count / 2]:0.00}ms p99={times[(int)(times.Count * 0.99)]:0.00}ms max={times[^1]:0.00}ms processor p50={work[work.Count / 2]:0.00}ms p99={work[(int)(work.Count * 0.99)]:0.00}ms"));
            return 0;
        }));
        return command;
    }
}
