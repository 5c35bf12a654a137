using System.Text.Json;
using Shuttle.Server.Calendar;

namespace Shuttle.Server.Catalogue;

/// <summary>A catalogue file cannot be read; the message names place and rule.</summary>
public sealed class CatalogueFormatException(string message) : FormatException(message);

/// <summary>Reads and writes catalogue versions. Strict: a member that this model does not know, such as a fee, is an error.</summary>
public static class CatalogueJson
{
    /// <summary>The catalogue as shipped; every row waits for local confirmation.</summary>
    public static CatalogueVersion Shipped { get; } = Read(Resource("catalogue-2026.json"));

    /// <summary>What rules have abolished, as shipped.</summary>
    public static IReadOnlyList<AbolishedDemand> ShippedAbolitions { get; } =
        Parse<IReadOnlyList<AbolishedDemand>>(Resource("abolished-demands.json"));

    /// <summary>Reads a version; throws <see cref="CatalogueFormatException"/>. Whether it makes sense is <see cref="CatalogueLint"/>'s question.</summary>
    public static CatalogueVersion Read(string json)
    {
        var version = Parse<CatalogueVersion>(json);
        return version.Format == 1 ? version : throw new CatalogueFormatException($"format: {version.Format} is not known; this reader knows 1.");
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static string Write(CatalogueVersion version) => JsonSerializer.Serialize(version, CalendarJson.Options);

    static T Parse<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, CalendarJson.Options) ?? throw new CatalogueFormatException("$: the file is null.");
        }
        catch (JsonException fault)
        {
            throw new CatalogueFormatException($"{fault.Path ?? "$"} (line {fault.LineNumber + 1}): {fault.Message}");
        }
    }

    static string Resource(string name)
    {
        using var stream = typeof(CatalogueJson).Assembly.GetManifestResourceStream($"Shuttle.Server.Catalogue.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
