using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Server.Tests.Hosts;

/// <summary>A courier's device at its barest: a key, a sequence and signed events. What the app adds (store, queue, retries) is tested with the app.</summary>
public sealed class SigningDevice(HttpClient client, TimeProvider clock) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private long _sequence;

    public Guid Id { get; } = Guid.CreateVersion7();
    public HttpClient Client => client;

    public async Task<SigningDevice> PairAsync()
    {
        var reply = await client.PostAsJsonAsync("driver/devices", new PairDevice(Id, "test", Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())));
        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        return this;
    }

    public async Task<RunSheet> SheetAsync(DateOnly day)
    {
        var runs = (await client.GetFromJsonAsync<RunSummary[]>($"driver/runs?day={day:yyyy-MM-dd}", ContractJson.Options))!;
        return (await client.GetFromJsonAsync<RunSheet>($"driver/runs/{runs.Single().RunId}/sheet", ContractJson.Options))!;
    }

    /// <summary>Fills in what every event carries and signs it.</summary>
    public SignedEvent Sign(DriverEvent said)
    {
        var body = JsonSerializer.Serialize(said, ContractJson.Options);
        return new(body, Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256)));
    }

    public T New<T>(Func<Envelope, T> make) where T : DriverEvent => make(new(Guid.CreateVersion7(), Id, ++_sequence, clock.GetUtcNow()));

    public async Task<EventResult> SayAsync(DriverEvent said) => (await PushAsync(Sign(said))).Single();

    public async Task<IReadOnlyList<EventResult>> PushAsync(params SignedEvent[] events)
    {
        var reply = await client.PostAsJsonAsync("driver/events", new PushEvents(Id, events), ContractJson.Options);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<PushEventsReply>(text, ContractJson.Options)!.Results;
    }

    public void Dispose() => _key.Dispose();

    public sealed record Envelope(Guid Id, Guid Device, long Sequence, DateTimeOffset Time);
}
