using System.CommandLine;
<<<<<<< HEAD
using Shuttle.Cli.Roads;

return new RootCommand("shuttle: planning and roads from the command line")
{
    RoadsCommand.Create(),
=======
using Shuttle.Cli.Plan;

return new RootCommand("shuttle: planning and roads from the command line")
{
    PlanCommands.Group(),
>>>>>>> planning
}.Parse(args).Invoke();
