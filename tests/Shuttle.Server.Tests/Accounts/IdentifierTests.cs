using System.Text.Json;
using Shuttle.Server.Accounts.Identifiers;

namespace Shuttle.Server.Tests.Accounts;

public class IdentifierTests
{
    static Nik Nik(string text) => Server.Accounts.Identifiers.Nik.Parse(text).Value!;

    [Theory]
    [InlineData("1471070101900001", null)]
    [InlineData("147107 410190 0001", null)]
    [InlineData("1471.07-7101900001", null)]
    [InlineData("147107010190001", "nik-shape")]
    [InlineData("14710701019000012", "nik-shape")]
    [InlineData("14710701019O0001", "nik-shape")]
    [InlineData("١٤٧١٠٧٠١٠١٩٠٠٠٠١", "nik-shape")]
    [InlineData(null, "nik-shape")]
    [InlineData("1471073201900001", "nik-date")]
    [InlineData("1471070001900001", "nik-date")]
    [InlineData("1471074001900001", "nik-date")]
    [InlineData("1471077201900001", "nik-date")]
    [InlineData("1471070113900001", "nik-date")]
    [InlineData("1471073104900001", "nik-date")]
    [InlineData("1471070101900000", "nik-serial")]
    [InlineData("1471072902000001", null)]
    [InlineData("1471072902960001", null)]
    [InlineData("1471072902010001", "nik-date")]
    public void A_nik_is_refused_only_for_its_shape_its_date_and_an_empty_serial(string? text, string? code) =>
        Assert.Equal(code, Server.Accounts.Identifiers.Nik.Parse(text).Code);

    [Fact]
    public void The_29th_of_February_exists_only_where_the_year_is_a_leap_year()
    {
        // 1900 was no leap year, 2000 was.
        Assert.Equal([new DateOnly(2000, 2, 29)], Nik("1471072902000001").PossibleBirthDates());
        Assert.Equal([new DateOnly(1996, 2, 29), new DateOnly(2096, 2, 29)], Nik("1471072902960001").PossibleBirthDates());
    }

    [Fact]
    public void A_womans_day_of_birth_is_raised_by_forty()
    {
        var nik = Nik("1471075708450002");
        Assert.Equal(Sex.Female, nik.Sex);
        Assert.Contains(new DateOnly(1945, 8, 17), nik.PossibleBirthDates());
        Assert.Equal("14.71.07", nik.RegistrationArea);
    }

    [Fact]
    public void What_is_implausible_is_a_warning()
    {
        Assert.Empty(Nik("1471075708450002").Warnings(new DateOnly(1945, 8, 17), Sex.Female));
        Assert.Equal(["nik-birth-date-differs", "nik-sex-differs"], Nik("1471075708450002").Warnings(new DateOnly(1946, 8, 17), Sex.Male));
        Assert.Equal(["nik-province-unknown"], Nik("9971075708450002").Warnings());
        Assert.Equal(["nik-temporary"], Nik("0171075708450002").Warnings());
    }

    [Fact]
    public void A_family_card_is_refused_for_its_shape_only()
    {
        Assert.Equal("kk-shape", FamilyCardNumber.Parse("14710712").Code);
        Assert.Empty(FamilyCardNumber.Parse("1471071203100005").Value!.Warnings());
        // No +40 on a family card: day 52 is implausible.
        Assert.Equal(["kk-date"], FamilyCardNumber.Parse("1471075203100005").Value!.Warnings());
        Assert.Equal(["kk-province-unknown", "kk-serial"], FamilyCardNumber.Parse("2071071203100000").Value!.Warnings());
    }

    [Theory]
    [InlineData("0812-3456-7890")]
    [InlineData("81234567890")]
    [InlineData("62 812 3456 7890")]
    [InlineData("+62 812 3456 7890")]
    [InlineData("+62 (0)812 3456 7890")]
    [InlineData("006281234567890")]
    public void A_phone_is_the_same_however_it_is_written(string text)
    {
        var phone = PhoneNumber.Parse(text).Value!;
        Assert.Equal("+6281234567890", phone.Reveal());
        Assert.Equal("6281234567890", phone.RevealForWhatsApp());
        Assert.Equal(PhoneNumber.Parse("081234567890").Value, phone);
    }

    [Theory]
    [InlineData("0842345678", "phone-prefix")]
    [InlineData("0802345678", "phone-prefix")]
    [InlineData("0112345678", "phone-prefix")]
    [InlineData("08123456", "phone-length")]
    [InlineData("08123456789012", "phone-length")]
    [InlineData("+60123456789", "phone-country")]
    [InlineData("0812345678a", "phone-shape")]
    [InlineData("", "phone-shape")]
    [InlineData(null, "phone-shape")]
    [InlineData("62", "phone-length")]
    [InlineData("+62", "phone-length")]
    public void A_phone_that_cannot_exist_is_refused(string? text, string code) => Assert.Equal(code, PhoneNumber.Parse(text).Code);

    [Fact]
    public void A_landline_of_Pekanbaru_can_be_called_but_not_messaged()
    {
        var phone = PhoneNumber.Parse("(0761) 123456").Value!;
        Assert.Equal((PhoneKind.Landline, "+62761123456", null), (phone.Kind, phone.Reveal(), phone.RevealForWhatsApp()));
    }

    [Fact]
    public void Neither_text_nor_json_nor_interpolation_shows_a_number()
    {
        var nik = Nik("1471075708450002");
        var phone = PhoneNumber.Parse("081234567890").Value!;
        var card = FamilyCardNumber.Parse("1471071203100005").Value!;
        Assert.Equal("147107••••••0002", nik.ToString());
        Assert.Equal("+62812••••••90", phone.ToString());
        var everything = $"{nik} {phone} {card} {Server.Accounts.Identifiers.Nik.Parse("1471075708450002")} " + JsonSerializer.Serialize(new object[] { nik, phone, card });
        Assert.DoesNotContain("570845", everything);
        Assert.DoesNotContain("34567", everything);
        Assert.DoesNotContain("120310", everything);
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        var codes = typeof(IdentifierCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Order(), IdentifierCodes.Words.Keys.Order());
        Assert.All(IdentifierCodes.Words.Values, words => Assert.True(words.Id.Length > 0 && words.En.Length > 0));
    }
}
