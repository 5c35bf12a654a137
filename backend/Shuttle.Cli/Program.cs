using System.CommandLine;
using Shuttle.Cli.Custody;
using Shuttle.Cli.Database;
using Shuttle.Cli.Plan;
using Shuttle.Cli.Roads;

var root = new RootCommand("shuttle: planning, roads and the installation from the command line")
{
    PlanCommands.Group(),
    RoadsCommand.Create(),
    CustodyCommands.Create(),
    DatabaseCommands.Areas(),
    DatabaseCommands.Database(),
};

// A cancelled search still judges and writes its best plan.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
