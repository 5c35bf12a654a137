using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Jobs;

/// <summary>Does a piece of work once per district, each in its own unit of work with that district in view.</summary>
public sealed class EachDistrict(IServiceScopeFactory scopes)
{
    public async Task DoAsync(Func<IServiceProvider, Task> work, CancellationToken ct)
    {
        List<Guid> districts;
        await using (var scope = scopes.CreateAsyncScope())
            districts = await scope.ServiceProvider.GetRequiredService<ShuttleDb>().Districts.Select(d => d.Id).ToListAsync(ct);
        foreach (var district in districts)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentDistrict>().Set(district);
            await work(scope.ServiceProvider);
        }
    }
}
