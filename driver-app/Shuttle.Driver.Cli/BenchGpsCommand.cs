using System.Diagnostics;
using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Way;
using Shuttle.Roads;

namespace Shuttle.Driver.Cli;

/// <summary>
/// Replays a day of fixes, one a second, through what the app does with each – filters, queue, the way to the next stop, arrival – without a server,
/// and tells hour by hour what it cost: work and memory must be as flat at the end as at the beginning.
/// </summary>
static class BenchGpsCommand
{
    const double MetresPerSecond = 7;
    const int SecondsAtStop = 180;

    public static async Task<Ending> Run(double hours, int stops, IRoadNetwork? roads, TextWriter output, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("shuttle-bench");
        var time = new ReplayTime(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(7)));
        using var http = new HttpClient(new NoSignal()) { BaseAddress = new Uri("http://localhost/") };
        using (var app = new DriverApp(new(Path.Combine(folder.FullName, "driver.db"), http, time, new Random(1))))
        {
            var sheet = Sheet(stops, time.GetLocalNow());
            app.Store.ReplaceRunList([new(sheet.RunId, sheet.Day, 1, RunState.Published, stops)], null, app.Clock.Now);
            app.Store.OfferSheet(sheet, app.Clock.Now);
            app.StartRun(sheet.RunId);
            await Drive(app, sheet, roads, (int)(hours * 3600), time, output, stop);
        }
        folder.Delete(recursive: true);
        return Ending.Done;
    }

    static async Task Drive(DriverApp app, RunSheet sheet, IRoadNetwork? roads, int fixes, ReplayTime time, TextWriter output, CancellationToken stop)
    {
        var (random, way, next, metres, at) = (new Random(1), new OnTheWay(app, roads), 1, 0.0, sheet.Stops[0].Point!.Value);
        var (stops, standing) = (sheet.Stops.Count - 2, 0);
        RouteLine? line = null, driven = null;
        output.WriteLine("jam/hour   fixes     µs/fix   bytes/fix   heap MB   working set MB   queued   stops");
        for (var n = 0; n < fixes;)
        {
            var (watch, bytes, first) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes(precise: true), n);
            for (var until = Math.Min(fixes, n + 3600); n < until; n++)
            {
                time.Pass(TimeSpan.FromSeconds(1));
                var moving = standing == 0 && line is not null && metres < line.Metres;
                if (moving)
                    at = line!.PointAt(metres += MetresPerSecond);
                else if (standing > 0)
                    standing--;
                else if (line is not null && next <= stops)
                {
                    Arrive(app, sheet, next++);
                    (driven, line, standing) = (line, null, SecondsAtStop);
                }
                else if (way.Way?.Line is { } found && found != driven)
                    (line, metres) = (found, 0);
                await way.Take(new Fix(time.GetUtcNow(), Ground.Move(at, random.NextDouble() * 10 - 5, random.NextDouble() * 10 - 5), 8, moving ? MetresPerSecond : 0, 90), stop);
            }
            var (cost, allocated) = (watch.Elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{n / 3600.0,8:0.0} {n - first,7} {cost.TotalMicroseconds / (n - first),10:0} {allocated / (n - first),11} {GC.GetTotalMemory(forceFullCollection: true) / 1e6,9:0.0} {Environment.WorkingSet / 1e6,16:0.0} {app.Store.CountUnsentPositions(),8} {next - 1,7}"));
        }
    }

    static void Arrive(DriverApp app, RunSheet sheet, int order)
    {
        var stop = sheet.Stops[order];
        app.Recorder.Record(sheet.RunId, stop.StopId, Device.Drafts.Arrived());
        app.Recorder.Record(sheet.RunId, stop.StopId, Device.Drafts.Failed(FailureReason.Refused));
    }

    static RunSheet Sheet(int stops, DateTimeOffset morning)
    {
        var depot = new GeoPoint(101.4478, 0.5071);
        Guid Id(int n) => new(n, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        RunStop Stop(int n, StopKind kind) => new()
        {
            StopId = Id(n), Order = n, Kind = kind, PlannedArrival = morning.AddMinutes(7 * n), Address = $"Jalan Contoh {n}", ContactName = $"Warga {n}",
            Point = kind == StopKind.Collect ? Ground.Move(depot, 900 * Math.Cos(n * 0.9), 900 * Math.Sin(n * 0.9)) : depot,
        };
        return new()
        {
            RunId = Id(0), Version = 1, Day = new(2026, 11, 23), TimeZone = "Asia/Jakarta", District = "Contoh", CourierName = "Kurir", VehiclePlate = "BM 1", Profile = "motorbike", IssuedAt = morning,
            Stops = [Stop(1000, StopKind.DepotStart) with { Order = 0 }, .. Enumerable.Range(1, stops).Select(n => Stop(n, StopKind.Collect)), Stop(2000, StopKind.DepotEnd) with { Order = stops + 1 }],
        };
    }

    /// <summary>A clock that is moved by hand.</summary>
    sealed class ReplayTime(DateTimeOffset start) : TimeProvider
    {
        TimeSpan passed;

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("WIB", TimeSpan.FromHours(7), "WIB", "WIB");
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override DateTimeOffset GetUtcNow() => (start + passed).ToUniversalTime();
        public override long GetTimestamp() => passed.Ticks;
        public void Pass(TimeSpan time) => passed += time;
    }

    sealed class NoSignal : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new HttpRequestException("no signal"));
    }
}
