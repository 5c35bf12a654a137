using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shuttle.Contracts;

namespace Shuttle.Driver.Tests.World;

/// <summary>What an office keeps of one test's world: the protocol's rules in memory, no more of the business than the protocol needs.</summary>
public sealed class OfficeRecords
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, ECDsa> devices = [];
    readonly Dictionary<Guid, string> bodies = [];
    readonly HashSet<Guid> finished = [];
    readonly Dictionary<string, (long Length, MemoryStream Bytes)> photos = [];

    public Dictionary<Guid, RunSheet> Sheets { get; } = [];
    /// <summary>Tags of sheets whose stops changed without a new version.</summary>
    public Dictionary<Guid, string> Tags { get; } = [];
    /// <summary>Every accepted event, in the order of acceptance.</summary>
    public List<DriverEvent> History { get; } = [];
    public Dictionary<Guid, int> Acknowledged { get; } = [];
    public List<PositionFix> Positions { get; } = [];
    public HashSet<Guid> Revoked { get; } = [];
    /// <summary>Stops that the office has finished or taken out: events there are refused.</summary>
    public HashSet<Guid> ClosedStops { get; } = [];
    /// <summary>Sequence numbers at which the server's reader stumbles: the whole batch is answered with 400.</summary>
    public HashSet<long> Unreadable { get; } = [];
    public string Password { get; init; } = "rahasia";
    public int PhotoBytesReceived { get; private set; }

    public IReadOnlyDictionary<string, byte[]> WholePhotos
    {
        get { lock (gate) return photos.Where(p => Progress(p.Key).Complete).ToDictionary(p => p.Key, p => p.Value.Bytes.ToArray()); }
    }

    public void Pair(PairDevice device)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(device.PublicKey), out _);
        lock (gate)
            devices[device.DeviceId] = key;
    }

    /// <summary>Null: the batch could not be read.</summary>
    public PushEventsReply? Take(PushEvents push)
    {
        if (Unreadable.Count > 0 && push.Events.Any(e => Unreadable.Contains(JsonSerializer.Deserialize<DriverEvent>(e.Body, ContractJson.Options)!.Sequence)))
            return null;
        lock (gate)
        {
            var results = push.Events.Select(e => Take(push.DeviceId, e)).ToList();
            return new(results, Sheets.ToDictionary(s => s.Key, s => s.Value.Version));
        }
    }

    EventResult Take(Guid device, SignedEvent signed)
    {
        var e = JsonSerializer.Deserialize<DriverEvent>(signed.Body, ContractJson.Options)!;
        EventResult Refuse(string code) => new(e.Id, EventStatus.Refused, code, $"refused: {code}");
        if (!devices.TryGetValue(device, out var key)
            || !key.VerifyData(Encoding.UTF8.GetBytes(signed.Body), Convert.FromBase64String(signed.Signature), HashAlgorithmName.SHA256))
            return Refuse("signature-wrong");
        if (bodies.TryGetValue(e.Id, out var known))
            return known == signed.Body ? new(e.Id, EventStatus.Duplicate) : Refuse("event-id-reused");
        if (Revoked.Contains(device))
            return Refuse("device-revoked");
        if (!Sheets.TryGetValue(e.RunId, out var sheet))
            return Refuse("unknown-run");
        if (e.StopId is { } stop && sheet.Stops.All(s => s.StopId != stop))
            return Refuse("unknown-stop");
        if (e.StopId is { } closed && e is not HelpCalled and not PhotoTaken and not CallAttempted and not Undone
            && (ClosedStops.Contains(closed) || finished.Contains(closed)))
            return Refuse("stop-finished");
        if (e is ItemsReceived or ItemsDelivered or StopServed or StopFailed)
            finished.Add(e.StopId!.Value);
        if (e is Undone)
            finished.Remove(e.StopId!.Value);
        bodies.Add(e.Id, signed.Body);
        History.Add(e);
        return new(e.Id, EventStatus.Accepted);
    }

    public void Take(PushPositions push)
    {
        lock (gate)
            Positions.AddRange(push.Fixes.ExceptBy(Positions.Select(p => p.Id), f => f.Id));
    }

    public PhotoProgress Progress(string sha256)
    {
        lock (gate)
        {
            if (!photos.TryGetValue(sha256, out var photo))
                return new(sha256, 0, false);
            var whole = photo.Bytes.Length == photo.Length && Convert.ToHexStringLower(SHA256.HashData(photo.Bytes.ToArray())) == sha256;
            if (photo.Bytes.Length == photo.Length && !whole)
                photo.Bytes.SetLength(0); // damaged on the way: from the start again
            return new(sha256, photo.Bytes.Length, whole);
        }
    }

    /// <summary>Null: the chunk does not begin where the bytes held end.</summary>
    public PhotoProgress? Take(string sha256, long offset, long length, byte[] chunk)
    {
        lock (gate)
        {
            if (!photos.TryGetValue(sha256, out var photo))
                photos[sha256] = photo = (length, new MemoryStream());
            if (photo.Bytes.Length != offset)
                return null;
            PhotoBytesReceived += chunk.Length;
            photo.Bytes.Write(chunk);
            return Progress(sha256);
        }
    }
}
