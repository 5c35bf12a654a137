using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Sync;

namespace Shuttle.Driver.Tests.World;

/// <summary>The same driver's second phone, taken out in the middle of a run: it takes pictures and calls, over its own bad signal, beside the first.</summary>
sealed class SecondPhone : IDisposable
{
    readonly RunSheet sheet;
    readonly Random random;
    readonly List<(string Kind, Guid? Stop)> ledger = [];
    readonly HashSet<string> photos = [];

    SecondPhone(TestDevice device, RunSheet sheet, Random random) => (Device, this.sheet, this.random) = (device, sheet, random);

    public TestDevice Device { get; }

    /// <summary>Null where the line was too bad to sign in, or the run is not on the road yet for the server.</summary>
    public static async Task<SecondPhone?> TakeOut(TestDevice first, RunSheet sheet, Random random, CancellationToken stop)
    {
        var device = new TestDevice(first.Address, new ManualTime(first.Time.Wall), random) { User = first.User, Password = first.Password, SignalIsBad = first.SignalIsBad };
        try
        {
            await device.SignIn(stop);
            device.App.Store.AcceptOffer(sheet.RunId);
            if (device.App.Store.FindRun(sheet.RunId) is { Sheet: not null, Progress.Started: true })
                return new(device, sheet, random);
        }
        catch (Exception e) when (e is ServerUnreachableException or ServerProblemException)
        {
            // later, or not today
        }
        device.Dispose();
        return null;
    }

    public async Task Moment(CancellationToken stop)
    {
        Device.Time.Pass(TimeSpan.FromSeconds(random.Next(5, 400)));
        if (random.Next(4) == 0)
            Act();
        if (random.Next(4) == 0)
            await Device.App.Round.Run(random.Next(3) == 0, stop);
    }

    public void Check(Recorded recorded)
    {
        Assert.True(Device.App.Status.AllSent, $"second device: {Device.App.Status}");
        Assert.Equal(ledger, recorded.Events.Select(e => (e.GetType().Name, e.StopId)).ToList());
        Assert.Equal(Enumerable.Range(1, ledger.Count), recorded.Events.Select(e => (int)e.Sequence));
        Assert.Equal(photos.Order(), recorded.Photos.Order());
    }

    public void Dispose() => Device.Dispose();

    void Act()
    {
        var stop = sheet.Stops[random.Next(sheet.Stops.Count)];
        var picture = TestPictures.Jpeg(random, random.Next(1, 3000));
        var (kind, at, ruling) = random.Next(3) switch
        {
            0 => (nameof(HelpCalled), null, Device.App.Recorder.Record(sheet.RunId, null, Drafts.Help(HelpReason.Breakdown, "ban"))),
            1 => (nameof(CallAttempted), (Guid?)stop.StopId, Device.App.Recorder.Record(sheet.RunId, stop.StopId, Drafts.Called("phone"))),
            _ => (nameof(PhotoTaken), stop.StopId, Device.App.Photos.Add(sheet.RunId, stop.StopId, picture, "gate", out _)),
        };
        if (ruling.State is null)
            return;
        ledger.Add((kind, at));
        if (kind == nameof(PhotoTaken))
            photos.Add(PhotoShelf.Hash(JpegParts.Strip(picture)));
    }
}
