using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Store;
using Shuttle.Driver.Sync;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.Screens;

public sealed class ScreenTests : IAsyncLifetime
{
    readonly OfficeRecords records;
    readonly TestDevice device;
    readonly RunSheet sheet = Sheets.Of(StopKind.Collect, StopKind.Return, StopKind.Break);
    static readonly Words Id = Words.Indonesian;

    public ScreenTests(Office office)
    {
        (records, var address) = office.Open();
        records.Sheets[sheet.RunId] = sheet;
        device = new(address, new ManualTime(Sheets.Morning), new Random(1));
        device.Signal.Bad = false;
    }

    public async ValueTask InitializeAsync()
    {
        await device.SignIn(TestContext.Current.CancellationToken);
        device.Signal.Bad = false;
    }

    public ValueTask DisposeAsync()
    {
        device.Dispose();
        return ValueTask.CompletedTask;
    }

    DriverApp App => device.App;
    StoredRun Run => App.Store.GetRun(sheet.RunId);

    Task<RoundResult> Sync() => App.Round.Run(false, TestContext.Current.CancellationToken);

    StopCardScreen Card(int order) => StopCardScreen.Of(sheet, Run.Progress, sheet.Stops[order], App.Clock.Moment, Id);

    [Fact]
    public async Task Signing_in_says_the_same_to_a_wrong_name_and_a_wrong_password_and_something_else_without_signal()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.Null(await SignInScreen.Submit(App, Id, "budi", "rahasia", "uji", stop));
        var wrong = await SignInScreen.Submit(App, Id, "budi", "salah", "uji", stop);
        Assert.Equal(("budi", "Nama atau kata sandi salah."), (wrong!.UserName, wrong.Error));
        device.Signal.Off = true;
        Assert.Contains("tidak terjangkau", (await SignInScreen.Submit(App, Id, "budi", "rahasia", "uji", stop))!.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Today_shows_the_run_its_day_and_the_age_of_the_list()
    {
        var today = TodayScreen.Of(App.Store, Id);
        var card = Assert.Single(today.Runs);
        Assert.Equal(("Senin, 23 November", "Siap dimulai", "0 / 3", true), (card.Day, card.State, card.Progress, card.CanStart));
        Assert.Equal("Daftar diperbarui 08.00", today.ListAge);
        App.StartRun(sheet.RunId);
        Assert.True(TodayScreen.Of(App.Store, Id).Runs[0].IsOnTheRoad);
    }

    [Fact]
    public void The_run_may_start_only_when_everything_was_looked_at()
    {
        var check = PreCheckScreen.Of(Run, Id);
        Assert.Equal(2, check.ToLoad.Count);
        foreach (var line in check.Lines)
        {
            Assert.False(check.MayStart);
            check = check.Tick(line.Key);
        }
        Assert.True(check.MayStart);
    }

    [Fact]
    public async Task The_stop_list_shows_states_expected_times_and_the_news_of_a_changed_plan()
    {
        App.StartRun(sheet.RunId);
        await Sync();
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Departed());
        records.Sheets[sheet.RunId] = sheet with { Version = 2, Stops = [.. sheet.Stops.Where(s => s.Order != 2)] };
        await Sync();
        var list = StopListScreen.Of(Run, App.Status, App.Clock.Now, null, Id);
        Assert.Equal(("0 / 3", "Menuju lokasi", "07.42–08.42", true), (list.Progress, list.Rows[1].StateText, list.Rows[1].Window, list.Rows[1].IsNext));
        Assert.Equal("± 08.09", list.Rows[1].Expected);
        Assert.StartsWith("Rencana berubah (versi 2): 0 baru, 1 keluar, 0 pindah urutan", list.News, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stop_card_offers_what_makes_sense_now_the_big_button_first()
    {
        Assert.Empty(Card(1).Actions);
        App.StartRun(sheet.RunId);
        Assert.Equal([StopAction.LoadUnload], Card(0).Actions);
        Assert.Equal([StopAction.Depart, StopAction.Arrive, StopAction.Fail], Card(1).Actions);
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Departed());
        Assert.Equal([StopAction.Arrive, StopAction.Fail, StopAction.Undo], Card(1).Actions);
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        Assert.Equal([StopAction.HandOver, StopAction.Fail, StopAction.Undo], Card(1).Actions);
        Assert.Equal("Tunggu 5 menit dulu: \"tidak ada orang\" boleh dicatat mulai 08.05.", Card(1).WaitingText);
        Assert.Equal("https://wa.me/628120000000", Card(1).ChatUri);
        Assert.Equal([StopAction.Pause, StopAction.Fail], Card(3).Actions);
        App.Recorder.Record(sheet.RunId, null, Drafts.Paused(PauseReason.Rain));
        Assert.Equal([StopAction.Resume], Card(1).Actions);
    }

    [Fact]
    public void The_checklist_screen_goes_on_only_when_every_paper_is_marked()
    {
        var list = Checklist.Of(sheet.Stops[1]);
        Assert.False(ChecklistScreen.Of(list, Id).CanGoOn);
        var done = ChecklistScreen.Of(list.Mark(sheet.Stops[1].Items[0].ItemId, ItemResult.Missing, "lost").Mark(sheet.Stops[1].Items[1].ItemId, ItemResult.Accepted), Id);
        Assert.True(done.CanGoOn);
        Assert.Equal(("Tidak ada", "Hilang", "1 dari 2 diterima, 0 belum ditandai"), (done.Rows[0].ResultText, done.Rows[0].ReasonText, done.Summary));
    }

    [Fact]
    public void The_code_leaves_the_proof_screen_when_its_tries_are_used_up()
    {
        Assert.Equal(ProofKind.Code, ProofScreen.Of(sheet.Stops[1], App.Codes, Id).Kinds[0].Kind);
        for (var i = 0; i < 5; i++)
            App.Codes.Try(sheet.Stops[1], "000000");
        var screen = ProofScreen.Of(sheet.Stops[1], App.Codes, Id);
        Assert.DoesNotContain(screen.Kinds, k => k.Kind == ProofKind.Code);
        Assert.Contains("QR", screen.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unsent_screen_lists_steps_photos_and_cards()
    {
        App.StartRun(sheet.RunId);
        await Sync();
        records.ClosedStops.Add(sheet.Stops[1].StopId);
        App.Recorder.Record(sheet.RunId, sheet.Stops[1].StopId, Drafts.Arrived());
        await Sync();
        App.Photos.Add(sheet.RunId, sheet.Stops[1].StopId, TestPictures.Jpeg(device.Random, 2000), "gate", out _);
        var screen = UnsentScreen.Of(App.Store, App.Conflicts, Id);
        Assert.Equal("Tiba: Warga 1", Assert.Single(screen.Cards).Title);
        Assert.StartsWith("Perhentian sudah diselesaikan", screen.Cards[0].Why, StringComparison.Ordinal);
        Assert.Equal("Foto: Warga 1", Assert.Single(screen.Steps).Title);
        Assert.Equal("0 dari 2 KB terkirim", Assert.Single(screen.Photos).Detail);
        Assert.StartsWith("Belum terkirim (1), 1 foto menunggu, 1 langkah ditolak", screen.Status, StringComparison.Ordinal);
    }

    [Fact]
    public void Reconciliation_shows_every_paper_that_should_be_in_the_bag()
    {
        App.StartRun(sheet.RunId);
        App.Recorder.Record(sheet.RunId, sheet.Stops[0].StopId, Drafts.Loaded([.. sheet.Stops[2].Items.Select(i => i.ItemId)]));
        var screen = ReconciliationScreen.Of(BagCount.Begin(sheet, Run.Progress).Scan(sheet.Stops[2].Items[0].ItemId), App.Store, App.Conflicts, Id);
        Assert.Equal((false, 2, "Tidak cocok: 1 kurang, 0 lebih"), (screen.Agrees, screen.OpenStops, screen.Summary));
        Assert.Equal([false, true], screen.Rows.Select(r => r.Scanned));
    }

    [Fact]
    public void Settings_are_kept()
    {
        SettingsScreen.Save(App.Store, "en", Appearance.Night);
        device.Restart();
        var settings = SettingsScreen.Of(App, SettingsScreen.WordsOf(App.Store));
        Assert.Equal(("Settings", Appearance.Night, "budi", true), (settings.Title, settings.Appearance, settings.Account, settings.IsPaired));
    }
}
