using System.CommandLine;
using Shuttle.Cli.Roads;

return new RootCommand("shuttle: planning and roads from the command line")
{
    RoadsCommand.Create(),
}.Parse(args).Invoke();
