using Shuttle.Server;

var app = ShuttleServer.Build(args);
await ShuttleServer.PrepareAsync(app);
if (app.Configuration.GetValue("Shuttle:Demo", true)) Shuttle.Server.Demo.Seed.PrintAccounts(Console.Out);
await app.RunAsync();
