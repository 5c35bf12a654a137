using System.CommandLine;
using System.Globalization;
using Shuttle.Roads;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads import FILE --clip area.geojson --out FILE.roads</c></summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "OpenStreetMap extract: .osm.pbf or .osm" };
        var clip = new Option<string?>("--clip") { Description = "GeoJSON area to keep" };
        var output = new Option<string>("--out") { Description = "Road graph to write", Required = true };
        var buildings = new Option<bool>("--buildings") { Description = "Keep outlines of buildings for the map" };
        var command = new Command("import", "Makes a road graph from an extract") { file, clip, output, buildings };
        command.SetAction(parsed => RoadsCommand.Guarded(() =>
        {
            var area = parsed.GetValue(clip) is { } path ? GeoJsonArea.Read(path) : null;
            var options = new ImportOptions { Clip = area, KeepBuildings = parsed.GetValue(buildings) };
            var result = RoadImport.Run(OsmFile.Open(parsed.GetRequiredValue(file)), options);
            RoadGraphFile.Write(parsed.GetRequiredValue(output), result.Graph, result.Streets);
            Print(result);
        }));
        return command;
    }

    internal static void Print(ImportResult result)
    {
        var (graph, _, report) = result;
        Line($"read       {report.NodesRead:N0} nodes, {report.WaysRead:N0} ways, {report.RelationsRead:N0} relations");
        Line($"streets    {report.Streets:N0} ways over {report.StreetNodes:N0} nodes: {report.Pieces:N0} pieces between {report.Junctions:N0} junctions");
        foreach (var (street, km) in report.KilometresByClass) Line($"           {street,-14}{km,10:N1} km");
        Line($"networks   {report.Components:N0}; the largest has {report.LargestComponentShare:P1} of the length");
        Line($"turns      {graph.TurnNodeCount:N0} directed pieces, {graph.TurnCount:N0} turns, {report.Restrictions:N0} restrictions");
        Line($"hierarchy  {graph.HierarchyArcCount:N0} arcs");
        Line($"map        {result.Streets.Streets.Count:N0} streets, {result.Streets.Places.Count:N0} places, {result.Streets.Areas.Count:N0} areas");
        foreach (var (reason, count) in report.Dropped) Line($"dropped    {count,8:N0}  {reason}");
        Line($"time       {string.Join(", ", report.Times.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Step} {t.Took.TotalMilliseconds:N0} ms")))}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
