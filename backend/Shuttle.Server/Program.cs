using Shuttle.Server;

var app = ShuttleServer.Build(args);
await ShuttleServer.PrepareAsync(app);
await app.RunAsync();
