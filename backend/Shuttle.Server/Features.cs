using Shuttle.Server.Accounts;
using Shuttle.Server.Areas;

namespace Shuttle.Server;

/// <summary>The features in the order data flows: their services and their doors.</summary>
internal static class Features
{
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<OneTimeCodes>().AddScoped<Tickets>();
        if (configuration.GetValue("Shuttle:Demo", true)) services.AddSingleton<ICodeChannel, ShownCodeChannel>();
        else services.AddSingleton<ICodeChannel, NoCodeChannel>();
        services.AddScoped<ImportAreas>();
    }

    public static void MapFeatures(this RouteGroupBuilder api)
    {
        api.MapAccounts();
        api.MapAreas();
    }
}
