using System.Text;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.AtStop;

public sealed class SptjmTests
{
    static readonly SptjmHashes Hashes = new("abc123", "def456", "789abc");

    static Sptjm Filled(SptjmKind kind) => SignedPapers.Form(new Random(1), kind);

    [Theory]
    [InlineData(SptjmKind.Birth, "F-2.03")]
    [InlineData(SptjmKind.Marriage, "F-2.04")]
    public void A_complete_statement_is_an_indonesian_text_with_every_line_and_the_signature(SptjmKind kind, string number)
    {
        var text = Encoding.UTF8.GetString(Filled(kind).Write(Sheets.Morning, "Bukit Raya", Hashes));
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("Bukit Raya, 23 November 2026 08.00 +07:00", text, StringComparison.Ordinal);
        Assert.All(new[] { "abc123", "def456", "789abc" }, hash => Assert.Contains(hash, text, StringComparison.Ordinal));
        Assert.All(Sptjm.FieldsOf(kind), f => Assert.Contains(Filled(kind).ValueOf(f.Key), text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_incomplete_statement_says_which_lines_are_wrong_and_cannot_be_signed()
    {
        var form = Filled(SptjmKind.Birth).With("declarant-nik", "123").With("birth-date", "1990-02-01").With("declarant-work", "");
        Assert.Equal(["declarant-nik", "birth-date"], form.Faults.Select(f => f.Key));
        Assert.Throws<InvalidOperationException>(() => form.Write(Sheets.Morning, "x", Hashes));
        var screen = SptjmScreen.Of(form, Words.Indonesian);
        Assert.False(screen.MaySign);
        Assert.Equal("Tanggal seperti 23-11-2026", screen.Rows.Single(r => r.Key == "birth-date").Fault);
        Assert.True(SptjmScreen.Of(Filled(SptjmKind.Birth), Words.English).MaySign);
        Assert.Throws<ArgumentException>(() => form.With("husband-name", "x"));
    }

    [Fact]
    public void The_witnesses_are_two_people_and_not_the_one_who_declares()
    {
        var form = Filled(SptjmKind.Marriage);
        Assert.Equal(["witness2-nik"], form.With("witness2-nik", form.ValueOf("witness1-nik")).Faults.Select(f => f.Key));
        Assert.Equal(["witness1-nik"], form.With("witness1-nik", form.ValueOf("declarant-nik")).Faults.Select(f => f.Key));
    }

    [Theory]
    [InlineData("1471074101900001", true)] // a woman, born on 1 January
    [InlineData("1471072902000001", true)] // 29 February 2000
    [InlineData("1471072902010001", false)]
    [InlineData("1471070013900001", false)] // day 0, month 13
    [InlineData("1471070101900000", false)] // serial 0000
    [InlineData("147107010190000", false)]
    public void A_number_that_the_office_would_not_read_is_told_at_the_door(string nik, bool right) =>
        Assert.Equal(!right, Filled(SptjmKind.Birth).With("mother-nik", nik).Faults.Any());

    [Fact]
    public void The_event_carries_the_answers_by_the_offices_codes_and_two_witnesses_with_their_signatures()
    {
        var paper = Guid.NewGuid();
        var signed = (Shuttle.Contracts.StatementSigned)Filled(SptjmKind.Marriage).Draft(paper, Hashes);
        Assert.Equal(("F-2.04", paper, "abc123"), (signed.Form, signed.ReplacesItemId, signed.SignatureSha256));
        Assert.Equal(["def456", "789abc"], signed.Witnesses.Select(w => w.SignatureSha256));
        Assert.DoesNotContain(signed.Answers.Keys, k => k.StartsWith("witness", StringComparison.Ordinal));
        Assert.Contains("wife-nik", signed.Answers.Keys);
    }
}
