using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Shuttle.Server.Accounts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages;

/// <summary>Static server-rendered pages: plain HTML and forms; the islands in Client/ add what needs a script.</summary>
internal static class PageSetup
{
    /// <summary>A form that a browser would not have sent: something required is missing.</summary>
    public static readonly Refusal Incomplete = new("form-incomplete");

    private const int MostTicks = 1000;

    // Nothing comes from outside: scripts, styles, tiles and fonts are ours or the device's. The map decodes tiles in a worker.
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'; form-action 'self'; base-uri 'self'";

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents(o => o.MaxFormMappingCollectionSize = MostTicks);
        services.AddCascadingAuthenticationState();
        services.AddScoped<Here>().AddScoped<ReadingTurn>().AddScoped<Counter.CounterDesk>().AddScoped<Dispatch.DayMap>();
        services.AddScoped<Verification.OfficeCodes>().AddScoped<Verification.CourierFaces>().AddScoped<Rt.AttestationQueue>().AddScoped<Counter.FindRequest>();
    }

    /// <summary>Pages get an error page, the API its plain status.</summary>
    public static void UsePageErrors(this WebApplication app)
    {
        app.UseWhen(IsPage, pages =>
        {
            pages.Use(async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                // A tracking link is a key: its address is told to nobody.
                headers["Referrer-Policy"] = "same-origin";
                await next(context);
            });
            pages.UseStatusCodePagesWithReExecute("/galat/{0}", createScopeForStatusCodePages: true);
            pages.Use(async (context, next) =>
            {
                // The error page is drawn, not posted to: the form that failed is not its own.
                var redrawn = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
                if (redrawn) context.Request.Method = HttpMethods.Get;
                await next(context);
                // A form that is refused for its shape has named a type for a body that it never wrote.
                if (!redrawn && context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }) context.Response.ContentType = null;
            });
        });
        app.UseWhen(context => !IsPage(context), others => others.UseStatusCodePages());
    }

    /// <summary>
    /// Looks up the district before a page is drawn. Not while it is drawn: an error page that still waits for the database is sent off, and its
    /// database closed, before it is whole.
    /// </summary>
    public static void UseDistrictOfPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) await context.RequestServices.GetRequiredService<Here>().LoadAsync();
        await next(context);
    });

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().Needs(May.SeePublic);
        app.MapGet("/bahasa/{language}", SwitchLanguage).Needs(May.SeePublic);
        Look.Map(app);
        Calendars.Map(app);
        DocumentDownload.Map(app);
        Verification.CourierFaces.Map(app);
        Dispatch.StopLink.Map(app);
        app.MapRazorComponents<App>().Add(endpoint =>
        {
            // The framework's own endpoints beside the pages state their need here; every page states its own.
            if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()) endpoint.Metadata.Add(new NeedsAttribute(May.SeePublic));
        });
        // Without it an unknown address would be a closed one, and lead to the sign-in page.
        app.MapFallback("{*path}", () => TypedResults.NotFound()).Needs(May.SeePublic);
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>A choice of the reader's own, for a year.</summary>
    internal static CookieOptions Kept => new() { IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, MaxAge = TimeSpan.FromDays(365), Path = "/" };

    private static IResult SwitchLanguage(string language, string? kembali, HttpContext context)
    {
        var culture = language == "en" ? "en-GB" : "id-ID";
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), Kept);
        return TypedResults.LocalRedirect(Back(kembali));
    }

    /// <summary>Where to go back to: only ever a path of this site.</summary>
    public static string Back(string? path) => path is ['/', not ('/' or '\\'), ..] ? path : "/";
}
