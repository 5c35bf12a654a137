using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shuttle.Server.Data;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Accounts;

/// <summary>Cookie for pages, bearer token for the API; whichever the request carries.</summary>
public static class SignInSetup
{
    private const string Either = "cookie-or-bearer";

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                    ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, options => options.BearerTokenExpiration = TimeSpan.FromHours(14))
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "shuttle";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.HttpOnly = true;
                options.LoginPath = "/masuk";
                options.ReturnUrlParameter = "kembali";
                options.ExpireTimeSpan = TimeSpan.FromHours(14);
                options.Events.OnRedirectToLogin = AnswerOrRedirect(StatusCodes.Status401Unauthorized);
                options.Events.OnRedirectToAccessDenied = AnswerOrRedirect(StatusCodes.Status403Forbidden);
            });
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.User.AllowedUserNameCharacters += ":";
            })
            .AddEntityFrameworkStores<ShuttleDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthorization(Permissions.AddPolicies);
        services.AddDataProtection().SetApplicationName("shuttle")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(DataSetup.DataFolder(configuration), "keys")));
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
    }

    // The API answers with a status, a page leads to the sign-in page.
    private static Func<RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>, Task> AnswerOrRedirect(int status) => context =>
    {
        if (context.Request.Path.StartsWithSegments("/api") || status == StatusCodes.Status403Forbidden) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    };
}

/// <summary>Role, district and area travel in the ticket, so that a request needs no look-up to know them.</summary>
public sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.RemoveClaim(identity.FindFirst(ClaimTypes.Name));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.DistrictId is { } district) identity.AddClaim(new Claim(ShuttleClaims.District, district.ToString()));
        if (user.AreaCode is { } area) identity.AddClaim(new Claim(ShuttleClaims.Area, area));
        return identity;
    }
}
