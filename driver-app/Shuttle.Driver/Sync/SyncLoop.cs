using Shuttle.Driver.Device;

namespace Shuttle.Driver.Sync;

/// <summary>Keeps synchronising in the background: at once when there is something new, rarely when there is not, and patiently when the server is away.</summary>
public sealed class SyncLoop(SyncRound round, DeviceClock clock, Random random)
{
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(20), RunsEvery = TimeSpan.FromMinutes(5);
    TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int failures;
    long? listed;

    /// <summary>The last round's result; null before the first.</summary>
    public RoundResult? Last { get; private set; }

    public event Action<RoundResult>? RoundEnded;

    /// <summary>There is something to send. It does not shorten the wait after a failure.</summary>
    public void Nudge()
    {
        if (failures == 0)
            news.TrySetResult();
    }

    /// <summary>The signal is back, or the driver pressed "send now": try at once.</summary>
    public void TryNow() => news.TrySetResult();

    /// <summary>Runs until <paramref name="stop"/>.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Before the round, so that what is recorded during it starts the next one.
            news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var fetch = listed is not { } at || clock.Time.GetElapsedTime(at) > RunsEvery;
            var result = await round.Run(fetch, stop);
            failures = result.Problem is null ? 0 : failures + 1;
            if (fetch && result.Problem is null)
                listed = clock.Time.GetTimestamp();
            Last = result;
            RoundEnded?.Invoke(result);
            if (!result.More)
                await Wait(failures == 0 ? Idle : Backoff.Delay(failures, random), stop);
        }
    }

    async Task Wait(TimeSpan time, CancellationToken stop)
    {
        try
        {
            await news.Task.WaitAsync(time, clock.Time, stop);
        }
        catch (TimeoutException)
        {
            // nothing new: the next round looks whether the server has something
        }
    }
}
