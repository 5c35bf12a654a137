using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shuttle.Contracts;

namespace Shuttle.Server.Accounts;

/// <summary>Issues bearer tokens for the API; cookies are the pages' business.</summary>
public sealed class Tickets(SignInManager<Account> signIn, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public async Task<SignedIn> IssueAsync(Account account)
    {
        var bearer = options.Get(IdentityConstants.BearerScheme);
        // Expiry is checked against the bearer handler's clock, which is the same TimeProvider.
        var expires = clock.GetUtcNow() + bearer.BearerTokenExpiration;
        var ticket = new AuthenticationTicket(await signIn.CreateUserPrincipalAsync(account), new AuthenticationProperties { ExpiresUtc = expires }, IdentityConstants.BearerScheme);
        return new(bearer.BearerTokenProtector.Protect(ticket), expires, account.Id, account.Name, account.Role.ToString());
    }
}
