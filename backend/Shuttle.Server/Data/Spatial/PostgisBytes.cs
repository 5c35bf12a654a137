using Npgsql;
using Npgsql.Internal;
using Npgsql.Internal.Postgres;

namespace Shuttle.Server.Data.Spatial;

/// <summary>Lets Npgsql read a <c>geometry</c> column as the EWKB bytes that PostGIS sends; writing needs nothing, bytea casts by itself.</summary>
#pragma warning disable NPG9001 // Npgsql calls its resolver types experimental; a provider upgrade is compiled and tested before it ships.
public sealed class PostgisBytes : PgTypeInfoResolverFactory
{
    public override IPgTypeInfoResolver CreateResolver() => new Resolver();

    public override IPgTypeInfoResolver? CreateArrayResolver() => null;

    private sealed class Resolver : IPgTypeInfoResolver
    {
        private readonly TypeInfoMappingCollection _mappings = new();

        public Resolver() => _mappings.AddType<byte[]>("geometry",
            static (options, mapping, _) => mapping.CreateInfo(options, new GeometryBytes()), isDefault: true);

        public PgTypeInfo? GetTypeInfo(Type? type, DataTypeName? dataTypeName, PgSerializerOptions options) =>
            _mappings.Find(type, dataTypeName, options);
    }

    private sealed class GeometryBytes : PgStreamingConverter<byte[]>
    {
        public override byte[] Read(PgReader reader)
        {
            var bytes = new byte[reader.CurrentRemaining];
            reader.ReadBytes(bytes);
            return bytes;
        }

        public override async ValueTask<byte[]> ReadAsync(PgReader reader, CancellationToken cancellationToken = default)
        {
            var bytes = new byte[reader.CurrentRemaining];
            await reader.ReadBytesAsync(bytes, cancellationToken);
            return bytes;
        }

        public override Size GetSize(SizeContext context, byte[] value, ref object? writeState) => value.Length;

        public override void Write(PgWriter writer, byte[] value) => writer.WriteBytes(value);

        public override ValueTask WriteAsync(PgWriter writer, byte[] value, CancellationToken cancellationToken = default) =>
            writer.WriteBytesAsync(value, cancellationToken);
    }
}
#pragma warning restore NPG9001
