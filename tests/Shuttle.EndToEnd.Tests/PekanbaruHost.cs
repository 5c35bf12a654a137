[assembly: AssemblyFixture(typeof(Shuttle.EndToEnd.Tests.PekanbaruHost))]

namespace Shuttle.EndToEnd.Tests;

/// <summary>The server over the real streets of Pekanbaru, district Bukit Raya; skips visibly where the extract is not beside the repository.</summary>
public sealed class PekanbaruHost : BrowserHost
{
    private static readonly string? Geo = FindGeo();

    protected override IEnumerable<(string Name, string Value)> Settings() => Streets();

    /// <summary>What makes a server one of Bukit Raya.</summary>
    public static IEnumerable<(string Name, string Value)> Streets()
    {
        Assert.SkipUnless(Geo is not null, "shared/geo with the Pekanbaru extract is not beside the repository.");
        yield return ("Shuttle__Areas__0", Path.Combine(Geo!, "pekanbaru_kecamatan.geojson"));
        yield return ("Shuttle__Areas__1", Path.Combine(Geo!, "pekanbaru_kelurahan.geojson"));
        yield return ("Shuttle__District", "14.71.07");
        yield return ("Shuttle__Roads__Extract", Path.Combine(Geo!, "pekanbaru-municipal-2016.osm.pbf"));
    }

    private static string? FindGeo()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "geo") is var geo && File.Exists(Path.Combine(geo, "pekanbaru-municipal-2016.osm.pbf"))) return geo;
        return null;
    }
}
