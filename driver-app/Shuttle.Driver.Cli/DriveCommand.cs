using System.Net;
using Shuttle.Contracts;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Cli;

/// <summary>How a drive ended, as the process tells it.</summary>
enum Ending
{
    Done = 0,
    Usage = 1,
    SignInRefused = 2,
    NoRun = 3,
    StepRefused = 4,
    NotAllSent = 5,
    Unreachable = 6,
}

/// <summary>Drives one run of one account from signing in to the last byte sent.</summary>
static class DriveCommand
{
    public static async Task<Ending> Run(CourierAccount account, DriveSettings settings, Words words, TextWriter output, CancellationToken stop)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var time = new ScaledTime();
        var narrator = new Narrator(output, words, time, account.UserName);
        using var handler = new FlightMode(time, settings.Offline, new SocketsHttpHandler());
        using var http = new HttpClient(handler) { BaseAddress = settings.Server, Timeout = TimeSpan.FromSeconds(30) };
        var path = Path.Combine(settings.DataFolder, $"{account.UserName}@{settings.Server.Host}-{settings.Server.Port}.db");
        using var app = new DriverApp(new(path, http, time, new Random(settings.Seed)));
        StoredRun run;
        DateTimeOffset serverNow;
        try
        {
            await app.SignIn(account.UserName, account.Password, $"shuttle-driver {account.UserName}", stop);
            narrator.Say($"Masuk sebagai {app.AccountName}, perangkat dipasangkan", $"Signed in as {app.AccountName}, device paired");
            await app.Round.FetchRuns(settings.Day, stop);
            if (Choose(app.Store, account.RunId ?? settings.RunId, settings.Day) is not { } chosen)
            {
                narrator.Say("Tidak ada putaran untuk akun ini", "There is no run for this account");
                return Ending.NoRun;
            }
            run = chosen;
            // Asked for afresh though the sheet may be here already: it tells what the server's clock shows.
            serverNow = (await app.Server.FindNewerSheet(run.RunId, null, stop))!.Value.Sheet.IssuedAt;
        }
        catch (ServerProblemException e)
        {
            narrator.Say($"Server menolak: {e.Message}", $"The server refused: {e.Message}");
            return e.Status == HttpStatusCode.Unauthorized ? Ending.SignInRefused : Ending.StepRefused;
        }
        catch (ServerUnreachableException e)
        {
            narrator.Say($"Server {settings.Server} tidak terjangkau: {e.Message}", $"Server {settings.Server} cannot be reached: {e.Message}");
            return Ending.Unreachable;
        }
        var sheet = (run.Offered ?? run.Sheet)!;
        narrator.Say(
            $"Putaran {sheet.Day:yyyy-MM-dd}, {sheet.District}, versi {sheet.Version}: {run.Summary.Stops} perhentian",
            $"Run {sheet.Day:yyyy-MM-dd}, {sheet.District}, version {sheet.Version}: {run.Summary.Stops} stops");
        if (SetClock(time, app.Store, sheet, serverNow, settings.Speed) is { } wait)
        {
            narrator.Say($"Putaran dimulai pukul {words.Time(wait)} menurut jam server; menunggu", $"The run starts at {words.Time(wait)} by the server's clock; waiting");
            // Asked once per round: where a day is driven in minutes, the moment can pass between two questions.
            while (wait - time.GetUtcNow() is var left && left > TimeSpan.Zero)
                await Task.Delay(left, time, stop);
        }
        handler.DayHasBegun = true;
        return await Drive(app, account, run.RunId, settings, narrator, stop);
    }

    static async Task<Ending> Drive(
        DriverApp app, CourierAccount account, Guid runId, DriveSettings settings, Narrator narrator, CancellationToken stop)
    {
        app.Loop.RoundEnded += round => _ = SignInAgain(app, account, round, stop);
        using var loopEnds = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var loop = Task.Run(() => app.Loop.Run(loopEnds.Token), stop);
        try
        {
            await new SimulatedCourier(app, runId, settings, narrator).Drive(stop);
        }
        catch (StepRefusedException e)
        {
            narrator.Say($"Berhenti: {e.Message}", $"Stopped: {e.Message}");
            return Ending.StepRefused;
        }
        finally
        {
            await loopEnds.CancelAsync();
            await loop.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        await Flush(app, account, settings.FlushLimit, stop);
        var status = app.Status.Say(narrator.Words);
        narrator.Say(status, status);
        foreach (var card in app.Conflicts.List())
        {
            var line = $"{card.Event.GetType().Name}: {narrator.Words.Why(card.Code, card.Reason)} ({card.Code})";
            narrator.Say($"Ditolak server: {line}", $"Refused by the server: {line}");
        }
        return app.Status.AllSent ? Ending.Done : Ending.NotAllSent;
    }

    /// <summary>A fast day outlives a token; a person would type the password again.</summary>
    static async Task SignInAgain(DriverApp app, CourierAccount account, RoundResult round, CancellationToken stop)
    {
        if (!round.SignInNeeded)
            return;
        try
        {
            await app.SignIn(account.UserName, account.Password, $"shuttle-driver {account.UserName}", stop);
            app.Loop.TryNow();
        }
        catch (Exception e) when (e is ServerProblemException or ServerUnreachableException or OperationCanceledException)
        {
            // the next round will ask for it again
        }
    }

    /// <summary>Sends what is left. Real time: the day is over, and whoever waits is a person or a script.</summary>
    static async Task Flush(DriverApp app, CourierAccount account, TimeSpan limit, CancellationToken stop)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (app.Status is { } s && (s.Events > 0 || s.Photos > 0 || s.Positions > 0) && TimeProvider.System.GetElapsedTime(since) < limit)
            if (await app.Round.Run(fetchRuns: false, stop) is { Problem: not null } round)
            {
                await SignInAgain(app, account, round, stop);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
            }
    }

    static StoredRun? Choose(DriverStore store, Guid? id, DateOnly? day) => store.ListRuns().FirstOrDefault(r =>
        r.NewestVersion > 0 && !r.Progress.Ended && r.Summary.State != RunState.Closed
        && (id is null || r.RunId == id) && (day is null || r.Summary.Day == day));

    /// <summary>
    /// The day begins when the sheet says, or where this device's own last step left off. Without a wish for another speed a
    /// demonstration follows the server's clock. Returns the start if the server's clock has not come to it yet.
    /// </summary>
    static DateTimeOffset? SetClock(ScaledTime time, DriverStore store, RunSheet sheet, DateTimeOffset serverNow, double? speed)
    {
        var start = sheet.Stops.OrderBy(s => s.Order).Select(s => s.PlannedArrival).FirstOrDefault(sheet.IssuedAt);
        if (store.ListEvents(sheet.RunId) is [.., var last] && last.Event.DeviceTime > start)
            start = last.Event.DeviceTime;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(sheet.TimeZone);
        var early = start > serverNow;
        time.Set(early ? serverNow : start, early ? sheet.ClockSpeed : speed ?? sheet.ClockSpeed, zone, serverNow, sheet.ClockSpeed);
        return early ? TimeZoneInfo.ConvertTime(start, zone) : null;
    }
}
