using System.ComponentModel.DataAnnotations;
using Microsoft.Net.Http.Headers;
using Shuttle.Contracts;
using Shuttle.Roads;
using Shuttle.Roads.Maps;
using Shuttle.Roads.Search;
using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>A street, gang, landmark or area that a search found.</summary>
public sealed record PlaceView(string Name, PlaceKind Kind, GeoPoint Point, string? Area, int? Metres);

/// <summary>The map of the district in view: tiles, their description, the style, and the search for places. No outside host is named.</summary>
public static class TileEndpoints
{
    private const string TileType = "application/vnd.mapbox-vector-tile";
    // Enough to be sure of some inside the district, where an extract reaches beyond it.
    private const int PlacesPerAnswer = 8, PlacesLookedAt = 50;

    public static void MapTiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tiles/{z:int}/{x:int}/{y:int}.pbf", TileAsync).Needs(May.SeePublic);
        routes.MapGet("/tiles.json", async (HttpRequest request, DistrictMaps maps, RoadsInUse roads, CurrentDistrict district, CancellationToken ct) =>
            TypedResults.Json(TileJson.Build((await maps.GetAsync(district.Required, ct)).Cutter, TilesUrl(request), attribution: roads.Attribution))).Needs(May.SeePublic);
        routes.MapGet("/map-style/{theme}.json", (string theme, HttpRequest request, RoadsInUse roads) =>
            Theme(theme) is { } known ? TypedResults.Json(MapStyle.Build(known, TilesUrl(request), roads.Attribution)) : (IResult)TypedResults.NotFound()).Needs(May.SeePublic);
        // Ranges are answered, so a download that broke off goes on where it was.
        routes.MapGet("/api/v1/driver/map.mbtiles", async (DistrictMaps maps, CurrentDistrict district, CancellationToken ct) =>
            await maps.PackAsync(district.Required, ct) is var pack
                ? TypedResults.PhysicalFile(pack.File, "application/vnd.mapbox-vector-tile+sqlite", "map.mbtiles", entityTag: new EntityTagHeaderValue($"\"{pack.Hash}\""), enableRangeProcessing: true) : null!)
            .Needs(May.DriveRuns);
        routes.MapGet("/api/v1/driver/city.roads", (RoadPacks packs) => packs.Find() is { } pack
                ? TypedResults.PhysicalFile(pack.File, "application/octet-stream", "city.roads", entityTag: new EntityTagHeaderValue($"\"{pack.Hash}\""), enableRangeProcessing: true)
                : (IResult)TypedResults.NotFound())
            .Needs(May.DriveRuns);
        routes.MapGet("/api/v1/places", PlacesAsync).Needs(May.SeePublic);
    }

    private static async Task<IResult> TileAsync(int z, int x, int y, HttpContext context, DistrictMaps maps, CurrentDistrict district, CancellationToken ct)
    {
        if (!TileAddress.Exists(z, x, y)) return TypedResults.NotFound();
        var tile = (await maps.GetAsync(district.Required, ct)).Tiles.Get(new TileAddress(z, x, y));
        var headers = context.Response.GetTypedHeaders();
        // Private: which district a person sees depends on who they are. The tag outlives a restart, so a look back costs no bytes.
        headers.CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.FromMinutes(10) };
        headers.ETag = new EntityTagHeaderValue(tile.ETag);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(headers.ETag, useStrongComparison: false))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (tile.IsEmpty) return TypedResults.NoContent();
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip")) return TypedResults.Bytes(tile.Unpack(), TileType);
        context.Response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(tile.Gzipped, TileType);
    }

    private static async Task<IReadOnlyList<PlaceView>> PlacesAsync(
        [StringLength(PlaceIndex.LongestQuery)] string q, [Range(-180, 180)] double? lon, [Range(-90, 90)] double? lat, DistrictMaps maps, CurrentDistrict district, CancellationToken ct) =>
        Find((await maps.GetAsync(district.Required, ct)).Places, q, lon is { } x && lat is { } y ? new LonLat(x, y) : null);

    /// <summary>The places of the district that suit what was typed, best first; the booking page asks the same without a script.</summary>
    public static IReadOnlyList<PlaceView> Find(PlaceIndex places, string typed, LonLat? near) =>
        [.. places.Find(typed, near, PlacesLookedAt).Where(p => p.Area is not null).Take(PlacesPerAnswer).Select(p => new PlaceView(p.Name, p.Kind, new(p.Point.Lon, p.Point.Lat), p.Area, p.Metres))];

    private static MapTheme? Theme(string word) => word switch { "light" => MapTheme.Light, "dark" => MapTheme.Dark, _ => null };

    private static string TilesUrl(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/tiles/{{z}}/{{x}}/{{y}}.pbf";
}
