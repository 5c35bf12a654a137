using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shuttle.Contracts;
using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;
using Shuttle.Server.Data;
using Shuttle.Server.Demo;
using Shuttle.Server.Pages;
using Shuttle.Server.Platform;

namespace Shuttle.Server;

/// <summary>Wiring only: what the server is made of, and in which order a request passes through it.</summary>
public static class ShuttleServer
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(ShuttleServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);
        var (services, configuration) = (builder.Services, builder.Configuration);

        services.TryAddSingleton(ScaledTimeProvider.FromConfiguration(configuration));
        services.AddSingleton(_ => PersonalData.Open(configuration, DataSetup.DataFolder(configuration)));
        services.AddSingleton(_ => SignedCodes.Open(configuration, DataSetup.DataFolder(configuration)));
        services.AddScoped<CurrentDistrict>();
        services.AddSingleton<Districts>();
        services.AddShuttleDb(configuration);
        services.AddAccounts(configuration);
        services.AddFeatures(configuration);

        services.ConfigureHttpJsonOptions(o => ContractJson.Apply(o.SerializerOptions));
        services.AddProblemDetails();
        services.AddExceptionHandler<BrokenHandler>();
        services.AddValidation();
        services.AddOpenApi("v1");
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddHostedService<Telemetry>();
        services.AddResponseCompression(o => o.EnableForHttps = true);
        return Pipeline(builder.Build());
    }

    private static WebApplication Pipeline(WebApplication app)
    {
        app.UsePageErrors();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseRequestLocalization(o =>
        {
            CultureInfo[] languages = [new("id-ID"), new("en-GB")];
            (o.DefaultRequestCulture, o.SupportedCultures, o.SupportedUICultures) = (new RequestCulture(languages[0]), languages, languages);
        });
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseMiddleware<DistrictInView>();
        app.UseAuthorization();
        app.UseDistrictOfPages();
        app.UseMiddleware<Idempotency>();
        app.UseAntiforgery();

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).Needs(May.SeePublic);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).Needs(May.SeePublic);
        app.MapOpenApi("/openapi/{documentName}.json").Needs(May.SeePublic);
        app.MapGroup("/api/v1").MapFeatures();
        app.MapTiles();
        app.MapPages();
        return app;
    }

    /// <summary>Migrations and, on an empty database, the seed: everything that must be there before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct = default)
    {
        await DataSetup.MigrateAsync(app.Services, app.Configuration, ct);
        OpenRoads.Open(app.Services, app.Configuration);
        await Seed.PlantAsync(app.Services, app.Configuration, ct);
    }
}
