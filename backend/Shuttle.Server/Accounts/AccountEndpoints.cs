using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Shuttle.Contracts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Accounts;

public sealed record AskForCode([property: Required, StringLength(24)] string Phone);

/// <param name="Code">Only where the development channel shows it.</param>
public sealed record CodeSent(string? Code);

public sealed record VerifyCode([property: Required, StringLength(24)] string Phone, [property: Required, StringLength(6, MinimumLength = 6)] string Code, [property: StringLength(100)] string? Name);

public sealed record Me(Guid AccountId, string Name, string Role);

public static class AccountEndpoints
{
    public static readonly Refusal SignInWrong = new("sign-in-wrong", StatusCodes.Status401Unauthorized);

    public static void MapAccounts(this RouteGroupBuilder api)
    {
        api.MapPost("/sign-in", SignInAsync).Needs(May.SignIn);
        api.MapPost("/one-time-codes", async (AskForCode ask, OneTimeCodes codes, CancellationToken ct) =>
            (await codes.SendAsync(ask.Phone, ct)).Open(code => TypedResults.Ok(new CodeSent(code)))).Needs(May.SignIn);
        api.MapPost("/one-time-codes/verification", VerifyAsync).Needs(May.SignIn);
        api.MapGet("/me", (CurrentUser user) => new Me(user.Required, user.Name, user.Role ?? "")).Needs(May.SeeOwnAccount);
    }

    private static async Task<IResult> VerifyAsync(VerifyCode body, OneTimeCodes codes, Tickets tickets, CancellationToken ct)
    {
        var known = await codes.VerifyAsync(body.Phone, body.Code, body.Name, ct);
        return known.Refusal is { } refusal ? Door.Problem(refusal) : TypedResults.Ok(await tickets.IssueAsync(known.Value));
    }

    private static async Task<IResult> SignInAsync(SignIn body, UserManager<Account> users, SignInManager<Account> signIn, Tickets tickets)
    {
        var account = await users.FindByNameAsync(body.UserName);
        // The same answer for an unknown name, a wrong password and a locked account: names cannot be enumerated.
        if (account is null || !(await signIn.CheckPasswordSignInAsync(account, body.Password, lockoutOnFailure: true)).Succeeded)
            return Door.Problem(SignInWrong);
        return TypedResults.Ok(await tickets.IssueAsync(account));
    }
}
