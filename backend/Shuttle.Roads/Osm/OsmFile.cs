namespace Shuttle.Roads;

/// <summary>Opens an extract by the name of its file.</summary>
public static class OsmFile
{
    /// <summary>A source for <c>.osm.pbf</c>, <c>.osm</c> or <c>.xml</c>.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.BadFile"/>: missing or of another kind.</exception>
    public static IOsmSource Open(string path)
    {
        if (!File.Exists(path)) throw new RoadException(RoadError.BadFile, $"{path}: there is no such file");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".pbf" => new OsmPbf(() => File.OpenRead(path), Path.GetFileName(path)),
            ".osm" or ".xml" => new OsmXml(() => File.OpenRead(path), Path.GetFileName(path)),
            var other => throw new RoadException(RoadError.BadFile, $"{path}: '{other}' is not a kind of extract; give .osm.pbf or .osm"),
        };
    }
}
