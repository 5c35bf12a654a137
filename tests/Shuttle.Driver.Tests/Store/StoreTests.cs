using Microsoft.Data.Sqlite;
using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Store;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.Store;

public sealed class StoreTests(Office office) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("shuttle-store").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string NewPath => Path.Combine(folder, $"{Guid.NewGuid():N}.db");

    [Fact]
    public void A_commit_waits_for_the_disk()
    {
        using var store = new DriverStore(NewPath);
        Assert.Equal((2, "wal"), store.Safety); // 2 is FULL
    }

    [Fact]
    public void The_file_comes_up_whole_wherever_its_first_opening_was_cut()
    {
        var statements = 0;
        using (new DriverStore(NewPath, _ => statements++))
            Assert.True(statements > 5);
        for (var n = 1; n <= statements; n++)
        {
            var (path, left) = (NewPath, n);
            Assert.Throws<PowerCutException>(() => new DriverStore(path, _ => { if (--left == 0) throw new PowerCutException(); }));
            using var store = new DriverStore(path);
            Assert.Empty(store.ListRuns());
        }
    }

    [Fact]
    public void A_file_of_a_newer_app_is_refused_and_left_as_it_is()
    {
        var path = NewPath;
        new DriverStore(path).Dispose();
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }
        Assert.Contains("99", Assert.Throws<InvalidDataException>(() => new DriverStore(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_device_keeps_its_identity_and_its_signatures_can_be_checked()
    {
        var path = NewPath;
        var clock = new DeviceClock(new ManualTime(Sheets.Morning));
        Guid id;
        string key;
        using (var store = new DriverStore(path))
            (id, key) = (store.Identity(clock).Id, store.Identity(clock).Key.PublicKey);
        using var again = new DriverStore(path);
        Assert.Equal((id, key), (again.Identity(clock).Id, again.Identity(clock).Key.PublicKey));
        Assert.Equal(7, id.Version);
    }

    [Fact]
    public async Task On_a_full_disk_a_step_is_refused_whole_and_the_day_goes_on_when_there_is_room()
    {
        var sheet = Sheets.Of(StopKind.Collect);
        var (records, address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        using var device = new TestDevice(address, new ManualTime(Sheets.Morning), new Random(1));
        await device.SignIn(TestContext.Current.CancellationToken);
        device.Signal.Bad = false;
        var store = device.App.Store;
        device.App.StartRun(sheet.RunId);
        device.App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        var (events, progress) = (store.ListEvents(sheet.RunId).Count, store.GetRun(sheet.RunId).Progress);

        store.LimitPages(store.Pages + 2);
        var picture = TestPictures.Jpeg(device.Random, 200_000);
        Assert.Throws<StorageFullException>(() => device.App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, picture, "items", out _));
        Assert.Equal(events, store.ListEvents(sheet.RunId).Count);
        Assert.Equal(0, store.CountUnsentPhotos());
        Assert.Equal(progress.Stops[sheet.Stops[1].StopId].Photos, store.GetRun(sheet.RunId).Progress.Stops[sheet.Stops[1].StopId].Photos);

        store.LimitPages(1_000_000);
        Assert.NotNull(device.App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, picture, "items", out _).State);
        await device.App.Round.Run(false, TestContext.Current.CancellationToken);
        Assert.Equal([1L, 2, 3], records.History.Select(e => e.Sequence));
        Assert.Single(records.WholePhotos);
    }

    [Fact]
    public void Tracking_never_fills_the_device()
    {
        using var store = new DriverStore(NewPath);
        var fix = new PositionFix(Guid.Empty, Sheets.Morning, Sheets.Depot, 5);
        store.Transaction(() =>
        {
            for (var i = 0; i < DriverStore.MostPositions + 500; i++)
                store.AddPosition(null, fix);
            return 0;
        });
        Assert.Equal(DriverStore.MostPositions, store.CountUnsentPositions());
    }
}
