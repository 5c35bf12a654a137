using NetTopologySuite.Geometries;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Areas;

/// <summary>A kecamatan: the boundary that one office serves and that keeps one office's rows from another's.</summary>
public sealed class District
{
    public Guid Id { get; set; }
    /// <summary>Kemendagri code, "14.71.07".</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string CityName { get; set; }
    /// <summary>IANA zone.</summary>
    public string TimeZone { get; set; } = "Asia/Jakarta";
    public required MultiPolygon Boundary { get; set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>What an area is.</summary>
public enum AreaLevel { Kelurahan, Rw, Rt }

/// <summary>A kelurahan, RW or RT of a district. Codes are keys, names are not: names change and repeat.</summary>
public sealed class Area : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    /// <summary>Kemendagri code of a kelurahan ("14.71.07.1005"); an RW adds "/005", an RT "/005/003".</summary>
    public required string Code { get; set; }
    public required string ParentCode { get; set; }
    public required string Name { get; set; }
    public AreaLevel Level { get; set; }
    /// <summary>Null where nobody has drawn it yet.</summary>
    public MultiPolygon? Shape { get; set; }
}

/// <summary>Where runs start and end and where documents are received.</summary>
public sealed class Depot : IOfDistrict
{
    public Guid Id { get; set; }
    public Guid DistrictId { get; set; }
    public required string Name { get; set; }
    public required Point Point { get; set; }
}
