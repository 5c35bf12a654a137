using System.CommandLine;
using Shuttle.Cli.Plan;

var root = new RootCommand("shuttle: planning and roads from the command line")
{
    PlanCommands.Group(),
};

// A cancelled search still judges and writes its best plan.
return root.Parse(args).Invoke(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
