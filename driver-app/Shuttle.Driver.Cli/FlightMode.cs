namespace Shuttle.Driver.Cli;

/// <summary>No signal during given hours of the (simulated) day: every call fails as it does on a phone in flight mode.</summary>
sealed class FlightMode(TimeProvider time, IReadOnlyList<OfflineHours> hours, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The day has begun; signing in before it needs signal.</summary>
    public bool DayHasBegun { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = TimeOnly.FromDateTime(time.GetLocalNow().DateTime);
        return DayHasBegun && hours.Any(h => h.From <= now && now < h.Until)
            ? Task.FromException<HttpResponseMessage>(new HttpRequestException("flight mode"))
            : base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Hours without signal, half-open.</summary>
readonly record struct OfflineHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Reads <c>10:00-11:30</c>.</summary>
    public static OfflineHours Parse(string text) =>
        text.Split('-') is [var a, var b]
            && TimeOnly.TryParseExact(a, "HH:mm", out var from) && TimeOnly.TryParseExact(b, "HH:mm", out var until) && from < until
            ? new(from, until)
            : throw new UsageException($"--offline '{text}': jam ditulis 10:00-11:30 / hours are written 10:00-11:30");
}

/// <summary>What the person typed cannot be meant.</summary>
sealed class UsageException(string message) : Exception(message);
