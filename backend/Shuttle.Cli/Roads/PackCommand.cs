using System.CommandLine;
using System.Globalization;
using Shuttle.Roads;
using Shuttle.Roads.Maps;

namespace Shuttle.Cli.Roads;

/// <summary><c>shuttle roads pack --graph F --area area.geojson --out day.mbtiles</c></summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var graph = new Option<string>("--graph") { Description = "Road graph made by import", Required = true };
        var area = new Option<string>("--area") { Description = "GeoJSON of what to pack; named features are drawn with their borders", Required = true };
        var output = new Option<string>("--out") { Description = "Offline pack to write (.mbtiles)", Required = true };
        var name = new Option<string>("--name") { Description = "Title of the pack", DefaultValueFactory = _ => "Shuttle" };
        var minZoom = new Option<int>("--min-zoom") { Description = "First zoom", DefaultValueFactory = _ => MapLayers.MinZoom };
        var maxZoom = new Option<int>("--max-zoom") { Description = "Last zoom", DefaultValueFactory = _ => MapLayers.MaxZoom };
        var command = new Command("pack", "Writes the map of an area into one file for use without network") { graph, area, output, name, minZoom, maxZoom };
        command.SetAction(parsed => RoadsCommand.Guarded(() =>
        {
            var areaFile = parsed.GetRequiredValue(area);
            var (_, streets) = RoadGraphFile.Read(parsed.GetRequiredValue(graph));
            var cutter = new TileCutter(streets, MapAreas.Read(areaFile));
            var report = OfflinePack.Write(parsed.GetRequiredValue(output), cutter, GeoJsonArea.Read(areaFile), new PackOptions
            {
                Name = parsed.GetRequiredValue(name), MinZoom = parsed.GetValue(minZoom), MaxZoom = parsed.GetValue(maxZoom),
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Tiles:N0} tiles, {report.Bytes / 1024.0:N0} KB"));
        }));
        return command;
    }
}
