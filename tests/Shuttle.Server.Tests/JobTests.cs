using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Shuttle.Server.Data;
using Shuttle.Server.Jobs;
using Shuttle.Server.Notices;
using Shuttle.Server.Plans;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests;

/// <summary>The timetable's jobs, each run as the scheduler runs it: made from the container, without a context of its own.</summary>
public abstract class JobTests(Provider provider)
{
    [Fact]
    public async Task In_the_evening_the_next_working_day_is_drafted_for_every_district()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await WithoutSchedulerAsync(database);
        using var resident = await server.ResidentAsync();
        var tuesday = ServerHost.Monday.AddDays(1);
        await WholeDayTests.BookAsync(resident, tuesday, "10:00", "12:00");
        server.Clock.Set(WholeDayTests.At(ServerHost.Monday, "20:30"));

        await RunAsync<PlanTomorrowJob>(server);
        var plans = await ReadAsync(server, db => db.Plans.Where(p => p.Day == tuesday).ToListAsync());
        var plan = Assert.Single(plans);
        Assert.Equal((PlanState.Draft, "timetable"), (plan.State, plan.CreatedBy));
        Assert.Contains(PlanEndpoints.ViewOf(plan).Content.Routes, r => r.Stops.Count > 0);
    }

    [Fact]
    public async Task A_message_becomes_one_notice_however_often_the_pump_runs()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await WithoutSchedulerAsync(database);
        using var resident = await server.ResidentAsync();
        var request = (await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00")).GetProperty("requestId").GetGuid();

        await RunAsync<PumpOutboxJob>(server);
        await RunAsync<PumpOutboxJob>(server);
        Assert.Equal(["request.booked"], await ReadAsync(server, db => db.Set<Notice>().Where(n => n.RequestId == request).Select(n => n.Topic).ToListAsync()));
    }

    [Fact]
    public async Task The_sweep_forgets_what_is_a_week_old_and_keeps_what_is_not()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await WithoutSchedulerAsync(database);
        using var resident = await server.ResidentAsync();
        await WholeDayTests.BookAsync(resident, ServerHost.Monday, "10:00", "12:00");
        await RunAsync<PumpOutboxJob>(server);

        server.Clock.Set(ServerHost.MondayMorning.AddDays(6));
        await RunAsync<SweepJob>(server);
        Assert.NotEqual(0, await ReadAsync(server, db => db.Outbox.CountAsync(m => m.Topic == "request.booked")));
        server.Clock.Set(ServerHost.MondayMorning.AddDays(8));
        await RunAsync<SweepJob>(server);
        Assert.Equal(0, await ReadAsync(server, db => db.Outbox.CountAsync()));
        Assert.Equal(0, await ReadAsync(server, db => db.OneTimeCodes.CountAsync()));
    }

    // The test is the scheduler: the real one must not run the same job beside it.
    private static async Task<ServerHost> WithoutSchedulerAsync(TestDatabase database)
    {
        var server = await ServerHost.StartAsync(database);
        await (await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Standby();
        return server;
    }

    private static async Task RunAsync<TJob>(ServerHost server) where TJob : IJob =>
        await ActivatorUtilities.CreateInstance<TJob>(server.Services).Execute(null!, CancellationToken.None);

    private static async Task<T> ReadAsync<T>(ServerHost server, Func<ShuttleDb, Task<T>> read)
    {
        T? found = default;
        await server.Services.GetRequiredService<EachDistrict>().DoAsync(async services => found = await read(services.GetRequiredService<ShuttleDb>()), CancellationToken.None);
        return found!;
    }
}

public sealed class JobsOnSqliteTests() : JobTests(Provider.Sqlite);

public sealed class JobsOnPostgresTests() : JobTests(Provider.Postgres);
