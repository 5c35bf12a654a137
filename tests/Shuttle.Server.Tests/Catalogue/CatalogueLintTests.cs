using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Tests.Catalogue;

public class CatalogueLintTests
{
    static readonly ServiceDefinition Good = CatalogueJson.Shipped.Services.Single(service => service.Code == "PINDAH-DALAM");

    static List<string> Check(ServiceDefinition service) =>
        [.. CatalogueLint.Check(CatalogueJson.Shipped with { Services = [.. CatalogueJson.Shipped.Services.Where(other => other.Code != service.Code), service] },
            CatalogueJson.ShippedAbolitions).Select(fault => fault.Code).Distinct().Order()];

    static Requirement Letter(Dictionary<string, string[]>? when = null) =>
        new(Requirement.RtRwLetter, new("Surat pengantar", "Letter"), PaperKind.Original, new("Adat", "Custom"), when);

    [Fact]
    public void Asking_for_the_abolished_letter_is_refused_with_the_rule_named()
    {
        var version = CatalogueJson.Shipped with { Services = [Good with { Requirements = [Letter()], NotNeeded = [], Redirects = [] }] };
        var fault = Assert.Single(CatalogueLint.Check(version, CatalogueJson.ShippedAbolitions));
        Assert.Equal((CatalogueCodes.DemandAbolished, "PINDAH-DALAM"), (fault.Code, fault.Service));
        Assert.Contains("108/2019", fault.Detail);
        Assert.Contains("PINDAH-DALAM requirements.rt-rw-letter", fault.ToString());
    }

    [Fact]
    public void What_was_in_force_before_the_rule_is_left_alone()
    {
        var old = Good with { Requirements = [Letter()], NotNeeded = [], ValidFrom = new(2015, 1, 1), ValidUntil = new(2019, 12, 31) };
        Assert.Empty(Check(old));
    }

    [Fact]
    public void All_reasons_come_at_once() => Assert.Equal(
        new[] { "legal-basis-missing", "no-receiver", "no-step", "source-missing", "standard-time-missing" },
        Check(Good with { LegalBasis = [], Source = " ", Steps = [], StandardTime = new(0, "x", false), Receivers = [ReceiverRelation.Neighbour] }));

    [Fact]
    public void A_condition_that_no_answers_can_meet_is_found()
    {
        // An empty list of answers is met by none.
        var never = new Requirement("x", new("x", "x"), PaperKind.Copy, new("x", "x"), new() { ["inside"] = ["yes"], ["who"] = [] });
        Assert.Equal(["condition-impossible", "condition-unknown"], Check(Good with { Requirements = [never] }));
        // The question comes only after "yes", the paper only after "no".
        var questions = Good.Questions.Append(new("late", new("x", "x"), [new("a", new("x", "x")), new("b", new("x", "x"))], new() { ["join"] = ["yes"] })).ToList();
        var hidden = new Requirement("x", new("x", "x"), PaperKind.Copy, new("x", "x"), new() { ["join"] = ["no"], ["late"] = ["a"] });
        Assert.Equal(["condition-impossible"], Check(Good with { Questions = questions, Requirements = [hidden] }));
    }

    [Fact]
    public void What_only_a_redirected_resident_would_be_asked_is_found() => Assert.Equal(["condition-impossible"],
        Check(Good with { Requirements = [new("x", new("x", "x"), PaperKind.Copy, new("x", "x"), new() { ["inside"] = ["no"] })] }));

    [Fact]
    public void A_condition_on_a_question_nobody_asks_is_found() => Assert.Equal(["condition-impossible", "condition-unknown"],
        Check(Good with { Requirements = [new("x", new("x", "x"), PaperKind.Copy, new("x", "x"), new() { ["moon"] = ["full"] })] }));

    [Fact]
    public void Answers_that_leave_no_way_are_found() => Assert.Equal(["no-mode"],
        Check(Good with { Modes = [new(ServiceMode.Courier, new("x", "x"), new() { ["who"] = ["all"] })] }));

    [Fact]
    public void The_same_paper_asked_twice_in_one_case_is_found() => Assert.Equal(["requirement-twice"],
        Check(Good with { Requirements = [.. Good.Requirements, Good.Requirements[0]] }));

    [Fact]
    public void A_paper_both_asked_for_and_called_not_needed_is_found() => Assert.Equal(["demand-not-needed"],
        Check(Good with { NotNeeded = [new(Good.Requirements[0].Code, new("x", "x"), new("x", "x"), "UU")] }));

    [Fact]
    public void A_courier_for_fingerprints_is_found()
    {
        var recording = CatalogueJson.Shipped.Services.Single(service => service.Code == "KTP-BARU");
        Assert.Equal(["mode-against-class"], Check(recording with { Modes = [.. recording.Modes, new(ServiceMode.Courier, new("x", "x"))] }));
    }

    [Fact]
    public void Smaller_slips_are_found()
    {
        Assert.Equal(["service-code-shape"], Check(Good with { Code = "pindah dalam" }).Where(code => code != CatalogueCodes.RedirectUnknown));
        Assert.Equal(["question-count"], Check(Good with { Questions = Good.Questions.Take(2).ToList(), Requirements = [Good.Requirements[0]] }));
        Assert.Equal(["validity-empty"], Check(Good with { ValidUntil = Good.ValidFrom.AddDays(-1) }));
        Assert.Equal(["words-missing"], Check(Good with { Name = new("Pindah", "") }));
        Assert.Equal(["steps-too-long"], Check(Good with { StandardTime = new(1, "x", false), Steps = [new(Counterparty.Camat, new("x", "x"), 2)] }));
        Assert.Equal(["withdrawn-not-original"], Check(Good with { Requirements = [Good.Requirements[0] with { Kind = PaperKind.Copy }] }));
        Assert.Equal(["redirect-unknown"], Check(Good with { Redirects = [Good.Redirects[0] with { Instead = "TIDAK-ADA" }] }));
    }

    [Fact]
    public void The_same_code_may_not_be_in_force_twice_on_one_day()
    {
        CatalogueVersion With(DateOnly from) => CatalogueJson.Shipped with { Services = [Good with { Redirects = [], ValidUntil = new(2026, 6, 30) }, Good with { Redirects = [], ValidFrom = from }] };
        Assert.Equal("service-twice", Assert.Single(CatalogueLint.Check(With(new(2026, 6, 30)), [])).Code);
        var version = With(new(2026, 7, 1));
        Assert.Empty(CatalogueLint.Check(version, []));
        Assert.Equal(new DateOnly(2026, 7, 1), version.Find("PINDAH-DALAM", new(2026, 7, 1))!.ValidFrom);
        Assert.Null(version.Find("PINDAH-DALAM", new(2025, 12, 31)));
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        var codes = typeof(CatalogueCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Order(), CatalogueCodes.Words.Keys.Order());
    }
}
