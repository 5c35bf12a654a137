using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shuttle.Roads.Providers;

/// <summary>How patiently a remote engine is asked.</summary>
public sealed record RetryOptions
{
    /// <summary>Three more tries after 50, 200 and 800 ms.</summary>
    public static RetryOptions Default { get; } = new();

    /// <summary>The pauses before the second, third … try; their number bounds the tries.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(800)];
}

/// <summary>Asks an engine over HTTP. Questions change nothing, so one that was lost on the way is asked again: engines
/// close connections they have served long enough, and restart when their map is renewed.</summary>
sealed class EngineClient(string engine, HttpClient http, RetryOptions retry, TimeProvider clock)
{
    /// <summary>The engine's JSON answer, whether it is a result or an error of its own.</summary>
    /// <exception cref="RoadException"><see cref="RoadError.EngineFailed"/>: no answer after the last try, or one that is no JSON.</exception>
    public async Task<EngineAnswer> AskAsync(Uri address, JsonObject? question, bool closeConnection, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            string trouble;
            Exception? cause = null;
            try
            {
                using var request = new HttpRequestMessage(question is null ? HttpMethod.Get : HttpMethod.Post, address);
                request.Headers.ConnectionClose = closeConnection;
                if (question is not null) request.Content = JsonContent.Create(question);
                using var response = await http.SendAsync(request, cancel).ConfigureAwait(false);
                if (!IsPassing(response.StatusCode))
                    return await ReadAsync(address, response, cancel).ConfigureAwait(false);
                trouble = $"answered {(int)response.StatusCode}";
            }
            catch (HttpRequestException e)
            {
                (trouble, cause) = (e.Message, e);
            }
            catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
            {
                (trouble, cause) = ("did not answer in time", e);
            }

            if (attempt == retry.Pauses.Count)
                throw Failed($"{trouble} ({attempt + 1} tries at {address.GetLeftPart(UriPartial.Authority)})", cause);
            await Task.Delay(retry.Pauses[attempt], clock, cancel).ConfigureAwait(false);
        }
    }

    public RoadException Failed(string reason, Exception? cause = null) => new(RoadError.EngineFailed, $"{engine}: {reason}", cause);

    async Task<EngineAnswer> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            var json = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
            return new EngineAnswer(response.IsSuccessStatusCode, json);
        }
        catch (JsonException e)
        {
            throw Failed($"{address.GetLeftPart(UriPartial.Path)} answered {(int)response.StatusCode} with something that is no JSON", e);
        }
    }

    static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests;
}

/// <summary>What an engine said.</summary>
/// <param name="IsSuccess">Whether the HTTP status says so.</param>
/// <param name="Json">The body.</param>
readonly record struct EngineAnswer(bool IsSuccess, JsonElement Json);
