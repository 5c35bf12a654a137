using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>
/// Stands before every call of the driver's door: a device that was reported lost learns it, and a ticket from before that day is void. The
/// bearer ticket itself is never looked up elsewhere; here it is, because a run sheet holds names and addresses.
/// </summary>
public sealed class DriverGate(ShuttleDb db, CurrentUser user, IOptions<IdentityOptions> identity) : IEndpointFilter
{
    /// <summary>The header in which the app names its device.</summary>
    public const string DeviceHeader = "X-Device";
    public static readonly Refusal SignInAgain = new("sign-in-again", StatusCodes.Status401Unauthorized);
    private static readonly Refusal Revoked = RecordDriverEvents.DeviceRevoked with { Status = StatusCodes.Status403Forbidden };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var account = user.Required;
        if (Guid.TryParse(http.Request.Headers[DeviceHeader], out var device)
            && await db.Devices.AnyAsync(d => d.Id == device && d.AccountId == account && d.RevokedAt != null, http.RequestAborted))
            // Events are answered one by one, so that each becomes a card.
            return http.Request.Path.Value!.EndsWith("/driver/events", StringComparison.Ordinal) ? await next(context) : Door.Problem(Revoked);
        var stamp = await db.Users.Where(a => a.Id == account).Select(a => a.SecurityStamp).SingleOrDefaultAsync(http.RequestAborted);
        var carried = http.User.FindFirst(identity.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
        return carried is not null && carried != stamp ? Door.Problem(SignInAgain) : await next(context);
    }
}
