using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shuttle.Server.Data;

namespace Shuttle.Server.Platform;

/// <summary>
/// What nobody foresaw: 500 with a trace id, logged without the request's content. Two foreseen kinds pass here too: a body that cannot
/// be read (400) and a save over somebody else's change (409).
/// </summary>
public sealed class BrokenHandler(ILogger<BrokenHandler> log) : IExceptionHandler
{
    public static readonly Refusal ChangedMeanwhile = new("changed-meanwhile", StatusCodes.Status409Conflict);

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return true;
        var problem = exception switch
        {
            BadHttpRequestException bad => TypedResults.Problem(bad.Message, statusCode: bad.StatusCode, title: "Malformed",
                extensions: new Dictionary<string, object?> { ["code"] = "malformed" }),
            DbUpdateConcurrencyException => Door.Problem(ChangedMeanwhile),
            _ => TypedResults.Problem(statusCode: 500, title: "Broken", extensions: new Dictionary<string, object?>
            {
                ["code"] = "broken", ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            }),
        };
        if (problem.StatusCode >= 500) Log.Broken(log, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
        // A page's error page is drawn by the pages; the API's answer says everything itself.
        if (IsPage(context)) context.Response.StatusCode = problem.StatusCode;
        else await problem.ExecuteAsync(context);
        return true;
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}

internal static partial class Log
{
    // The endpoint's name, not the path: a path may hold a tracking token.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} broke")]
    public static partial void Broken(ILogger log, Exception exception, string method, string? endpoint);
}

/// <summary>Ready means: the database answers and has no migration to come.</summary>
public sealed class DatabaseHealth(ShuttleDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
            ? HealthCheckResult.Unhealthy("migrations pending") : HealthCheckResult.Healthy();
}
