using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Cli;

/// <summary>
/// Moves a courier over the ground in simulated time, along the line that the core's own guidance finds, and feeds the core's GPS tracker
/// with noisy fixes, as a phone would.
/// </summary>
sealed class SimulatedRider(DriverApp app, Guidance guidance, Random random, double noiseMetres)
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    public GeoPoint? At { get; private set; }

    public void StandAt(GeoPoint? point) => At = point ?? At;

    /// <summary>Rides to a point: the line's own time, a little more or less.</summary>
    public async Task RideTo(GeoPoint? target, CancellationToken stop)
    {
        if (target is not { } to)
            return;
        var from = At ?? to;
        guidance.LeadTo(to);
        var line = (await guidance.Take(new Fix(app.Clock.Now, from, 5), stop))!.Line!;
        var seconds = Math.Max(20, line.Seconds * (0.85 + (random.NextDouble() * 0.4)));
        var begin = app.Clock.Time.GetTimestamp();
        while (app.Clock.Time.GetElapsedTime(begin).TotalSeconds is var ridden && ridden < seconds)
        {
            var before = At ?? from;
            At = line.PointAt(line.Metres * ridden / seconds);
            Report(line.Metres / seconds, Ground.Heading(before, At.Value));
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(Tick.TotalSeconds, seconds - ridden)), app.Clock.Time, stop);
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
}
