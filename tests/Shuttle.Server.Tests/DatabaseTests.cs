using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Data.Spatial;
using Shuttle.Server.Plans;
using Shuttle.Server.Platform;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>What the database must do, the same on both.</summary>
public abstract class DatabaseTests(Provider provider)
{
    // Two squares of 0.1° side by side, a kelurahan filling each.
    private const string TwoDistricts = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kode":"99.01.01","nama":"Barat"},"geometry":{"type":"Polygon","coordinates":[[[101.0,0.0],[101.1,0.0],[101.1,0.1],[101.0,0.1],[101.0,0.0]]]}},
        {"type":"Feature","properties":{"kode":"99.01.02","nama":"Timur"},"geometry":{"type":"Polygon","coordinates":[[[101.1,0.0],[101.2,0.0],[101.2,0.1],[101.1,0.1],[101.1,0.0]]]}},
        {"type":"Feature","properties":{"kode":"99.01.01.1001","nama":"Kel Barat"},"geometry":{"type":"Polygon","coordinates":[[[101.0,0.0],[101.1,0.0],[101.1,0.1],[101.0,0.1],[101.0,0.0]]]}},
        {"type":"Feature","properties":{"kode":"99.01.02.1001","nama":"Kel Timur"},"geometry":{"type":"Polygon","coordinates":[[[101.1,0.0],[101.2,0.0],[101.2,0.1],[101.1,0.1],[101.1,0.0]]]}}]}
        """;

    [Fact]
    public async Task The_model_and_the_migrations_say_the_same()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var services = Services(database);
        await using var scope = services.CreateAsyncScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<ShuttleDb>().Database.HasPendingModelChanges(), "The model has changed: add a migration for both providers.");
    }

    [Fact]
    public async Task Spatial_questions_have_the_same_answers_on_both_databases()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var services = await ReadyAsync(database);
        await InAsync(services, "99.01.01", async (db, provider) =>
        {
            foreach (var (name, lon, lat) in new[] { ("near", 101.0501, 0.05), ("middle", 101.055, 0.05), ("far", 101.09, 0.09) })
                db.Depots.Add(new Depot { Id = Guid.CreateVersion7(), Name = name, Point = Ewkb.Point(lon, lat) });
            await db.SaveChangesAsync();

            var here = Ewkb.Point(101.05, 0.05);
            Assert.Equal("Kel Barat", (await db.Areas.SingleAsync(a => Spatial.Covers(a.Shape!, here))).Name);
            Assert.Empty(await db.Areas.Where(a => Spatial.Covers(a.Shape!, Ewkb.Point(100.5, 0.05))).ToListAsync());
            Geometry box = Ewkb.Factory.ToGeometry(new Envelope(101.0545, 101.0555, 0.0495, 0.0505));
            Assert.Equal(["middle"], await db.Depots.Where(d => Spatial.Intersects(d.Point, box)).Select(d => d.Name).ToListAsync());
            Assert.Equal(["near", "middle", "far"], await db.Depots.OrderBy(d => Spatial.Metres(d.Point, here)).Select(d => d.Name).ToListAsync());
            // 0.0001° of longitude at the equator is 11.1 m, 0.005° is 556 m.
            Assert.Equal(["near"], await db.Depots.Where(d => Spatial.WithinMetres(d.Point, here, 12)).Select(d => d.Name).ToListAsync());
            Assert.Equal(2, await db.Depots.CountAsync(d => Spatial.WithinMetres(d.Point, here, 600)));
            Assert.Equal(556, await db.Depots.Where(d => d.Name == "middle").Select(d => Spatial.Metres(d.Point, here)).SingleAsync(), tolerance: 1);
        });
    }

    [Fact]
    public async Task A_district_cannot_see_or_change_another_districts_rows()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var services = await ReadyAsync(database);
        var id = Guid.CreateVersion7();
        await InAsync(services, "99.01.01", async (db, _) =>
        {
            db.Depots.Add(new Depot { Id = id, Name = "Barat", Point = Ewkb.Point(101.05, 0.05) });
            await db.SaveChangesAsync();
        });
        await InAsync(services, "99.01.02", async (db, provider) =>
        {
            Assert.Empty(await db.Depots.ToListAsync());
            Assert.Null(await db.Depots.FindAsync(id));
            Assert.Equal(0, await db.Depots.Where(d => d.Id == id).ExecuteDeleteAsync());
            var other = await db.Districts.Where(d => d.Code == "99.01.01").Select(d => d.Id).SingleAsync();
            // A row that claims to be the neighbour's, and one whose owner is forged on a change.
            db.Depots.Add(new Depot { Id = Guid.CreateVersion7(), DistrictId = other, Name = "forged", Point = Ewkb.Point(101.05, 0.05) });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Depots.Update(new Depot { Id = id, DistrictId = other, Name = "taken over", Point = Ewkb.Point(101.15, 0.05) });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        // Without a district in view nothing is visible at all.
        await using var scope = services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Depots.ToListAsync());
    }

    [Fact]
    public async Task The_same_number_is_never_given_twice()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var services = await ReadyAsync(database);
        var given = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(async () =>
        {
            var number = 0;
            await InAsync(services, "99.01.01", async (_, provider) => number = await provider.GetRequiredService<Numbers>().NextAsync("test", default));
            return number;
        })));
        Assert.Equal(Enumerable.Range(1, 24), given.Order());
    }

    [Fact]
    public async Task A_save_over_somebody_elses_change_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var services = await ReadyAsync(database);
        var day = new DateOnly(2026, 11, 23);
        await InAsync(services, "99.01.01", async (db, _) =>
        {
            db.Plans.Add(new DayPlan { Id = Guid.CreateVersion7(), Day = day, Version = 1, Content = "{}", EngineVersion = "1", CreatedBy = "test" });
            await db.SaveChangesAsync();
        });
        await InAsync(services, "99.01.01", async (mine, _) =>
        {
            var plan = await mine.Plans.SingleAsync();
            await InAsync(services, "99.01.01", async (theirs, _) =>
            {
                (await theirs.Plans.SingleAsync()).State = PlanState.Published;
                await theirs.SaveChangesAsync();
            });
            plan.State = PlanState.Superseded;
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());
        });
    }

    private static async Task<ServiceProvider> ReadyAsync(TestDatabase database)
    {
        var services = Services(database);
        await DataSetup.MigrateAsync(services, Configuration(database), default);
        await using var scope = services.CreateAsyncScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ImportAreas>().ImportAsync(TwoDistricts, createDistricts: false, default);
        Assert.Null(imported.Refusal);
        return services;
    }

    private static async Task InAsync(IServiceProvider services, string district, Func<ShuttleDb, IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(await db.Districts.Where(d => d.Code == district).Select(d => d.Id).SingleAsync());
        await work(db, scope.ServiceProvider);
    }

    private static ServiceProvider Services(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddScoped<CurrentDistrict>().AddScoped<Numbers>().AddScoped<ImportAreas>().AddLogging();
        services.AddShuttleDb(Configuration(database));
        return services.BuildServiceProvider();
    }

    private static Microsoft.Extensions.Configuration.IConfiguration Configuration(TestDatabase database) =>
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["Shuttle:Data"] = database.Folder, ["ConnectionStrings:Shuttle"] = database.ConnectionString };
}

public sealed class SqliteDatabaseTests() : DatabaseTests(Provider.Sqlite);

public sealed class PostgresDatabaseTests() : DatabaseTests(Provider.Postgres);
