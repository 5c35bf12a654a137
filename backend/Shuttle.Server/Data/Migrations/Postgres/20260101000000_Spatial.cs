using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Shuttle.Server.Data.Migrations.Postgres;

/// <summary>PostGIS and the two functions of our own, before any table: SQLite gets the same names on its connection.</summary>
[DbContext(typeof(PostgresShuttleDb))]
[Migration("20260101000000_Spatial")]
public sealed class Spatial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE EXTENSION IF NOT EXISTS postgis;

        CREATE FUNCTION shuttle_metres(a geometry, b geometry) RETURNS double precision
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT ST_Distance(a::geography, b::geography, false) $$;

        -- Not STRICT and one SELECT: the planner puts the body in place, and the box test in it uses the GiST index.
        -- A degree is at least 108 km anywhere in Indonesia, so the box is never too small.
        CREATE FUNCTION shuttle_within_metres(a geometry, b geometry, metres double precision) RETURNS boolean
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT a && ST_Expand(b, metres / 108000.0) AND ST_DWithin(a::geography, b::geography, metres, false) $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "DROP FUNCTION shuttle_within_metres(geometry, geometry, double precision); DROP FUNCTION shuttle_metres(geometry, geometry);");
}
