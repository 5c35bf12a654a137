using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Tests.World;

namespace Shuttle.Driver.Tests.AtStop;

/// <summary>What the device knows at the door without asking anybody: statements, slips, receivers.</summary>
public sealed class DoorTests
{
    [Fact]
    public void A_statement_stands_for_a_paper_where_the_sheet_allows_it_and_is_handed_over_with_the_rest()
    {
        var day = new RunInHand(StopKind.Collect);
        var (book, letter) = (day[1].Items[0], day[1].Items[1]);
        day.Start();
        Assert.Equal("not-arrived", day.Say(1, Stated(letter)));
        day.ArriveAt(1);
        Assert.Equal("statement-not-allowed", day.Say(1, Stated(book)));
        Assert.Equal("statement-missing", day.Say(1, Received(day, new(book.ItemId, ItemResult.Accepted), new(letter.ItemId, ItemResult.Missing, DoorReasons.StatementInstead))));
        Assert.Null(day.Say(1, Stated(letter)));
        Assert.Equal("statement-signed-already", day.Say(1, Stated(letter)));
        var statement = day.Run.Stops[day[1].StopId].Statements.Single();
        var list = Checklist.Of(day[1], day.Run);
        Assert.Equal([null, DoorReasons.StatementInstead, null], list.Lines.Select(l => l.Reason));
        Assert.Equal((1, 1), (list.Unmarked, list.Accepted));
        Assert.Equal("checklist-incomplete", day.Say(1, Received(day, new(book.ItemId, ItemResult.Accepted), new(letter.ItemId, ItemResult.Missing, DoorReasons.StatementInstead))));
        Assert.Null(day.Say(1, Received(day, [.. list.AcceptAll().Outcomes])));
        Assert.Equal(StopState.Done, day.StateOf(1)); // nothing is open: the statement stands for the letter
        Assert.Equal(new[] { book.ItemId, statement.ItemId }.Order(), Bag.OnBoard(day.Sheet, day.Run).Order());
        Assert.Equal("SPTJM F-2.03", BagCount.Begin(day.Sheet, day.Run).Find(statement.ItemId)!.Name);
        // Taking the hand-over back leaves the signed statement.
        Assert.Null(day.Say(1, Drafts.Undo(day.LastEvent!.Id, "salah tekan")));
        Assert.Empty(Bag.OnBoard(day.Sheet, day.Run));
        Assert.Single(day.Run.Stops[day[1].StopId].Statements);
    }

    [Fact]
    public void A_statement_is_a_reason_only_for_a_paper_that_it_may_stand_for()
    {
        var stop = Sheets.Of(StopKind.Collect).Stops[1];
        Assert.Contains(DoorReasons.StatementInstead, Checklist.ReasonsOf(stop.Items[1], ItemResult.Missing));
        Assert.DoesNotContain(DoorReasons.StatementInstead, Checklist.ReasonsOf(stop.Items[0], ItemResult.Missing));
    }

    [Fact]
    public void A_slip_is_checked_without_signal_and_a_wrong_one_is_told_apart()
    {
        using var office = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var sheet = Sheets.Of(StopKind.Collect, StopKind.Return) with { OfficeKey = Convert.ToBase64String(office.ExportSubjectPublicKeyInfo()) };
        var stop = sheet.Stops[1];
        string? Why(string scanned) => SlipGate.Try(sheet, stop, scanned).Refusal?.Code;
        var link = "https://kantor.example/verifikasi/" + Slip(office, stop.RequestNumber!);
        Assert.Equal(new Proof(ProofKind.SlipQr, link), SlipGate.Try(sheet, stop, link).Proof);
        Assert.Equal("slip-of-another", Why(Slip(office, sheet.Stops[2].RequestNumber!)));
        Assert.Equal("slip-forged", Why(Slip(forger, stop.RequestNumber!)));
        Assert.All(new[] { "", "https://kantor.example/lacak/abc", "S1.a", "S1.!!.!!", "S1.YQ.YQ", new string('9', 2000) }, text => Assert.Equal("slip-unreadable", Why(text)));
    }

    [Fact]
    public void Only_whom_the_service_allows_receives_and_whoever_is_not_the_holder_shows_something_for_it()
    {
        var day = new RunInHand(StopKind.Return);
        day.Sheet = day.Sheet with { Stops = [.. day.Sheet.Stops.Select(s => s.Kind == StopKind.Return ? s with { Receivers = ["holder", "family", "proxy"] } : s)] };
        day.Start();
        Assert.Null(day.Say(0, Drafts.Loaded(day.Ids(1))));
        day.ArriveAt(1);
        string? Gives(Person to) => day.Say(1, Drafts.Delivered(day.All(1), RunInHand.Signed, to));
        Assert.Equal("receiver-not-on-list", Gives(new("Pak RT", "rtHead", IdCard: true)));
        Assert.Equal("receiver-id-card-missing", Gives(new("Rini", "family", InFamilyCard: true)));
        Assert.Equal("receiver-not-in-family-card", Gives(new("Rini", "family", IdCard: true)));
        Assert.Equal("receiver-letter-missing", Gives(new("Joko", "proxy", IdCard: true, IdCopies: true)));
        Assert.Equal("receiver-id-copies-missing", Gives(new("Joko", "proxy", IdCard: true, Letter: true)));
        Assert.Equal(["idCard", "letter", "idCopies"], Receiving.MustShow(day[1], "proxy"));
        Assert.Null(Gives(new("Rini", "family", IdCard: true, InFamilyCard: true)));
    }

    static DriverEvent Stated(RunItem paper) => SignedPapers.Form(new Random(1)).Draft(paper.ItemId, new("a", "b", "c"));

    static DriverEvent Received(RunInHand day, params ItemOutcome[] outcomes) => Drafts.Received(outcomes, null, RunInHand.Signed, RunInHand.Siti);

    static string Slip(ECDsa key, string number)
    {
        var signed = $"S1.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"Slip|14.71.07|{number}|1793400000||KK-UBAH|2"))}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }
}
