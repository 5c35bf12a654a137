using System.Text;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Screens;
using Shuttle.Driver.Tests.World;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Tests.AtStop;

public sealed class SptjmTests
{
    static Sptjm Filled(SptjmKind kind) => Sptjm.FieldsOf(kind).Select((f, i) => (f, i)).Aggregate(Sptjm.Empty(kind), (form, f) => form.With(f.f.Key, f.f.Rule switch
    {
        SptjmRule.Nik => $"147107010190{f.i:0000}",
        SptjmRule.Date => "01-02-1990",
        _ => "Siti Rahmawati",
    }));

    [Theory]
    [InlineData(SptjmKind.Birth, "F-2.03")]
    [InlineData(SptjmKind.Marriage, "F-2.04")]
    public void A_complete_statement_is_an_indonesian_text_with_every_line_and_the_signature(SptjmKind kind, string number)
    {
        var text = Encoding.UTF8.GetString(Filled(kind).Write(Sheets.Morning, "Bukit Raya", "abc123"));
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("Bukit Raya, 23 November 2026 08.00 +07:00", text, StringComparison.Ordinal);
        Assert.Contains("abc123", text, StringComparison.Ordinal);
        Assert.All(Sptjm.FieldsOf(kind), f => Assert.Contains(Filled(kind).ValueOf(f.Key), text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_incomplete_statement_says_which_lines_are_wrong_and_cannot_be_signed()
    {
        var form = Filled(SptjmKind.Birth).With("nik", "123").With("childBirthDate", "1990-02-01").With("work", "");
        Assert.Equal(["nik", "childBirthDate"], form.Faults.Select(f => f.Key));
        Assert.Throws<InvalidOperationException>(() => form.Write(Sheets.Morning, "x", "y"));
        var screen = SptjmScreen.Of(form, Words.Indonesian);
        Assert.False(screen.MaySign);
        Assert.Equal("Tanggal seperti 23-11-2026", screen.Rows.Single(r => r.Key == "childBirthDate").Fault);
        Assert.True(SptjmScreen.Of(Filled(SptjmKind.Birth), Words.English).MaySign);
        Assert.Throws<ArgumentException>(() => form.With("spouseName", "x"));
    }

    [Fact]
    public void The_witnesses_are_two_people_and_not_the_one_who_declares()
    {
        var form = Filled(SptjmKind.Marriage);
        Assert.Equal(["witness2Nik"], form.With("witness2Nik", form.ValueOf("witness1Nik")).Faults.Select(f => f.Key));
        Assert.Equal(["witness1Nik"], form.With("witness1Nik", form.ValueOf("nik")).Faults.Select(f => f.Key));
    }
}
