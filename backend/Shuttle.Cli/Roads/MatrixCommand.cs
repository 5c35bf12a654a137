using System.CommandLine;
using System.Globalization;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads matrix --graph F --profile P --points points.csv --out matrix.csv</c></summary>
internal static class MatrixCommand
{
    public static Command Create()
    {
        var graph = new Option<string>("--graph") { Description = "Road graph (.roads)", Required = true };
        var profile = new Option<RoadProfile>("--profile") { Description = "Who drives", DefaultValueFactory = _ => RoadProfile.Motorbike };
        var points = new Option<string>("--points") { Description = "CSV with columns lon,lat", Required = true };
        var output = new Option<string>("--out") { Description = "CSV to write: from,to,seconds,metres; the numbers are empty where there is no way", Required = true };
        var closed = new Option<string?>("--closed") { Description = "GeoJSON area that is closed" };
        var command = new Command("matrix", "Times and distances between all points") { graph, profile, points, output, closed };
        command.SetAction(parsed => RoadsCommand.Guarded(() =>
        {
            var network = LocalRoadNetwork.Open(parsed.GetRequiredValue(graph));
            var conditions = new RoadConditions { Closures = parsed.GetValue(closed) is { } path ? [new Closure(GeoJsonArea.Read(path))] : [] };
            var matrix = network.Matrix(parsed.GetValue(profile), ReadPoints(parsed.GetRequiredValue(points)), conditions);
            Write(matrix, parsed.GetRequiredValue(output));
            var islands = matrix.Points.Count(p => p is { OnIsland: true });
            Console.WriteLine($"{matrix.Size} points, {matrix.Points.Count(p => p is null)} without a street, {islands} moved from a cut-off street to the nearest connected one");
        }));
        return command;
    }

    internal static LonLat[] ReadPoints(string path)
    {
        if (!File.Exists(path)) throw new RoadException(RoadError.BadInput, $"{path}: there is no such file");
        var lines = File.ReadAllLines(path);
        var columns = (lines.FirstOrDefault() ?? "").Split(',').Select(c => c.Trim().ToLowerInvariant()).ToList();
        var (lon, lat) = (columns.IndexOf("lon"), columns.IndexOf("lat"));
        if (lon < 0 || lat < 0) throw new RoadException(RoadError.BadInput, $"{path}: the first line must name the columns lon and lat");
        return [.. lines.Skip(1).Where(line => line.Trim() != "").Select((line, i) =>
        {
            var cells = line.Split(',');
            if (cells.Length <= Math.Max(lon, lat)) throw new RoadException(RoadError.BadInput, $"{path}, point {i + 1}: has {cells.Length} columns");
            return LonLat.Parse($"{cells[lon]},{cells[lat]}");
        })];
    }

    private static void Write(RoadMatrix matrix, string path)
    {
        using var output = new StreamWriter(path);
        output.WriteLine("from,to,seconds,metres");
        for (var from = 0; from < matrix.Size; from++)
        {
            for (var to = 0; to < matrix.Size; to++)
            {
                var i = from * matrix.Size + to;
                output.WriteLine(matrix.IsReachable(from, to)
                    ? string.Create(CultureInfo.InvariantCulture, $"{from},{to},{matrix.Seconds[i]},{matrix.Metres[i]}")
                    : string.Create(CultureInfo.InvariantCulture, $"{from},{to},,"));
            }
        }
    }
}
