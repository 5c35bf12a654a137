using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Shuttle.Roads.Maps;

/// <summary>Finds what may lie in a tile. Answers keep the order of the list, on which drawing order and equal bytes rest.
/// Thread-safe.</summary>
sealed class ShapeIndex<T>
{
    readonly IReadOnlyList<T> items;
    readonly STRtree<int> tree = new();

    public ShapeIndex(IReadOnlyList<T> items, Func<T, Envelope> bounds)
    {
        this.items = items;
        for (var i = 0; i < items.Count; i++) tree.Insert(bounds(items[i]), i);
        tree.Build(); // a tree that is built on first use would not be thread-safe
    }

    /// <param name="square">Degrees.</param>
    public IEnumerable<T> In(Envelope square) => items.Count == 0 ? [] : tree.Query(square).Order().Select(i => items[i]);
}
