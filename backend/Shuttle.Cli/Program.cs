using System.CommandLine;
using Shuttle.Cli.Plan;

return new RootCommand("shuttle: planning and roads from the command line")
{
    PlanCommands.Group(),
}.Parse(args).Invoke();
