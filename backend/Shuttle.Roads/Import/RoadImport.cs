using System.Diagnostics;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Hierarchy;
using Shuttle.Roads.Import;

namespace Shuttle.Roads;

/// <summary>Turns an extract into a prepared road graph and the data for maps and search.</summary>
public static class RoadImport
{
    /// <summary>Reads the source three times (relations, ways, nodes), builds and prepares the graph.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadFile"/>: the source is damaged, or has no street in the area.</exception>
    public static ImportResult Run(IOsmSource source, ImportOptions? options = null)
    {
        options ??= ImportOptions.Default;
        var report = new ImportReport();
        var clock = Stopwatch.StartNew();

        var extract = Extract.Read(source, options, report);
        Took("read");
        if (extract.Streets.Count == 0) throw new RoadException(RoadError.BadFile, "the extract has no streets in the area");
        var streets = StreetDataBuilder.Build(extract, options);
        Took("streets and places");
        var pieces = StreetPieces.Build(extract, report);
        Took("pieces");
        var turns = TurnGraphBuilder.Build(pieces, Restrictions.Read(extract, pieces, report));
        Took("turns");
        var order = ContractionOrder.Prepare(pieces.Nodes, pieces.Edges, turns);
        Took("hierarchy");
        var grid = StreetGrid.Build(pieces.ShapeStart, pieces.Shape);
        Took("index");

        var graph = new RoadGraph(pieces.Nodes, pieces.Edges, pieces.ShapeStart, pieces.Shape, pieces.Names, turns, order, grid);
        return new ImportResult(graph, streets, report);

        void Took(string step)
        {
            report.Times.Add((step, clock.Elapsed));
            clock.Restart();
        }
    }
}
