using System.CommandLine;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads …</c></summary>
internal static class RoadsCommand
{
    public static Command Create() => new("roads", "Road graphs: import, routes, matrices, benchmarks")
    {
        ImportCommand.Create(),
        RouteCommand.Create(),
        MatrixCommand.Create(),
        BenchCommand.Create(),
    };

    /// <summary>Runs a command; an error of the road library is one line, not a stack trace.</summary>
    public static int Guarded(Action run)
    {
        try
        {
            run();
            return 0;
        }
        catch (RoadException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
