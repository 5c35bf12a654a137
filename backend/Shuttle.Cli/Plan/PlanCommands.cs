using System.CommandLine;
using Shuttle.Planning;

namespace Shuttle.Cli.Plan;

/// <summary>`shuttle plan …`.</summary>
static class PlanCommands
{
    public static Command Group() => new("plan", "plan routes, check and explain them, measure the planner")
    {
        SolveCommand.Build(),
        CheckCommand.Build(),
        ExplainCommand.Build(),
        BenchCommand.Build(),
        QuoteBenchCommand.Build(),
        FuzzCommand.Build(),
    };

    public static Argument<FileInfo> File() => new("file") { Description = "the problem" };

    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "vroom, lilim, solomon or sartori-buriol; told from the file if left out" };
        format.AcceptOnlyFromAmong("vroom", "lilim", "solomon", "sartori-buriol");
        return format;
    }

    public static Option<string> Objective()
    {
        var objective = new Option<string>("--objective") { Description = "hierarchical (fewest vehicles, then distance) or distance; VROOM's files have their own if left out" };
        objective.AcceptOnlyFromAmong("hierarchical", "distance");
        return objective;
    }

    /// <summary>Runs a command (one that can be cancelled: on a thread of its own, so that Ctrl-C is heard); bad input becomes one line on the error stream and exit code 2.</summary>
    public static int Run(FileInfo? file, Func<int> command)
    {
        try { return command(); }
        catch (ProblemException e) { return Fail(file is null || e.Place.StartsWith(file.Name, StringComparison.Ordinal) || e.Place.StartsWith("--", StringComparison.Ordinal) ? e.Message : $"{file.Name}: {e.Message}"); }
        catch (IOException e) { return Fail(e.Message); }
        catch (UnauthorizedAccessException e) { return Fail(e.Message); }
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine($"shuttle: {message.ReplaceLineEndings(" ")}");
        return 2;
    }
}
