using System.Text.Json;
using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Tests.Catalogue;

public class PreFlightTests
{
    static PreFlightStep Ask(string code, params (string Question, string Answer)[] given)
    {
        var service = CatalogueJson.Shipped.Find(code, new(2026, 11, 21))!;
        return PreFlight.Ask(service, given.Aggregate(PreFlightAnswers.None(CatalogueJson.Shipped, service), (all, one) => all.With(one.Question, one.Answer)));
    }

    static IEnumerable<string> Codes(Checklist list) => list.Bring.Select(entry => entry.Code);

    [Fact]
    public void The_first_question_comes_first()
    {
        var ask = Assert.IsType<AskQuestion>(Ask("AKTA-LAHIR"));
        Assert.Equal(("birth-letter", 1, 4), (ask.Question.Code, ask.Number, ask.AtMost));
    }

    [Fact]
    public void A_birth_without_letter_and_certificate_needs_two_statements_instead()
    {
        var list = Assert.IsType<Checklist>(Ask("AKTA-LAHIR", ("birth-letter", "no"), ("marriage", "no"), ("in-kk", "no"), ("hand", "holder")));
        Assert.Equal(["sptjm-birth", "sptjm-couple", "ktp-copy", "kk-copy", "f-2-01"], Codes(list));
        Assert.Contains(list.NotNeeded, entry => entry.Code == "rt-rw-letter");
        Assert.Contains(list.NotNeeded, entry => entry.Code == "letter-of-authority");
        Assert.All(list.NotNeeded, entry => Assert.True(entry.Why.Id.Length > 0 && entry.LegalBasis.Length > 0));
        Assert.True(list.Couriable);
    }

    [Fact]
    public void Only_a_proxy_brings_a_letter_of_authority()
    {
        var list = Assert.IsType<Checklist>(Ask("KTP-HILANG", ("report", "yes"), ("data-changed", "no"), ("hand", "proxy")));
        Assert.Contains("letter-of-authority", Codes(list));
        Assert.DoesNotContain(list.NotNeeded, entry => entry.Code == "letter-of-authority");
    }

    [Fact]
    public void A_letter_of_the_RT_that_is_not_there_yet_is_signed_on_the_run()
    {
        var missing = Assert.IsType<Checklist>(Ask("SKTM", ("resident-here", "yes"), ("letter-ready", "no"), ("purpose", "school"), ("hand", "family")));
        Assert.True(missing.AttestOnRun);
        var there = Assert.IsType<Checklist>(Ask("SKTM", ("resident-here", "yes"), ("letter-ready", "yes"), ("purpose", "school"), ("hand", "family")));
        Assert.False(there.AttestOnRun);
        Assert.Contains("rt-rw-letter", Codes(there));
    }

    [Fact]
    public void Who_cannot_come_is_offered_a_visit_and_who_can_a_slot_at_the_counter()
    {
        var frail = Assert.IsType<Checklist>(Ask("KTP-BARU", ("age", "seventeen"), ("recorded", "no"), ("able", "no")));
        Assert.Equal([ServiceMode.OfficerVisit, ServiceMode.Counter], frail.Modes.Select(option => option.Mode));
        var fit = Assert.IsType<Checklist>(Ask("KTP-BARU", ("age", "seventeen"), ("recorded", "no"), ("able", "yes")));
        Assert.Equal([ServiceMode.Counter], fit.Modes.Select(option => option.Mode));
        Assert.False(frail.Couriable || fit.Couriable);
    }

    [Fact]
    public void A_redirect_is_said_as_soon_as_it_is_known()
    {
        Assert.Equal("KIA", Assert.IsType<NotThisService>(Ask("KTP-BARU", ("age", "neither"))).Instead);
        Assert.Null(Assert.IsType<NotThisService>(Ask("DISP-NIKAH", ("days", "enough"))).Instead);
    }

    [Fact]
    public void An_answer_to_a_question_that_is_no_longer_asked_is_dropped()
    {
        var list = Assert.IsType<Checklist>(Ask("KK-HILANG", ("state", "damaged"), ("report", "yes"), ("data-changed", "no"), ("hand", "holder")));
        Assert.DoesNotContain("report", list.Answers.Given.Keys);
        Assert.DoesNotContain("police-loss-report", Codes(list));
    }

    [Fact]
    public void Unknown_questions_and_answers_are_refused_by_name()
    {
        Assert.Equal(new AnswerRefused("question-unknown", "colour", "red"), Ask("SKU", ("colour", "red")));
        Assert.Equal(new AnswerRefused("answer-unknown", "place", "moon"), Ask("SKU", ("place", "moon")));
    }

    [Fact]
    public void Answers_can_be_stored_and_read_back()
    {
        var list = Assert.IsType<Checklist>(Ask("KTP-HILANG", ("report", "yes"), ("data-changed", "no"), ("hand", "holder")));
        var stored = JsonSerializer.Deserialize<PreFlightAnswers>(JsonSerializer.Serialize(list.Answers))!;
        Assert.Equal(("2026-1", "KTP-HILANG"), (stored.Catalogue, stored.Service));
        Assert.Equal(list.Answers.Given.OrderBy(one => one.Key), stored.Given.OrderBy(one => one.Key));
    }
}
