using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shuttle.Contracts;

/// <summary>How contracts are written: camelCase names, enums as camelCase words, ISO 8601 times with offset, unknown members ignored.</summary>
public static class ContractJson
{
    /// <summary>The one set of options that server, driver app and clients use.</summary>
    public static JsonSerializerOptions Options { get; } = Apply(new(JsonSerializerDefaults.Web));

    /// <summary>Makes <paramref name="options"/> speak the same dialect.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowOutOfOrderMetadataProperties = true;
        return options;
    }
}
