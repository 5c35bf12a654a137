using Shuttle.Driver.AtStop;

namespace Shuttle.Driver.Tests.World;

/// <summary>Statements as they are filled in and signed at doors.</summary>
static class SignedPapers
{
    /// <summary>A complete F-2.03, or the form of another kind.</summary>
    public static Sptjm Form(Random random, SptjmKind kind = SptjmKind.Birth)
    {
        var serial = random.Next(1000, 9000);
        return Sptjm.FieldsOf(kind).Aggregate(Sptjm.Empty(kind), (form, field) => form.With(field.Key, field.Rule switch
        {
            SptjmRule.Nik => $"147107410190{++serial:0000}",
            SptjmRule.Date => "01-02-1990",
            _ => "Siti Rahmawati",
        }));
    }

    public static SptjmPads Pads(Random random) => new(Signature(random), Signature(random), Signature(random));

    static SignaturePad Signature(Random random) =>
        Enumerable.Range(1, 12).Aggregate(SignaturePad.Empty.Begin(new(0.1, 0.5)), (pad, i) => pad.Draw(new(0.1 + (0.06 * i), 0.2 + (random.NextDouble() * 0.6))));
}
