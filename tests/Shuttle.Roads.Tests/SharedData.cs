using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Tests;

/// <summary>Extracts that lie beside a checkout; tests that need one skip where it is absent.</summary>
internal static class SharedData
{
    private static readonly Dictionary<string, Lazy<LocalRoadNetwork>> Networks = new[] { "liechtenstein-2015", "pekanbaru-municipal-2016", "monaco-gh-2012" }
        .ToDictionary(name => name, name => new Lazy<LocalRoadNetwork>(() =>
        {
            var result = RoadImport.Run(OsmFile.Open(PathOf(name)));
            return new LocalRoadNetwork(result.Graph, result.Streets);
        }));

    public static LocalRoadNetwork Network(string name) => Networks[name].Value;

    public static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "geo", name + ".osm.pbf");
            if (File.Exists(path)) return path;
        }
        Assert.Skip($"shared/geo/{name}.osm.pbf is not beside this checkout");
        return "";
    }

    public static bool IsLongRun => Environment.GetEnvironmentVariable("SHUTTLE_LONG") == "1";

    public static Polygon Box(double west, double south, double east, double north) =>
        (Polygon)new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(new Envelope(west, east, south, north));
}
