using System.CommandLine;
using Shuttle.Planning;
using Shuttle.Planning.Explain;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan explain FILE --solution FILE [--job ID]`: why a job is not served, or why it is where it is. Without a job: all that are not served.</summary>
static class ExplainCommand
{
    public static Command Build()
    {
        var file = PlanCommands.File();
        var (format, objective) = (PlanCommands.Format(), PlanCommands.Objective());
        var solution = new Option<FileInfo>("--solution") { Description = "the plan to explain", Required = true };
        var job = new Option<string>("--job") { Description = "id of a job: its node in a benchmark file, \"job 7\" or \"shipment 3/4\" in VROOM's" };
        var count = new Option<int>("--count") { Description = "how many of the next-best places", DefaultValueFactory = _ => 3 };
        var command = new Command("explain", "explain why a job is not served, or why it is where it is") { file, format, objective, solution, job, count };
        command.SetAction(args => PlanCommands.Run(args.GetValue(file), () =>
        {
            var problem = PlanFile.Read(args.GetValue(file)!, args.GetValue(format), args.GetValue(objective));
            var plan = problem.ReadSolution(args.GetValue(solution)!);
            if (args.GetValue(job) is { } id && !plan.Unserved.Contains(id)) Here(WhyHere.Explain(problem.Problem, plan, id, args.GetValue(count)));
            else foreach (var unserved in args.GetValue(job) is { } one ? [one] : plan.Unserved) Unserved(WhyUnserved.Explain(problem.Problem, plan, unserved));
            return 0;
        }));
        return command;
    }

    static void Unserved(UnservedReason reason)
    {
        if (reason.Changes.Count == 0) Console.WriteLine($"job={reason.JobId} remedy=Several");
        foreach (var change in reason.Changes)
            Console.WriteLine($"job={reason.JobId} remedy={change.Remedy} amount={change.Amount} vehicle={change.VehicleId}{(change.Stop is { } stop ? $" stop={stop}" : "")}{(change.Detail is { } detail ? $" detail={detail}" : "")}");
    }

    static void Here(HereReason reason)
    {
        foreach (var place in reason.Alternatives)
            Console.WriteLine($"job={reason.JobId} vehicle={place.VehicleId} after={place.AfterJobId ?? "-"} before={place.BeforeJobId ?? "-"} start={place.StartSeconds} {Told(place.Difference)}");
        Console.WriteLine($"job={reason.JobId} left out {Told(reason.LeftOut)}");
        if (reason.ImpossibleVehicles.Count > 0) Console.WriteLine($"job={reason.JobId} impossible in {string.Join(' ', reason.ImpossibleVehicles)}");
    }

    static string Told(IReadOnlyList<LevelScore> difference) => string.Join(' ', difference.Select(level => $"{level.Name}={level.Value:+0;-0;0}"));
}
