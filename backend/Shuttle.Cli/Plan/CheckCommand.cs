using System.CommandLine;
using System.Diagnostics;
using Shuttle.Planning;
using Shuttle.Planning.Timing;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan check FILE --solution FILE`: the referee's word. Without a solution the steps of a VROOM file are timed and judged (plan mode).</summary>
static class CheckCommand
{
    public static Command Build()
    {
        var file = PlanCommands.File();
        var (format, objective) = (PlanCommands.Format(), PlanCommands.Objective());
        var solution = new Option<FileInfo>("--solution") { Description = "the routes to check; left out, the steps given in a VROOM file are timed and checked" };
        var output = new Option<FileInfo>("--out") { Description = "where the timed plan is written" };
        var command = new Command("check", "check a solution independently of the search; exit code 1 if it breaks a rule") { file, format, objective, solution, output };
        command.SetAction(args => PlanCommands.Run(args.GetValue(file), () =>
        {
            var clock = Stopwatch.StartNew();
            var problem = PlanFile.Read(args.GetValue(file)!, args.GetValue(format), args.GetValue(objective));
            var verdict = problem.Judge(args.GetValue(solution) is { } given ? problem.ReadSolution(given) : PlanOfSteps(problem));
            if (args.GetValue(output) is { } target) File.WriteAllText(target.FullName, problem.Write(verdict, clock.Elapsed, default));
            foreach (var violation in verdict.Violations) Console.WriteLine(violation);
            foreach (var level in verdict.Report.Score.Levels) Console.WriteLine($"{level.Name}={level.Value} ({string.Join(' ', level.Terms.Select(term => $"{term.Term}={term.Value}"))})");
            Console.WriteLine(verdict.Line(clock.Elapsed));
            return verdict.Feasible ? 0 : 1;
        }));
        return command;
    }

    static Planning.Plan PlanOfSteps(PlanFile file) =>
        file.Orders.Count > 0 ? PlanMode.Time(file.Problem, file.Orders).Plan : throw new ProblemException("--solution", "must be given: the file itself has no routes");
}
