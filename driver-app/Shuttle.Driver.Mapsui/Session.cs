using Shuttle.Contracts;
using Shuttle.Driver.Gps;
using Shuttle.Driver.Head.Platform;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;
using Shuttle.Driver.Way;

namespace Shuttle.Driver.Head;

/// <summary>What lives as long as the app is open: the core, sending in the background, the receiver, and the way to the next stop.</summary>
sealed class Session : IDisposable
{
    static readonly TimeSpan ReceiverAgain = TimeSpan.FromSeconds(5);
    readonly CancellationTokenSource end = new();
    readonly HttpClient http;
    readonly string gps;

    Session(DriverApp app, HttpClient http, string gps) => (App, OnTheWay, this.http, this.gps) = (app, new(app), http, gps);

    public static Session Open(HeadOptions options, TimeProvider time)
    {
        Directory.CreateDirectory(options.Data);
        var http = new HttpClient { BaseAddress = options.Server, Timeout = TimeSpan.FromSeconds(30) };
        var seed = BitConverter.ToInt32(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));
        return new(new DriverApp(new(Path.Combine(options.Data, "driver.db"), http, time, new Random(seed), new SkiaScaler())), http, options.Gps);
    }

    public DriverApp App { get; }

    public Words Words => SettingsScreen.WordsOf(App.Store);

    /// <summary>The run on the road and the way to its next stop.</summary>
    public OnTheWay OnTheWay { get; }

    /// <summary>Something to show changed; raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Begins the work in the background.</summary>
    public void Start()
    {
        App.Loop.RoundEnded += _ => Changed?.Invoke();
        _ = Quietly(() => App.Loop.Run(end.Token));
        if (GpsSources.Open(gps, App.Clock.Time) is { } source)
            _ = Quietly(() => Listen(source));
    }

    /// <summary>Looks for a newer map; null when it worked, else why not.</summary>
    public async Task<string?> FetchMaps()
    {
        try
        {
            await App.Maps.Fetch(end.Token);
            OnTheWay.RoadsChanged();
            return null;
        }
        catch (Exception e) when (e is ServerUnreachableException or ServerProblemException)
        {
            return e.Message;
        }
        finally
        {
            Changed?.Invoke();
        }
    }

    public void Dispose()
    {
        end.Cancel();
        App.Dispose();
        http.Dispose();
        end.Dispose();
    }

    // A receiver that is pulled out is asked for again until the app ends.
    async Task Listen(IGpsSource source)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await foreach (var fix in source.Read(end.Token))
                    if (await OnTheWay.Take(fix, end.Token))
                        Changed?.Invoke();
            }
            catch (IOException)
            {
            }
            await Task.Delay(ReceiverAgain, App.Clock.Time, end.Token);
        }
    }

    static async Task Quietly(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
        }
        catch (OperationCanceledException)
        {
            // the app ends
        }
    }
}
