using Shuttle.Server.Accounts;

namespace Shuttle.Server.Pages;

/// <summary>How somebody wants to see the pages: letters and light. Kept in a cookie of theirs, and nowhere else.</summary>
public sealed record Look(bool Large, string? Light)
{
    private const string Cookie = "tampilan";
    private static readonly string[] Lights = ["terang", "gelap"];

    /// <summary>The look of this reader; without a cookie, ordinary letters and the light that the device is set to.</summary>
    public static Look Of(HttpContext? context)
    {
        var words = context?.Request.Cookies[Cookie]?.Split('-') ?? [];
        return new(words.Contains("besar"), words.FirstOrDefault(w => Lights.Contains(w)));
    }

    /// <summary>Classes of the root element; the style sheet knows them.</summary>
    public string? Classes => string.Join(' ', new[] { Large ? "large" : null, Light switch { "terang" => "light", "gelap" => "dark", _ => null } }.OfType<string>()) is { Length: > 0 } some ? some : null;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/tampilan/{wish}", (string wish, string? kembali, HttpContext context) =>
    {
        var look = Of(context);
        look = wish switch
        {
            "besar" => look with { Large = true },
            "biasa" => look with { Large = false },
            "terang" or "gelap" => look with { Light = wish },
            _ => look with { Light = null },
        };
        context.Response.Cookies.Append(Cookie, string.Join('-', new[] { look.Large ? "besar" : null, look.Light }.OfType<string>()), PageSetup.Kept);
        return TypedResults.LocalRedirect(PageSetup.Back(kembali));
    }).Needs(May.SeePublic);
}
