using System.Security.Cryptography;
using System.Text;
using Shuttle.Roads;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Providers;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;

namespace Shuttle.Server.Demo;

/// <summary>
/// Opens the road network at start: a prepared file (<c>Shuttle:Roads:File</c>), an extract (<c>Shuttle:Roads:Extract</c>) or the
/// demonstration's own streets. What had to be prepared is kept in the data folder, so the next start only opens it. Map and search always
/// come from there; travel times come from the engine that <c>Shuttle:Roads:Provider</c> names (local, osrm, valhalla, straight).
/// </summary>
public static class OpenRoads
{
    public static void Open(IServiceProvider services, IConfiguration configuration)
    {
        var (prepared, extract) = (configuration["Shuttle:Roads:File"], configuration["Shuttle:Roads:Extract"]);
        var file = prepared ?? Prepare(extract, DataSetup.DataFolder(configuration));
        var local = LocalRoadNetwork.Open(file);
        services.GetRequiredService<RoadsInUse>().Use(Engine(local, configuration), local.Streets, prepared is null && extract is null ? "Shuttle (demo)" : TileJson.OpenStreetMap);
    }

    private static IRoadNetwork Engine(LocalRoadNetwork local, IConfiguration configuration)
    {
        Uri Server(string setting) => new(configuration[$"Shuttle:Roads:{setting}"] ?? throw new InvalidOperationException($"Shuttle:Roads:{setting} names no server."));
        return configuration["Shuttle:Roads:Provider"] switch
        {
            null or "local" => local,
            "osrm" => new OsrmRoadNetwork(new HttpClient(), new OsrmOptions { Servers = Enum.GetValues<RoadProfile>().ToDictionary(p => p, p => Server($"Osrm:{p}")) }),
            "valhalla" => new ValhallaRoadNetwork(new HttpClient(), new ValhallaOptions { Server = Server("Valhalla") }),
            "straight" => new StraightLineRoadNetwork(new StraightLineOptions { DetourFactor = configuration.GetValue("Shuttle:Roads:DetourFactor", StraightLineOptions.Default.DetourFactor) }),
            var other => throw new InvalidOperationException($"Shuttle:Roads:Provider is '{other}'; it can be local, osrm, valhalla or straight."),
        };
    }

    private static string Prepare(string? extract, string dataFolder)
    {
        var identity = extract is null ? "demo" : $"{Path.GetFullPath(extract)}|{new FileInfo(extract).Length}|{File.GetLastWriteTimeUtc(extract):O}";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RoadGraphFile.Version}|{identity}")))[..16];
        var file = Path.Combine(dataFolder, "roads", key + ".roads");
        if (File.Exists(file)) return file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var made = RoadImport.Run(extract is null ? DemoMap.Streets() : OsmFile.Open(extract));
        // Written beside and moved into place: a start that is cut off leaves no half file under the real name.
        RoadGraphFile.Write(file + ".new", made.Graph, made.Streets);
        File.Move(file + ".new", file, overwrite: true);
        return file;
    }
}
