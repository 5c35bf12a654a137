using System.Globalization;
using Shuttle.Planning;
using Shuttle.Planning.Check;
using Shuttle.Planning.Formats;
using Shuttle.Planning.Formats.Vroom;
using Shuttle.Planning.Timing;

namespace Shuttle.Cli.Plan;

/// <summary>What a plan is worth, in the unit of its file.</summary>
sealed record Verdict(Planning.Plan Plan, CheckReport Report, IReadOnlyList<string> Violations, double Distance, double Cost)
{
    public bool Feasible => Violations.Count == 0;

    /// <summary>The line that ends a command.</summary>
    public string Line(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture,
        $"vehicles={Plan.Routes.Count} distance={Distance:0.##} cost={Cost:0.##} unassigned={Plan.Unserved.Count} feasible={(Feasible ? "true" : "false")} seconds={elapsed.TotalSeconds:0.00}");
}

/// <summary>A problem in one of the formats, with the reading and writing of its solutions.</summary>
abstract class PlanFile
{
    public abstract Problem Problem { get; }

    public abstract Verdict Judge(Planning.Plan plan);

    /// <summary>The solution in the format that belongs to the problem's.</summary>
    public abstract string Write(Verdict verdict, TimeSpan loading, TimeSpan solving);

    public abstract Planning.Plan ReadSolution(FileInfo file);

    /// <summary>What the format asks of a solution beyond the engine's rules.</summary>
    public virtual Planning.Plan Complete(Planning.Plan plan) => plan;

    /// <summary>Routes that the file itself gives, as VROOM's steps.</summary>
    public virtual IReadOnlyList<RouteOrder> Orders => [];

    public static PlanFile Read(FileInfo file, string? format, string? objective)
    {
        var text = File.ReadAllText(file.FullName);
        var wanted = objective == "distance" ? Objective.Distance : objective == "hierarchical" ? Objective.Hierarchical : null;
        format ??= text.AsSpan().TrimStart().StartsWith("{") ? "vroom" : null;
        if (format == "vroom") return new VroomFile(VroomInput.Read(text), wanted);
        var benchmark = format switch
        {
            "lilim" => BenchmarkFormat.LiLim,
            "solomon" => BenchmarkFormat.Solomon,
            "sartori-buriol" => BenchmarkFormat.SartoriBuriol,
            _ => BenchmarkReader.Recognise(text),
        };
        return new BenchmarkFile(BenchmarkReader.Read(file.Name, text, benchmark, wanted ?? Objective.Hierarchical));
    }
}

/// <summary>Solomon, Li and Lim, Sartori and Buriol: judged twice, as a problem and as routes of the file in double precision.</summary>
sealed class BenchmarkFile(BenchmarkInstance instance) : PlanFile
{
    public override Problem Problem => instance.Problem;

    public override Verdict Judge(Planning.Plan plan)
    {
        var report = Referee.Check(Problem, plan);
        var benchmark = BenchmarkReferee.Check(instance, SintefSolution.RoutesOf(plan));
        return new(plan, report, [.. report.Violations.Select(v => v.ToString()), .. benchmark.Violations], benchmark.Distance, benchmark.Distance);
    }

    public override string Write(Verdict verdict, TimeSpan loading, TimeSpan solving) => SintefSolution.Write(instance.Name, SintefSolution.RoutesOf(verdict.Plan));

    /// <summary>Routes of nodes are numbered by the fleet; the job and stop of a node follow from the problem.</summary>
    public override Planning.Plan ReadSolution(FileInfo file)
    {
        var stops = Problem.Jobs.SelectMany(job => job.Stops.Select((stop, i) => (stop.Location, Step: new OrderedStep(StepKind.Stop, job.Id, i)))).ToDictionary(s => s.Location, s => s.Step);
        var routes = SintefSolution.Read(file.Name, File.ReadAllText(file.FullName));
        if (routes.Count > Problem.Vehicles.Count) throw new ProblemException(file.Name, $"{routes.Count} routes, {Problem.Vehicles.Count} vehicles there are");
        return PlanMode.Time(Problem, [.. routes.Select((route, r) => new RouteOrder(Problem.Vehicles[r].Id,
            [.. route.Select(node => stops.GetValueOrDefault(node) ?? throw new ProblemException(file.Name, $"route {r + 1} names node {node}, which is not there"))]))]).Plan;
    }
}

/// <summary>VROOM's JSON.</summary>
sealed class VroomFile(VroomInput input, Objective? objective) : PlanFile
{
    public override Problem Problem { get; } = objective is null ? input.Problem : input.Problem with { Objective = objective };

    public override IReadOnlyList<RouteOrder> Orders => input.Orders;

    public override Planning.Plan Complete(Planning.Plan plan) => VroomBreaks.Complete(Problem, plan);

    public override Verdict Judge(Planning.Plan plan)
    {
        var report = Referee.Check(Problem, plan);
        return new(plan, report, [.. report.Violations.Select(v => v.ToString())], plan.Routes.Sum(route => (double)route.Metres), plan.Routes.Sum(route => (double)route.Cost));
    }

    public override string Write(Verdict verdict, TimeSpan loading, TimeSpan solving) => VroomOutput.Write(input, verdict.Plan, verdict.Report, loading, solving);

    public override Planning.Plan ReadSolution(FileInfo file) => VroomSolution.Read(input, File.ReadAllText(file.FullName));
}
