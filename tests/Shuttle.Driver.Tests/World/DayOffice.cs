using Shuttle.Contracts;

namespace Shuttle.Driver.Tests.World;

/// <summary>What a day is spoiled with, each as one chance in so many; 0: never.</summary>
/// <param name="PhotoCutIn">The battery goes while a photo is being stored.</param>
/// <param name="SecondPhoneIn">The driver takes out a second phone once the run is on the road.</param>
sealed record Trouble(
    int PowerCutIn = 12, int SyncIn = 3, int ClockJumpIn = 25, int FlightModeIn = 15, int PhotoBytes = 3000, int DiskFullIn = 40, int PhotoCutIn = 6, int SecondPhoneIn = 12);

/// <summary>What a server's history says of a day, to be held against what the driver did.</summary>
/// <param name="Events">In the order of the device.</param>
/// <param name="Photos">Those that are there whole, by the hash of their bytes.</param>
/// <param name="Positions">Ids of the fixes, repeated where a server would have kept one twice.</param>
sealed record Recorded(IReadOnlyList<DriverEvent> Events, IReadOnlySet<string> Photos, IReadOnlyList<Guid> Positions);

/// <summary>The office of a generated day: a stand-in, or a real server.</summary>
interface IDayOffice
{
    /// <summary>Publishes the run and says where the door is and who drives.</summary>
    Task<(Uri Door, string User, string Password)> Publish(RunSheet sheet);

    Task<Recorded> Read(RunSheet sheet, Guid deviceId);
}

/// <summary>How often what went wrong.</summary>
sealed class FaultCount
{
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Add(string kind, int times = 1) => counts[kind] = counts.GetValueOrDefault(kind) + times;

    public void Add(FaultCount others)
    {
        foreach (var (kind, times) in others.counts)
            Add(kind, times);
    }

    public FaultCount And(FaultCount others)
    {
        Add(others);
        return this;
    }

    public int Of(string kind) => counts.GetValueOrDefault(kind);

    public override string ToString() => string.Join(", ", counts.Select(c => $"{c.Value} × {c.Key}"));
}
