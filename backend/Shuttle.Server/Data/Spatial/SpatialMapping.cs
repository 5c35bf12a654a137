using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetTopologySuite.Geometries;

namespace Shuttle.Server.Data.Spatial;

/// <summary>Maps NetTopologySuite geometries: a real <c>geometry(…,4326)</c> column on PostgreSQL, a blob on SQLite; EWKB on the wire.</summary>
public sealed class GeometryMapping : RelationalTypeMapping
{
    private readonly bool _postgis;

    public GeometryMapping(Type clrType, string storeType, bool postgis)
        : base(new RelationalTypeMappingParameters(
            new CoreTypeMappingParameters(clrType, ConverterFor(clrType), ComparerFor(clrType)), storeType, StoreTypePostfix.None, System.Data.DbType.Binary))
        => _postgis = postgis;

    private GeometryMapping(RelationalTypeMappingParameters parameters, bool postgis) : base(parameters) => _postgis = postgis;

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new GeometryMapping(parameters, _postgis);

    protected override string GenerateNonNullSqlLiteral(object value)
    {
        var hex = Convert.ToHexString(value as byte[] ?? Ewkb.Write((Geometry)value));
        return _postgis ? $"'{hex}'::geometry" : $"X'{hex}'";
    }

    private static ValueConverter ConverterFor(Type type) =>
        (ValueConverter)Activator.CreateInstance(typeof(EwkbConverter<>).MakeGenericType(type))!;

    private static ValueComparer ComparerFor(Type type) =>
        (ValueComparer)Activator.CreateInstance(typeof(ShapeComparer<>).MakeGenericType(type))!;

    private sealed class EwkbConverter<T>() : ValueConverter<T, byte[]>(g => Ewkb.Write(g), b => (T)Ewkb.Read(b)) where T : Geometry;

    private sealed class ShapeComparer<T>() : ValueComparer<T>(
        (a, b) => a == null ? b == null : b != null && a.EqualsExact(b), g => g.GetHashCode(), g => (T)g.Copy()) where T : Geometry;
}

/// <summary>Teaches EF Core the mapping, for whichever of the two databases is in use.</summary>
public sealed class GeometryMappingPlugin(IDatabaseProvider provider) : IRelationalTypeMappingSourcePlugin
{
    private readonly bool _postgis = provider.Name.Contains("Npgsql", StringComparison.Ordinal);

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo info)
    {
        var type = info.ClrType;
        if (type is null || !typeof(Geometry).IsAssignableFrom(type)) return null;
        var kind = type == typeof(Geometry) ? "Geometry" : type.Name;
        return new GeometryMapping(type, _postgis ? info.StoreTypeName ?? $"geometry({kind},{Ewkb.Srid})" : "BLOB", _postgis);
    }
}

/// <summary>Adds the mapping to a context's services: <c>options.UseSpatial()</c>.</summary>
public sealed class SpatialExtension : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => new SpatialInfo(this);

    public void ApplyServices(IServiceCollection services) =>
        services.AddSingleton<IRelationalTypeMappingSourcePlugin, GeometryMappingPlugin>();

    public void Validate(IDbContextOptions options) { }

    private sealed class SpatialInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "spatial ";
        public override int GetServiceProviderHashCode() => 0;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is SpatialInfo;
        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Spatial"] = "1";
    }
}

public static class SpatialModel
{
    public static DbContextOptionsBuilder UseSpatial(this DbContextOptionsBuilder options)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SpatialExtension());
        return options;
    }

    /// <summary>The spatial words become SQL functions of the same meaning on both databases.</summary>
    public static void AddSpatialFunctions(this ModelBuilder model)
    {
        model.HasDbFunction(() => Spatial.Covers(null!, null!)).HasName("st_covers").IsBuiltIn();
        model.HasDbFunction(() => Spatial.Intersects(null!, null!)).HasName("st_intersects").IsBuiltIn();
        model.HasDbFunction(typeof(Spatial).GetMethod(nameof(Spatial.Metres), [typeof(Geometry), typeof(Geometry)])!).HasName("shuttle_metres").IsBuiltIn();
        model.HasDbFunction(() => Spatial.WithinMetres(null!, null!, 0)).HasName("shuttle_within_metres").IsBuiltIn();
    }
}
