using Mapsui;
using Mapsui.Layers;
using Mapsui.Nts;
using Mapsui.Projections;
using Mapsui.Rendering.Skia;
using Mapsui.Styles;
using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Driver.Maps;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Map;

/// <summary>The core's scene as Mapsui features; plain functions from state, the same features for the same scene.</summary>
static class SceneLayers
{
    static readonly GeometryFactory Factory = new(new PrecisionModel(), 3857);

    /// <summary>The ground, drawn off the screen's thread and kept as a picture until the view has moved.</summary>
    public static ILayer Ground(Func<OfflineMap?> map, bool night) =>
        new RasterizingLayer(new Layer("ground") { DataSource = new GroundProvider(map, night), Style = null }, delayBeforeRasterize: 200, rasterizer: new MapRenderer());

    /// <summary>The way done, pale, and the way ahead; dashed where it is only an estimate.</summary>
    public static IEnumerable<IFeature> Route(MapScene scene, bool night)
    {
        if (scene.Done.Count > 1)
            yield return Of(Line(scene.Done), MapsuiLook.Line(night ? "#6b7480" : "#8d96a3", 5));
        if (scene.Ahead.Count <= 1)
            yield break;
        yield return Of(Line(scene.Ahead), MapsuiLook.Line(night ? "#0d2136" : "#ffffff", 11, scene.IsEstimate));
        yield return Of(Line(scene.Ahead), MapsuiLook.Line(night ? "#5eb0ff" : "#0b63c5", 7, scene.IsEstimate));
    }

    /// <summary>Stops with number and state; the next one larger and on top of the others.</summary>
    public static IEnumerable<IFeature> Stops(MapScene scene, bool night) => scene.Stops.OrderBy(s => s.IsNext).Select(stop =>
    {
        var colour = ColourOf(stop.State, night);
        return Of(Point(stop.Point),
            new SymbolStyle { SymbolScale = stop.IsNext ? 1.25 : 0.85, Fill = new Brush(MapsuiLook.Colour(colour)), Outline = new Pen(MapsuiLook.Colour(stop.IsNext ? "#000000" : "#ffffff"), stop.IsNext ? 4 : 2) },
            new LabelStyle { Text = stop.Text, ForeColor = MapsuiLook.Colour("#ffffff"), BackColor = null, Halo = new Pen(MapsuiLook.Colour("#000000"), 1), Font = new Font { Size = stop.IsNext ? 18 : 14, Bold = true } },
            stop.StopId);
    });

    /// <summary>The driver: the circle the position may be in, the dot, and an arrow where the heading is known.</summary>
    public static IEnumerable<IFeature> Me(MapScene scene, bool night)
    {
        if (scene.Me is not { } me)
            yield break;
        // A metre on the ground is 1/cos(latitude) metres of web Mercator.
        var radius = me.AccuracyMetres / Math.Cos(me.Point.Lat * Math.PI / 180);
        var colour = me.Mock ? "#b00020" : night ? "#5eb0ff" : "#0b63c5";
        yield return Of(Point(me.Point).Buffer(radius), new VectorStyle { Fill = new Brush(MapsuiLook.Colour(colour, 40)), Outline = new Pen(MapsuiLook.Colour(colour, 120), 1), Line = null });
        if (me.HeadingDegrees is { } heading)
            yield return Of(Point(me.Point), new SymbolStyle { SymbolType = SymbolType.Triangle, SymbolScale = 0.9, SymbolRotation = heading, RotateWithMap = true, Fill = new Brush(MapsuiLook.Colour(colour)), Outline = new Pen(MapsuiLook.Colour("#ffffff"), 3) });
        else
            yield return Of(Point(me.Point), new SymbolStyle { SymbolScale = 0.6, Fill = new Brush(MapsuiLook.Colour(colour)), Outline = new Pen(MapsuiLook.Colour("#ffffff"), 3) });
    }

    public static string ColourOf(StopState state, bool night) => state switch
    {
        StopState.Done => night ? "#3f8f5a" : "#1f7a3d",
        StopState.Partial => "#b7791f",
        StopState.Failed => "#b00020",
        StopState.Underway or StopState.Arrived => night ? "#5eb0ff" : "#0b63c5",
        _ => night ? "#8a93a0" : "#3d4654",
    };

    /// <summary>Where to look so that everything of the scene is seen.</summary>
    public static MRect? Around(MapScene scene)
    {
        var points = scene.Stops.Select(s => s.Point).Concat(scene.Me is { } me ? [me.Point] : []).Select(Position).ToList();
        return points.Count == 0 ? null : new MRect(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)).Grow(400);
    }

    public static MPoint Position(GeoPoint point)
    {
        var (x, y) = SphericalMercator.FromLonLat(point.Lon, point.Lat);
        return new(x, y);
    }

    static Point Point(GeoPoint point) => Factory.CreatePoint(new Coordinate(Position(point).X, Position(point).Y));

    static LineString Line(IReadOnlyList<GeoPoint> points) => Factory.CreateLineString([.. points.Select(p => new Coordinate(Position(p).X, Position(p).Y))]);

    static GeometryFeature Of(Geometry geometry, IStyle style, IStyle? second = null, Guid? stopId = null)
    {
        var feature = new GeometryFeature(geometry) { Data = stopId };
        feature.Styles.Add(style);
        if (second is not null)
            feature.Styles.Add(second);
        return feature;
    }
}
