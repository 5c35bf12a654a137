using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>What an import did.</summary>
public sealed record AreaImportReport(int Districts, int Areas, IReadOnlyList<string> Changed);

/// <summary>
/// Takes a file of areas in whole or not at all. Districts are the installation's (<see cref="ImportAsync"/> without a district in view);
/// inside one district only its own kelurahan may be drawn.
/// </summary>
public sealed class ImportAreas(ShuttleDb db, CurrentDistrict current, TimeProvider clock)
{
    public static readonly Refusal Faulty = new("areas-faulty");
    // Neighbours drawn by hand or simplified overlap by slivers; more than this share of the smaller one is a fault.
    private const double OverlapAllowed = 0.02;

    /// <param name="json">GeoJSON FeatureCollection.</param>
    /// <param name="createDistricts">A kelurahan whose kecamatan is unknown founds it, named by the property "kecamatan", bounded by the union.</param>
    public async Task<Outcome<AreaImportReport>> ImportAsync(string json, bool createDistricts, CancellationToken ct)
    {
        var (drawn, findings) = GeoJsonAreas.Read(json);
        if (findings.Count > 0) return Faulty.With(findings.Count) with { Findings = findings };

        var known = await db.Districts.ToDictionaryAsync(d => d.Code, ct);
        var faults = new List<string>();
        var founded = createDistricts ? Found(drawn, known) : [];
        var all = drawn.Concat(founded).ToList();
        var boundaries = known.ToDictionary(k => k.Key, k => k.Value.Boundary);
        foreach (var area in all.Where(a => a.IsDistrict)) boundaries[area.Code] = area.Shape;

        foreach (var area in all.Where(a => a.IsDistrict && current.Id is { } own && known.GetValueOrDefault(a.Code)?.Id != own))
            faults.Add($"{area.Code}: belongs to another district");
        foreach (var area in drawn.Where(a => !a.IsDistrict))
        {
            if (!boundaries.TryGetValue(area.ParentCode, out var boundary)) faults.Add($"{area.Code}: unknown parent {area.ParentCode}");
            else if (current.Id is { } own && known.GetValueOrDefault(area.ParentCode)?.Id != own) faults.Add($"{area.Code}: belongs to another district");
            else if (Share(area.Shape, boundary) < 0.5) faults.Add($"{area.Code}: lies outside its parent {area.ParentCode}");
        }
        faults.AddRange(await Overlaps(all, ct));
        if (faults.Count > 0) return Faulty.With(faults.Count) with { Findings = faults };
        return await Save(all, known, ct);
    }

    private static List<DrawnArea> Found(IReadOnlyList<DrawnArea> drawn, Dictionary<string, District> known) =>
        [.. drawn.Where(a => !a.IsDistrict && !known.ContainsKey(a.ParentCode) && !drawn.Any(d => d.Code == a.ParentCode))
            .GroupBy(a => a.ParentCode)
            .Select(g => new DrawnArea(g.Key, g.First().ParentName ?? g.Key, null, g.First().CityName,
                Multi(OverlayNGRobust.Union(g.Select(a => (Geometry)a.Shape)))))];

    private async Task<List<string>> Overlaps(List<DrawnArea> drawn, CancellationToken ct)
    {
        var faults = new List<string>();
        var codes = drawn.Select(a => a.Code).ToHashSet();
        var parents = drawn.Where(a => !a.IsDistrict).Select(a => a.ParentCode).Distinct().ToList();
        var stored = await db.Areas.IgnoreQueryFilters().Where(a => a.Level == AreaLevel.Kelurahan && parents.Contains(a.ParentCode) && a.Shape != null)
            .Select(a => new { a.Code, a.Shape }).ToListAsync(ct);
        var siblings = drawn.Select(a => (a.Code, a.Shape)).Concat(stored.Where(s => !codes.Contains(s.Code)).Select(s => (s.Code, Shape: s.Shape!))).ToList();
        for (var i = 0; i < siblings.Count; i++)
            for (var j = i + 1; j < siblings.Count; j++)
            {
                var (a, b) = (siblings[i], siblings[j]);
                if (a.Code.Length != b.Code.Length || !a.Shape.EnvelopeInternal.Intersects(b.Shape.EnvelopeInternal)) continue;
                var share = Common(a.Shape, b.Shape) / Math.Min(a.Shape.Area, b.Shape.Area);
                if (share > OverlapAllowed) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{a.Code}: overlap with {b.Code} ({share:P1} of the smaller one)"));
            }
        return faults;
    }

    private async Task<AreaImportReport> Save(List<DrawnArea> all, Dictionary<string, District> known, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var changed = new List<string>();
        foreach (var area in all.Where(a => a.IsDistrict))
        {
            if (known.TryGetValue(area.Code, out var district)) (district.Name, district.Boundary) = (area.Name, area.Shape);
            else
            {
                district = new District { Id = Ids.New(clock), Code = area.Code, Name = area.Name, CityName = area.CityName ?? "", Boundary = area.Shape };
                db.Add(district);
                known.Add(area.Code, district);
            }
            changed.Add(area.Code);
        }
        await db.SaveChangesAsync(ct);
        foreach (var group in all.Where(a => !a.IsDistrict).GroupBy(a => a.ParentCode))
        {
            await SaveKelurahan(known[group.Key].Id, group, ct);
            changed.AddRange(group.Select(a => a.Code));
        }
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new(all.Count(a => a.IsDistrict), all.Count(a => !a.IsDistrict), changed);
    }

    // Each district's rows are saved with that district in view, as every other save is.
    private async Task SaveKelurahan(Guid districtId, IEnumerable<DrawnArea> areas, CancellationToken ct)
    {
        using var inView = current.Enter(districtId);
        var stored = await db.Areas.Where(a => a.Level == AreaLevel.Kelurahan).ToDictionaryAsync(a => a.Code, ct);
        foreach (var area in areas)
        {
            if (stored.TryGetValue(area.Code, out var row)) (row.Name, row.Shape) = (area.Name, area.Shape);
            else
                db.Add(new Area
                {
                    Id = Ids.New(clock), DistrictId = districtId, Code = area.Code, ParentCode = area.ParentCode, Name = area.Name,
                    Level = AreaLevel.Kelurahan, Shape = area.Shape,
                });
        }
        await db.SaveChangesAsync(ct);
    }

    private static double Share(Geometry part, Geometry whole) => Common(part, whole) / part.Area;

    // Real borders run almost, but not quite, on top of each other; the older overlay gives up on such lines.
    private static double Common(Geometry a, Geometry b) => OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection).Area;

    private static MultiPolygon Multi(Geometry shape) => shape as MultiPolygon ?? Ewkb.Factory.CreateMultiPolygon([(Polygon)shape]);
}
