using System.Collections.Concurrent;
using Shuttle.Roads.Graphs;
using Shuttle.Roads.Routing;

namespace Shuttle.Roads;

/// <summary>
/// Answers from a road graph in this process. Thread-safe. Each combination of profile and conditions is customised at its
/// first use (tens of milliseconds for a city) and kept while it is among the last used.
/// </summary>
public sealed class LocalRoadNetwork : IRoadNetwork
{
    private readonly Lazy<StreetData> _streets;
    private readonly ProfileTable _profiles;
    private readonly MetricCache _metrics;
    private readonly ConcurrentDictionary<(RoadProfile, bool), Snapper> _snappers = new();
    private readonly ConcurrentBag<SearchState> _states = [];

    /// <param name="graph">From <see cref="RoadImport"/> or <see cref="RoadGraphFile"/>.</param>
    /// <param name="streets">Data for maps and search that came with it.</param>
    /// <param name="profiles">Speeds and turn costs; the built-in ones where null.</param>
    public LocalRoadNetwork(RoadGraph graph, StreetData? streets = null, ProfileTable? profiles = null)
        : this(graph, new Lazy<StreetData>(streets ?? StreetData.Empty), profiles)
    {
    }

    private LocalRoadNetwork(RoadGraph graph, Lazy<StreetData> streets, ProfileTable? profiles)
    {
        (Graph, _streets, _profiles) = (graph, streets, profiles ?? ProfileTable.BuiltIn);
        _metrics = new MetricCache(graph, (profile, conditions) => new Metric(Graph, _profiles, profile, conditions));
    }

    /// <summary>Opens a <c>.roads</c> file.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadFile"/>: missing, damaged, or of another version, with advice.</exception>
    public static LocalRoadNetwork Open(string path, ProfileTable? profiles = null)
    {
        var (graph, streets) = RoadGraphFile.ReadGraphFirst(path);
        return new LocalRoadNetwork(graph, streets, profiles);
    }

    /// <summary>The graph.</summary>
    public RoadGraph Graph { get; }

    /// <summary>Data for maps and search.</summary>
    public StreetData Streets => _streets.Value;

    /// <inheritdoc/>
    public string Name => "local";

    /// <inheritdoc/>
    public RoadFeatures Features => RoadFeatures.All;

    /// <summary>Customises ahead of the first question, or does nothing where that is done.</summary>
    public void Prepare(RoadProfile profile, RoadConditions? conditions = null) => MetricFor(profile, conditions ?? RoadConditions.Usual);

    /// <inheritdoc cref="IRoadNetwork.SnapAsync"/>
    public SnappedPoint Snap(RoadProfile profile, LonLat point, SnapOptions? options = null)
    {
        options ??= SnapOptions.Default;
        return Place(profile, point, options, options.Conditions ?? RoadConditions.Usual)?.Snapped
            ?? throw NoStreet(profile, point, options, null);
    }

    /// <inheritdoc cref="IRoadNetwork.RouteAsync"/>
    public RoadRoute Route(RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null)
    {
        if (waypoints.Count < 2) throw new RoadException(RoadError.BadInput, $"waypoints: {waypoints.Count} given, a route needs two or more");
        (conditions, options) = (conditions ?? RoadConditions.Usual, options ?? RouteOptions.Default);
        var metric = MetricFor(profile, conditions);
        var places = new Placed[waypoints.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var snap = i == 0 && options.DepartHeading is { } heading ? options.Snap with { Heading = heading } : options.Snap;
            places[i] = Place(profile, waypoints[i], snap, conditions) ?? throw NoStreet(profile, waypoints[i], snap, i);
        }
        var state = Rent();
        try
        {
            var legs = new RouteLeg[places.Length - 1];
            List<int>? path = options.WithSteps ? [] : null;
            for (var i = 0; i < legs.Length; i++)
            {
                path?.Clear();
                var (from, to) = (places[i], places[i + 1]);
                var cost = PointToPoint.Run(metric, state, from.Anchor, to.Anchor, path);
                if (cost >= Cost.Unreachable)
                    throw new RoadException(RoadError.Unreachable, $"waypoints[{i + 1}]: there is no way for {profile} from {waypoints[i]} to {waypoints[i + 1]} under these conditions") { PointIndex = i + 1 };
                legs[i] = path is null ? new RouteLeg(Cost.Seconds(cost), Cost.Metres(cost), [], []) : LegBuilder.Build(metric, path, from, to, cost);
            }
            return new RoadRoute(legs.Sum(l => l.Seconds), legs.Sum(l => l.Metres), legs, Array.ConvertAll(places, p => p.Snapped), IsEstimate: false);
        }
        finally
        {
            _states.Add(state);
        }
    }

    /// <inheritdoc cref="IRoadNetwork.MatrixAsync"/>
    public RoadMatrix Matrix(RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null)
    {
        (conditions, snap) = (conditions ?? RoadConditions.Usual, snap ?? SnapOptions.Default);
        var metric = MetricFor(profile, conditions);
        var places = new Placed?[points.Count];
        for (var i = 0; i < places.Length; i++) places[i] = Place(profile, points[i], snap, conditions);
        var anchors = Array.ConvertAll(places, place => place?.Anchor);

        var costs = new long[checked(points.Count * points.Count)];
        var state = Rent();
        try
        {
            ManyToMany.Run(metric, state, anchors, anchors, costs);
        }
        finally
        {
            _states.Add(state);
        }
        var (seconds, metres) = (new int[costs.Length], new int[costs.Length]);
        for (var i = 0; i < costs.Length; i++) (seconds[i], metres[i]) = (Cost.Seconds(costs[i]), Cost.Metres(costs[i]));
        return new RoadMatrix(points.Count, seconds, metres, IsEstimate: false, Array.ConvertAll(places, place => place?.Snapped));
    }

    /// <inheritdoc cref="IRoadNetwork.IsochroneAsync"/>
    public IReadOnlyList<Isochrone> Isochrones(RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null)
    {
        conditions ??= RoadConditions.Usual;
        if (seconds.Count == 0 || seconds.Any(s => s <= 0) || seconds.Zip(seconds.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new RoadException(RoadError.BadInput, "seconds: one or more limits above 0, ascending, are needed");
        var place = Place(profile, from, SnapOptions.Default, conditions) ?? throw NoStreet(profile, from, SnapOptions.Default, null);
        return IsochroneBuilder.Build(MetricFor(profile, conditions), place.Anchor, seconds);
    }

    /// <inheritdoc/>
    public ValueTask<SnappedPoint> SnapAsync(RoadProfile profile, LonLat point, SnapOptions? options = null, CancellationToken cancel = default) =>
        new(Snap(profile, point, options));

    /// <inheritdoc/>
    public ValueTask<RoadRoute> RouteAsync(
        RoadProfile profile, IReadOnlyList<LonLat> waypoints, RoadConditions? conditions = null, RouteOptions? options = null, CancellationToken cancel = default) =>
        new(Route(profile, waypoints, conditions, options));

    /// <inheritdoc/>
    public ValueTask<RoadMatrix> MatrixAsync(
        RoadProfile profile, IReadOnlyList<LonLat> points, RoadConditions? conditions = null, SnapOptions? snap = null, CancellationToken cancel = default) =>
        new(Matrix(profile, points, conditions, snap));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Isochrone>> IsochroneAsync(
        RoadProfile profile, LonLat from, IReadOnlyList<int> seconds, RoadConditions? conditions = null, CancellationToken cancel = default) =>
        new(Isochrones(profile, from, seconds, conditions));

    internal Metric MetricFor(RoadProfile profile, RoadConditions conditions) => _metrics.Get(profile, conditions);

    internal Snapper SnapperFor(RoadProfile profile, RoadConditions conditions) => _snappers.GetOrAdd(
        (profile, conditions.MotorbikeOnPaths), key => new Snapper(Graph, new Network(Graph, key.Item1, key.Item2)));

    private Placed? Place(RoadProfile profile, LonLat point, SnapOptions options, RoadConditions conditions)
    {
        var (any, main) = SnapperFor(profile, conditions).Find(point, options);
        if (any is not { } nearest) return null;
        var onIsland = main is not { } connected || connected.Metres > nearest.Metres;
        if (onIsland && options.Connected && main is null) return null;
        var chosen = onIsland && !options.Connected ? nearest : main ?? nearest;
        var snapped = new SnappedPoint(point, chosen.Point.ToLonLat(), chosen.Metres, Graph.NameOf(chosen.Anchor.Edge), chosen.Side, onIsland,
            onIsland && !options.Connected ? main?.Point.ToLonLat() : null)
        {
            Piece = Graph.PieceOf(2 * chosen.Anchor.Edge + (chosen.Anchor.Forward ? 0 : 1)),
        };
        return new Placed(chosen.Anchor, snapped);
    }

    private SearchState Rent() => _states.TryTake(out var state) ? state : new SearchState(Graph.Order.Count);

    private static RoadException NoStreet(RoadProfile profile, LonLat point, SnapOptions options, int? index) =>
        new(RoadError.NoStreetNear, $"{(index is { } i ? $"waypoints[{i}]: " : "")}no street {(options.Connected ? "connected to the network " : "")}for {profile} within {options.MaxMetres:0} m of {point}") { PointIndex = index };
}
