using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Shuttle.Server.Platform;

/// <summary>Where an outcome is opened: a value goes out as it is, a refusal as problem+json with its stable code.</summary>
public static class Door
{
    private static readonly ResourceManager Texts = new("Shuttle.Server.Platform.RefusalTexts", typeof(Door).Assembly);

    public static IResult Open<T>(this Outcome<T> outcome, Func<T, IResult> then) =>
        outcome.Refusal is { } refusal ? Problem(refusal) : then(outcome.Value);

    public static ProblemHttpResult Problem(Refusal refusal)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Field is not null) extensions["field"] = refusal.Field;
        if (refusal.Findings.Count > 0) extensions["findings"] = refusal.Findings;
        return TypedResults.Problem(Words(refusal), statusCode: refusal.Status, title: Title(refusal.Status), type: $"urn:shuttle:refusal:{refusal.Code}", extensions: extensions);
    }

    /// <summary>The refusal in the reader's language.</summary>
    public static string Words(Refusal refusal)
    {
        var text = Texts.GetString(refusal.Code, CultureInfo.CurrentUICulture)
            ?? throw new InvalidOperationException($"Refusal '{refusal.Code}' has no words in RefusalTexts.resx.");
        return string.Format(CultureInfo.CurrentCulture, text, [.. refusal.Args]);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Unauthorized",
        StatusCodes.Status403Forbidden => "Forbidden",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "Conflict",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        _ => "Refused",
    };
}
