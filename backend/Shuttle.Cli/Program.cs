using System.CommandLine;
using Shuttle.Cli.Database;
using Shuttle.Cli.Plan;
using Shuttle.Cli.Roads;

return await new RootCommand("shuttle: planning, roads and the installation from the command line")
{
    PlanCommands.Group(),
    RoadsCommand.Create(),
    DatabaseCommands.Areas(),
    DatabaseCommands.Database(),
}.Parse(args).InvokeAsync();
