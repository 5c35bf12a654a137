using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Requests.Waiting;
using Shuttle.Server.Tests.Hosts;

namespace Shuttle.Server.Tests.Requests;

public abstract class WaitingRoomTests(Provider provider)
{
    [Fact]
    public async Task Numbers_go_in_order_priority_first_and_two_desks_get_two_people()
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var server = await ServerHost.StartAsync(database);
        Task<T> In<T>(Func<WaitingRoom, Task<T>> work) => server.AsAsync("loket", s => work(s.GetRequiredService<WaitingRoom>()));

        var twice = Guid.CreateVersion7();
        var first = await In(r => r.TakeAsync(twice, QueuePurpose.HandIn, default));
        Assert.Equal(first.Value.Number, (await In(r => r.TakeAsync(twice, QueuePurpose.HandIn, default))).Value.Number);
        var several = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => In(r => r.TakeAsync(Guid.CreateVersion7(), QueuePurpose.HandIn, default))));
        Assert.Equal([2, 3, 4, 5], several.Select(t => t.Value.Number).Order());
        var elder = await In(r => r.TakeAsync(Guid.CreateVersion7(), QueuePurpose.Priority, default));
        Assert.Equal("D 001", WaitingRoom.Words(elder.Value));

        Assert.Equal(elder.Value.Id, (await In(r => r.CallNextAsync(1, default))).Value.Id);
        var called = await Task.WhenAll(In(r => r.CallNextAsync(1, default)), In(r => r.CallNextAsync(2, default)));
        Assert.Equal(2, called.Select(c => c.Value.Id).Distinct().Count());
        Assert.Equal("queue-desk", (await In(r => r.CallNextAsync(0, default))).Refusal!.Code);

        await In(r => r.FinishAsync(elder.Value.Id, served: true, default));
        Assert.Equal("queue-ticket-not-called", (await In(r => r.CallAgainAsync(elder.Value.Id, default))).Refusal!.Code);
        var view = await In(r => r.ReadAsync(default));
        Assert.Equal((2, 3), (view.Called.Count, view.Waiting.Count));
    }
}

public sealed class WaitingRoomOnSqliteTests() : WaitingRoomTests(Provider.Sqlite);

public sealed class WaitingRoomOnPostgresTests() : WaitingRoomTests(Provider.Postgres);
