using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shuttle.Server.Accounts;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Tests.Hosts;

/// <summary>A unit of work of the running server as somebody who is signed in, without going through a page.</summary>
public static class Acting
{
    /// <param name="server">The server.</param>
    /// <param name="who">User name of a demonstration account, or the id of any account.</param>
    /// <param name="work">What is done.</param>
    public static async Task<T> AsAsync<T>(this ServerHost server, string who, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account = Guid.TryParse(who, out var id)
            ? await services.GetRequiredService<ShuttleDb>().Users.SingleAsync(u => u.Id == id)
            : (await services.GetRequiredService<UserManager<Account>>().FindByNameAsync(who))!;
        var http = services.GetRequiredService<IHttpContextAccessor>();
        http.HttpContext = new DefaultHttpContext { RequestServices = services, User = await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account) };
        services.GetRequiredService<CurrentDistrict>().Set(account.DistrictId ?? (await services.GetRequiredService<Districts>().FindAsync(null, default))!.Value);
        try
        {
            return await work(services);
        }
        finally
        {
            http.HttpContext = null;
        }
    }
}
