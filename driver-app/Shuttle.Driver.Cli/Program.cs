using System.CommandLine;

return new RootCommand("shuttle-driver: drives a run from the terminal").Parse(args).Invoke();
