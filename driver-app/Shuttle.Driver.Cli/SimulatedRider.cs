using Shuttle.Contracts;
using Shuttle.Driver.Gps;

namespace Shuttle.Driver.Cli;

/// <summary>Moves a courier over the ground in simulated time and feeds the core's GPS tracker with noisy fixes, as a phone would.</summary>
sealed class SimulatedRider(DriverApp app, Random random, double noiseMetres)
{
    const double StreetsPerBeeline = 1.35, MetresPerSecond = 6.5;
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    public GeoPoint? At { get; private set; }

    public void StandAt(GeoPoint? point) => At = point ?? At;

    /// <summary>Rides to a point at town speed.</summary>
    public async Task RideTo(GeoPoint? target, CancellationToken stop)
    {
        if (target is not { } to)
            return;
        var from = At ?? to;
        var metres = Ground.Metres(from, to) * StreetsPerBeeline;
        var start = app.Clock.Now;
        var seconds = Math.Max(20, metres / MetresPerSecond * (0.85 + (random.NextDouble() * 0.4)));
        for (var now = start; (now - start).TotalSeconds < seconds; now = app.Clock.Now)
        {
            At = Ground.Between(from, to, (now - start).TotalSeconds / seconds);
            Report(metres / seconds, Heading(from, to));
            await Task.Delay(Min(Tick, TimeSpan.FromSeconds(seconds) - (now - start)), app.Clock.Time, stop);
        }
        At = to;
        Report(0, null);
    }

    /// <summary>Stays where it is for a while.</summary>
    public async Task Stay(TimeSpan time, CancellationToken stop)
    {
        Report(0, null);
        // The clock may be held back on the way (it never runs ahead of the server's): what counts is what it shows in the end.
        var until = app.Clock.Time.GetTimestamp() + (long)(time.TotalSeconds * app.Clock.Time.TimestampFrequency);
        while (app.Clock.Time.GetTimestamp() is var now && now < until)
            await Task.Delay(app.Clock.Time.GetElapsedTime(now, until), app.Clock.Time, stop);
    }

    void Report(double speed, double? heading)
    {
        if (At is not { } at)
            return;
        var seen = Ground.Move(at, Normal() * noiseMetres / 1.5, Normal() * noiseMetres / 1.5);
        app.Gps.Take(new Fix(app.Clock.Now, seen, Math.Max(4, noiseMetres), speed, heading));
    }

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static double Heading(GeoPoint from, GeoPoint to)
    {
        var (east, north) = Ground.Offset(from, to);
        return ((Math.Atan2(east, north) * 180 / Math.PI) + 360) % 360;
    }

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
