using System.Security.Cryptography;
using System.Text;
using Shuttle.Roads;
using Shuttle.Roads.Maps;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;

namespace Shuttle.Server.Demo;

/// <summary>
/// Opens the road network at start: a prepared file (<c>Shuttle:Roads:File</c>), an extract (<c>Shuttle:Roads:Extract</c>) or the
/// demonstration's own streets. What had to be prepared is kept in the data folder, so the next start only opens it.
/// </summary>
public static class OpenRoads
{
    public static void Open(IServiceProvider services, IConfiguration configuration)
    {
        var (prepared, extract) = (configuration["Shuttle:Roads:File"], configuration["Shuttle:Roads:Extract"]);
        var file = prepared ?? Prepare(extract, DataSetup.DataFolder(configuration));
        var local = LocalRoadNetwork.Open(file);
        services.GetRequiredService<RoadsInUse>().Use(local, local.Streets, prepared is null && extract is null ? "Shuttle (demo)" : TileJson.OpenStreetMap);
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
