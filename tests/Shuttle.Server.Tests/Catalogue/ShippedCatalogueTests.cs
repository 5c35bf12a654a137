using Shuttle.Server.Catalogue;

namespace Shuttle.Server.Tests.Catalogue;

public class ShippedCatalogueTests
{
    static readonly CatalogueVersion Shipped = CatalogueJson.Shipped;

    [Fact]
    public void The_shipped_catalogue_passes_its_own_lint() =>
        Assert.Empty(CatalogueLint.Check(Shipped, CatalogueJson.ShippedAbolitions));

    [Fact]
    public void Every_service_of_the_district_is_there() => Assert.Equal(
        [
            "AHLI-WARIS", "AKTA-LAHIR", "AKTA-MATI", "BEDA-NAMA", "DISP-NIKAH", "DOMISILI-USAHA", "IKD-AKTIF", "IZIN-KERAMAIAN", "KET-KEMATIAN", "KIA",
            "KK-BARU", "KK-HILANG", "KK-UBAH", "KTP-BARU", "KTP-HILANG", "KTP-RUSAK", "KTP-UBAH", "LEGALISIR", "NIKAH-N", "PENGANTAR-BPJS",
            "PENGANTAR-PIP", "PINDAH-DALAM", "PINDAH-DATANG", "PINDAH-KELUAR", "REKOMENDASI", "SK-DOMISILI", "SKCK-PENGANTAR", "SKTM", "SKU",
        ], Shipped.Services.Select(service => service.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void No_row_claims_to_be_confirmed_by_the_district() => Assert.All(Shipped.Services, service => Assert.False(service.ConfirmedLocally));

    [Fact]
    public void Nobody_is_asked_for_a_letter_of_the_RT_to_move() =>
        Assert.All(Shipped.Services.Where(service => service.Code.StartsWith("PINDAH-", StringComparison.Ordinal)), service =>
        {
            Assert.False(service.NeedsRtRwLetter());
            Assert.Contains(service.NotNeeded, nothing => nothing.Code == Requirement.RtRwLetter && nothing.LegalBasis.Length > 0);
        });

    [Fact]
    public void Biometrics_come_by_officer_visit_or_counter_and_never_by_courier() =>
        Assert.All(Shipped.Services.Where(service => service.Class == ServiceClass.BiometricPresence), service =>
            Assert.Equal([ServiceMode.OfficerVisit, ServiceMode.Counter], service.Modes.Select(option => option.Mode)));

    [Fact]
    public void Every_case_of_every_service_ends_in_a_checklist_or_a_redirect_after_at_most_six_questions()
    {
        foreach (var service in Shipped.Services)
        {
            foreach (var path in DecisionTree.AllPaths(service.Questions))
            {
                var answers = PreFlightAnswers.None(Shipped, service);
                var step = PreFlight.Ask(service, answers);
                for (var number = 1; step is AskQuestion ask; number++)
                {
                    Assert.True(number <= 6 && ask.Number == number && ask.AtMost >= number, $"{service.Code}: question {number}");
                    answers = answers.With(ask.Question.Code, path[ask.Question.Code]);
                    step = PreFlight.Ask(service, answers);
                }
                if (step is Checklist list) Assert.True(list.Bring.Count > 0 && list.Modes.Count > 0, service.Code);
                else Assert.IsType<NotThisService>(step);
            }
        }
    }

    [Fact]
    public void A_catalogue_survives_writing_and_reading()
    {
        var json = CatalogueJson.Write(Shipped);
        Assert.Equal(json, CatalogueJson.Write(CatalogueJson.Read(json)));
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":7", "format")]
    [InlineData("\"code\":\"KTP-BARU\"", "\"code\":\"KTP-BARU\",\"fee\":10000", "fee")]
    [InlineData("\"kind\":\"copy\"", "\"kind\":\"hologram\"", "$.services[0].requirements[0].kind")]
    [InlineData("\"confirmedLocally\":false,", "", "confirmedLocally")]
    public void A_file_with_something_unknown_or_missing_is_refused_with_the_place_named(string good, string bad, string place)
    {
        var json = CatalogueJson.Write(Shipped);
        var at = json.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var fault = Assert.Throws<CatalogueFormatException>(() => CatalogueJson.Read(json[..at] + bad + json[(at + good.Length)..]));
        Assert.Contains(place, fault.Message);
    }
}
