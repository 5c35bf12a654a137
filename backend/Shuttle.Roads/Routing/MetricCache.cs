namespace Shuttle.Roads.Routing;

/// <summary>Keeps the customised graphs used last. Two callers that want the same one wait for one customisation.</summary>
internal sealed class MetricCache(RoadGraph graph, Func<RoadProfile, RoadConditions, Metric> customise)
{
    /// <summary>Sixteen for a city; fewer for a province, where each takes hundreds of megabytes, but one for each profile.</summary>
    private readonly int _kept = Math.Clamp(20_000_000 / Math.Max(1, graph.HierarchyArcCount), 3, 16);

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Lazy<Metric> Metric)> _lastUsed = [];

    public Metric Get(RoadProfile profile, RoadConditions conditions)
    {
        conditions.Check();
        var key = $"{profile}|{conditions.Key}";
        Lazy<Metric> metric;
        lock (_lock)
        {
            var node = _lastUsed.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            if (node is null) node = new((key, new Lazy<Metric>(() => customise(profile, conditions))));
            else _lastUsed.Remove(node);
            _lastUsed.AddFirst(node);
            if (_lastUsed.Count > _kept) _lastUsed.RemoveLast();
            metric = node.Value.Metric;
        }
        return metric.Value;
    }
}
