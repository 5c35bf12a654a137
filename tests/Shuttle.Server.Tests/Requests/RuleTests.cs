using NetTopologySuite.Geometries;
using Shuttle.Contracts;
using Shuttle.Server.Areas;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Requests;
using Shuttle.Server.Requests.Intake;
using Shuttle.Server.Requests.Windows;

namespace Shuttle.Server.Tests.Requests;

/// <summary>What a booking's rules decide, without a database.</summary>
public sealed class RuleTests
{
    private static readonly CatalogueVersion Catalogue = CatalogueJson.Shipped;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void With_answers_the_list_is_exactly_the_pre_flights()
    {
        var service = Catalogue.Find("SKTM", Today)!;
        var path = PathTo(service, list => list.AttestOnRun);
        var list = (Checklist)PreFlight.Ask(service, new(Catalogue.Code, service.Code, path));
        var wish = Wish.Settle(Catalogue, service, ServiceMode.Courier, [], path).Value;
        Assert.Equal(list.Bring.Where(b => !b.ObtainedOnRun).Select(b => b.Code).Order(), wish.Items.Select(i => i.Code).Order());
        Assert.True(wish.NeedsSignatures);

        // Who has the letter already hands it over; nobody calls on the heads.
        var has = PathTo(service, other => other.Couriable && !other.AttestOnRun);
        var handed = Wish.Settle(Catalogue, service, ServiceMode.Courier, [], has).Value;
        Assert.Contains(handed.Items, i => i.Code == Requirement.RtRwLetter);
        Assert.False(handed.NeedsSignatures);
    }

    [Fact]
    public void What_the_pre_flight_spares_is_not_taken()
    {
        foreach (var service in Catalogue.Services.Where(s => s.Modes.Any(m => m.Mode == ServiceMode.Courier)))
            foreach (var path in DecisionTree.AllPaths(service.Questions))
                if (PreFlight.Ask(service, new(Catalogue.Code, service.Code, path)) is Checklist { Couriable: true } list)
                    foreach (var spared in service.Requirements.Select(r => r.Code).Distinct().Except(list.Bring.Select(b => b.Code)))
                        Assert.Equal("item-not-needed", Wish.Settle(Catalogue, service, ServiceMode.Courier, [spared], path).Refusal?.Code);
    }

    [Fact]
    public void Unfinished_and_unknown_answers_are_refused_by_name()
    {
        var service = Catalogue.Find("KTP-BARU", Today)!;
        Assert.Equal("pre-flight-unfinished", Wish.Settle(Catalogue, service, ServiceMode.OfficerVisit, [], new Dictionary<string, string>()).Refusal?.Code);
        Assert.Equal("pre-flight-answer-unknown", Wish.Settle(Catalogue, service, ServiceMode.OfficerVisit, [], new Dictionary<string, string> { ["age"] = "old" }).Refusal?.Code);
        Assert.Equal("pre-flight-other-service", Wish.Settle(Catalogue, service, ServiceMode.OfficerVisit, [], new Dictionary<string, string> { ["age"] = "neither" }).Refusal?.Code);
        // Who can come to the office is offered the counter and not a visit.
        var able = new Dictionary<string, string> { ["age"] = "seventeen", ["recorded"] = "no", ["able"] = "yes" };
        Assert.Equal("service-mode-not-offered", Wish.Settle(Catalogue, service, ServiceMode.OfficerVisit, [], able).Refusal?.Code);
        Assert.Equal(ServiceMode.Counter, Wish.Settle(Catalogue, service, ServiceMode.Counter, [], able).Value.Mode);
    }

    [Fact]
    public void The_home_comes_first_then_the_rt_heads_then_the_rw_heads()
    {
        var letter = WishOf("SKTM", list => list.AttestOnRun);
        var card = WishOf("KK-UBAH", list => list.Couriable);
        Neighbourhood[] heads = [Head("003", 101.461), Head("", 101.462)];
        var visit = Visit.Of([card, letter], [SpecialNeed.Deaf], vulnerable: false, 101.46, 0.475, "14.71.07.1006", heads);

        Assert.Equal([LegKind.Collect, LegKind.Collect, LegKind.Attest, LegKind.Attest], visit.Stops.Select(s => s.Stop.Kind));
        Assert.Equal([0, 1, 1, 1], visit.Stops.Select(s => s.Wish));
        Assert.Equal(["Ketua RT 003/RW 005", "Ketua RW 005"], visit.Stops.Skip(2).Select(s => s.Stop.PlaceName));
        // 240 s at a door + 120 s for written words, 120 s for the second request at the same door, 180 s for a signature.
        Assert.Equal([360, 120, 180, 180], visit.Stops.Select(s => s.Stop.ServiceSeconds));
        Assert.Equal(50, visit.Priority);
    }

    [Fact]
    public void An_officer_brings_the_kit_and_takes_papers_along_as_a_package()
    {
        var wish = WishOf("KTP-BARU", list => list.Modes.Any(m => m.Mode == ServiceMode.OfficerVisit), ServiceMode.OfficerVisit);
        var stop = Assert.Single(Visit.Of([wish], [], false, 101.46, 0.475, "k", []).Stops).Stop;
        Assert.Equal((LegKind.Package, "biometric"), (stop.Kind, stop.Kit));
        Assert.Equal([Visit.OfficerSkill], stop.Skills);
        Assert.Equal(LegKind.Visit, Visit.Of([wish with { Items = [] }], [], false, 101.46, 0.475, "k", []).Stops[0].Stop.Kind);
        Assert.Empty(Visit.Of([wish with { Mode = ServiceMode.Counter }], [], false, 101.46, 0.475, "k", []).Stops);
    }

    [Theory]
    [InlineData(null, null, null, 0, null)]
    [InlineData("5", "3", null, 2, null)]
    [InlineData("005", "001", null, 0, null)] // this head does not sign for couriers
    [InlineData("5", "99", "rt-unknown", 0, null)]
    [InlineData("77", "1", "rw-unknown", 0, null)]
    [InlineData("x", "1", "rw-shape", 0, null)]
    [InlineData(null, "1", "rw-shape", 0, null)]
    [InlineData("5", "0", "rt-shape", 0, null)]
    [InlineData("6", "1", null, 0, "rt-rw-not-registered")] // the RW is known, its RT are not entered yet
    public void An_address_is_looked_up_in_the_register(string? rw, string? rt, string? refused, int heads, string? warning)
    {
        Neighbourhood[] rows = [Head("003", 101.461), Head("", 101.462), new() { KelurahanCode = "k", Rw = "005", Rt = "001" }, new() { KelurahanCode = "k", Rw = "006" }];
        var home = HomeRegister.Look(rows, rw, rt);
        Assert.Equal(refused, home.Refusal?.Code);
        if (home.IsRefused) return;
        Assert.Equal((heads, warning), (home.Value.Heads.Count, home.Value.Warning));
        Assert.Equal(HomeRegister.NotRegistered, HomeRegister.Look([], "5", "3").Value.Warning);
    }

    [Fact]
    public void A_family_is_not_a_crowd()
    {
        Assert.Equal(1, Duplicates.Families([("a", "kk"), ("b", "kk"), ("c", "kk"), ("d", "kk"), ("e", "kk")]));
        Assert.Equal(5, Duplicates.Families([("a", "1"), ("b", "2"), ("c", "3"), ("d", null), ("e", null)]));
        // The same person twice, once without the card, is one.
        Assert.Equal(1, Duplicates.Families([("a", null), ("a", "kk")]));
    }

    [Fact]
    public void A_number_of_a_wrong_shape_is_refused_and_an_implausible_one_is_kept_with_a_warning()
    {
        Assert.Equal("nik-shape", Applicant.Read("123", null, null, null).Refusal?.Code);
        Assert.Equal("nik-date", Applicant.Read("1471073202900001", null, null, null).Refusal?.Code);
        Assert.Equal("nik-serial", Applicant.Read("1471071202900000", null, null, null).Refusal?.Code);
        Assert.Equal("kk-shape", Applicant.Read(null, "99", null, null).Refusal?.Code);
        Assert.Empty(Applicant.Read("1471071202900001", "1471071202100001", new(1990, 2, 12), null).Value.Warnings);
        Assert.Contains("nik-birth-date-differs", Applicant.Read("1471071202900001", null, new(1991, 2, 12), null).Value.Warnings);
    }

    private static Neighbourhood Head(string rt, double lon) => new() { KelurahanCode = "k", Rw = "005", Rt = rt, TakesPart = true, HeadPlace = new Point(lon, 0.476) };

    private static Wish WishOf(string code, Func<Checklist, bool> wanted, ServiceMode mode = ServiceMode.Courier)
    {
        var service = Catalogue.Find(code, Today)!;
        return Wish.Settle(Catalogue, service, mode, [], PathTo(service, wanted)).Value;
    }

    internal static IReadOnlyDictionary<string, string> PathTo(ServiceDefinition service, Func<Checklist, bool> wanted) =>
        DecisionTree.AllPaths(service.Questions).First(path => PreFlight.Ask(service, new(Catalogue.Code, service.Code, path)) is Checklist list && wanted(list));
}
