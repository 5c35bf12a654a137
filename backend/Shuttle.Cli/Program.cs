using System.CommandLine;

return new RootCommand("shuttle: planning and roads from the command line").Parse(args).Invoke();
