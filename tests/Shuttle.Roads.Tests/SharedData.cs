using NetTopologySuite.Geometries;

namespace Shuttle.Roads.Tests;

/// <summary>Extracts that lie beside a checkout; tests that need one skip where it is absent.</summary>
internal static class SharedData
{
    /// <summary>An extract with turn restrictions made up on top of its own few.</summary>
    public const string Restricted = "+restrictions";

    private static readonly Dictionary<string, Lazy<LocalRoadNetwork>> Networks =
        new[] { "liechtenstein-2015", "pekanbaru-municipal-2016", "monaco-gh-2012", "liechtenstein-2015" + Restricted, "pekanbaru-municipal-2016" + Restricted }
        .ToDictionary(name => name, name => new Lazy<LocalRoadNetwork>(() =>
        {
            var source = OsmFile.Open(PathOf(name.Replace(Restricted, "", StringComparison.Ordinal)));
            var result = RoadImport.Run(name.EndsWith(Restricted, StringComparison.Ordinal) ? new RestrictedOsm(source, 400) : source);
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
