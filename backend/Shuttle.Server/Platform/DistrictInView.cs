using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Shuttle.Server.Data;

namespace Shuttle.Server.Platform;

/// <summary>
/// Sets the district of a request: staff work in their own; residents and the public name one (<c>?kecamatan=14.71.07</c> or the header
/// <c>X-District</c>), else the installation's default. Staff cannot name another.
/// </summary>
public sealed class DistrictInView(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentDistrict current, Districts districts)
    {
        if (Guid.TryParse(context.User.FindFirstValue(ShuttleClaims.District), out var own)) current.Set(own);
        else
        {
            var asked = context.Request.Query["kecamatan"].FirstOrDefault() ?? context.Request.Headers["X-District"].FirstOrDefault();
            if (await districts.FindAsync(asked, context.RequestAborted) is { } id) current.Set(id);
        }
        await next(context);
    }
}

/// <summary>Looks districts up by code; remembers them, for a code never changes its row.</summary>
public sealed class Districts(IServiceScopeFactory scopes, IConfiguration configuration)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Guid> _byCode = new();

    /// <summary>The district with this code; without a code the configured one, or the only one there is.</summary>
    public async ValueTask<Guid?> FindAsync(string? code, CancellationToken ct)
    {
        var wanted = code ?? configuration["Shuttle:District"] ?? "";
        if (_byCode.TryGetValue(wanted, out var known)) return known;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShuttleDb>();
        var found = wanted.Length > 0
            ? await db.Districts.Where(d => d.Code == wanted).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct)
            : await db.Districts.OrderBy(d => d.Code).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
        if (found is { } id) _byCode[wanted] = id;
        return found;
    }
}
