using System.Diagnostics;

namespace Shuttle.Roads.Tests;

/// <summary>The commands as they are typed: exit code, output, files.</summary>
public sealed class RoadsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shuttle-roads");

    /// <summary>Jalan Melati runs 1,000 m east from 101.45,0.5; Gang Mawar leaves its middle to the north.</summary>
    private const string Town = """
        <osm version="0.6">
          <node id="1" lat="0.5" lon="101.45"/><node id="2" lat="0.5" lon="101.4544966"/><node id="3" lat="0.5" lon="101.4589932"/><node id="4" lat="0.5022483" lon="101.4544966"/>
          <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Jalan Melati"/></way>
          <way id="11"><nd ref="2"/><nd ref="4"/><tag k="highway" v="service"/><tag k="service" v="alley"/><tag k="name" v="Gang Mawar"/></way>
          <way id="12"><nd ref="3"/><nd ref="4"/><tag k="highway" v="proposed"/></way>
        </osm>
        """;

    public void Dispose() => _folder.Delete(recursive: true);

    private string Given(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static (int Code, string Output, string Error) Shuttle(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "shuttle.dll"), "roads", .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result.Trim());
    }

    private string Graph()
    {
        var (code, _, error) = Shuttle("import", Given("town.osm", Town), "--out", PathOf("town.roads"));
        Assert.True(code == 0, error);
        return PathOf("town.roads");
    }

    [Fact]
    public void Import_clips_and_reports()
    {
        var west = """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[101.44,0.49],[101.455,0.49],[101.455,0.51],[101.44,0.51],[101.44,0.49]]]}}""";
        var (code, output, _) = Shuttle("import", Given("town.osm", Town), "--clip", Given("west.geojson", west), "--out", PathOf("town.roads"));
        Assert.Equal(0, code);
        Assert.Contains("4 nodes, 3 ways, 0 relations", output);
        Assert.Contains("highway=proposed carries no traffic", output);
        Assert.Matches(@"Residential +1\.0 km", output);
        Assert.True(File.Exists(PathOf("town.roads")));
    }

    [Fact]
    public void Route_prints_time_distance_and_instructions()
    {
        // 250 m of street at 25 km/h = 36 s, left 2 s, 125 m of alley at 16 km/h = 28.1 s.
        var (code, output, _) = Shuttle("route", "--graph", Graph(), "--profile", "motorbike", "--from", "101.4522483,0.5", "--to", "101.4544966,0.50112415");
        Assert.Equal(0, code);
        Assert.Contains("66 s, 375 m", output);
        Assert.Contains("Belok kiri ke Gang Mawar / Turn left onto Gang Mawar", output);
        Assert.Contains("LINESTRING(101.4522483 0.5, 101.4544966 0.5, 101.4544966 0.5011242)", output);
    }

    [Fact]
    public void Matrix_writes_a_row_for_every_pair()
    {
        var points = Given("points.csv", "id,lon,lat\na,101.45,0.5\nb,101.4589932,0.5\nfar,101.9,0.9\n");
        var (code, output, _) = Shuttle("matrix", "--graph", Graph(), "--profile", "car", "--points", points, "--out", PathOf("matrix.csv"));
        Assert.Equal(0, code);
        Assert.Contains("1 without a street", output);
        var lines = File.ReadAllLines(PathOf("matrix.csv"));
        Assert.Equal("from,to,seconds,metres", lines[0]);
        Assert.Equal(10, lines.Length);
        Assert.Equal("0,1,181,1000", lines[2]); // 1,000 m at 20 km/h = 180 s and a second straight over the crossing
        Assert.Equal("0,2,,", lines[3]);
    }

    [Fact]
    public void Mistakes_are_one_line_and_a_code()
    {
        var (code, _, error) = Shuttle("route", "--graph", Given("bad.roads", "nothing"), "--from", "101,0", "--to", "101,0");
        Assert.Equal(1, code);
        Assert.EndsWith("Make it anew with: shuttle roads import EXTRACT.osm.pbf --out FILE.roads", error);
        Assert.DoesNotContain("\n", error);
        Assert.Contains("lon,lat", Shuttle("route", "--graph", Graph(), "--from", "here", "--to", "101,0").Error);
        Assert.Contains("columns lon and lat", Shuttle("matrix", "--graph", PathOf("town.roads"), "--points", Given("p.csv", "x,y\n1,2\n"), "--out", PathOf("m.csv")).Error);
        Assert.Contains("damaged or cut short", Shuttle("import", Given("half.osm", Town[..300]), "--out", PathOf("half.roads")).Error);
        Assert.False(File.Exists(PathOf("half.roads")));
    }
}
