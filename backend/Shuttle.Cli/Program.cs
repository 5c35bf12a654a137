using System.CommandLine;
using Shuttle.Cli.Plan;
using Shuttle.Cli.Roads;

return new RootCommand("shuttle: planning and roads from the command line")
{
    PlanCommands.Group(),
    RoadsCommand.Create(),
}.Parse(args).Invoke();
