namespace Shuttle.Roads.Maps;

/// <summary>What one line of the layer <c>streets</c> says about itself.</summary>
readonly record struct StreetLook(StreetClass Class, string? Name, string? Ref, bool OneWay, bool Bridge, bool Tunnel, bool Unpaved)
{
    public static StreetLook Of(Street street) =>
        new(street.Class, street.Name, street.Ref, street.IsOneWay, street.IsBridge, street.IsTunnel, street.IsUnpaved);

    /// <summary>What is left of it at a zoom: details that are not drawn would only keep lines apart that could be one feature.</summary>
    public StreetLook At(int zoom) =>
        zoom < StreetRank.Of(Class).NamedFromZoom ? this with { Name = null, Ref = null, OneWay = false, Bridge = false, Tunnel = false, Unpaved = false } : this;
}

/// <summary>One line of streets that look alike.</summary>
sealed record StreetShape(StreetLook Look, LineShape Line)
{
    /// <summary>The streets as lines as long as they can be, small ones first, so that large ones are drawn over them.</summary>
    public static List<StreetShape> From(IEnumerable<Street> streets) =>
    [
        .. from street in streets
           where street.Line.Count >= 2
           group street.Line by StreetLook.Of(street) into alike
           orderby alike.Key.Class descending
           from line in LineJoiner.Join([.. alike], keepDirection: alike.Key.OneWay)
           select new StreetShape(alike.Key, new LineShape(line)),
    ];
}
