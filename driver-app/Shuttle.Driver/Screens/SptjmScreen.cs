using Shuttle.Driver.AtStop;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>A line of the statement.</summary>
/// <param name="Fault">What is wrong with it, once it was touched; null while it is right or empty.</param>
public sealed record SptjmRow(string Key, string Label, string Value, string? Fault, bool Digits);

/// <summary>The statement that stands in for a missing paper, filled in on the screen and signed by three.</summary>
/// <param name="Signers">Over each pad, who signs there: the declarant and two witnesses.</param>
public sealed record SptjmScreen(string Title, string Statement, IReadOnlyList<SptjmRow> Rows, bool MaySign, IReadOnlyList<string> Signers, string SignText)
{
    static readonly string[] WhoSign = ["declarant", "witness1", "witness2"];

    public static SptjmScreen Of(Sptjm form, Words words)
    {
        var faults = form.Faults.Select(f => f.Key).ToHashSet();
        var kind = form.Kind == SptjmKind.Birth ? "birth" : "marriage";
        return new(
            words[$"sptjm.title.{kind}"], words[$"sptjm.statement.{kind}"],
            [.. Sptjm.FieldsOf(form.Kind).Select(f => new SptjmRow(
                f.Key, words[$"sptjm.{f.Key}"], form.ValueOf(f.Key),
                faults.Contains(f.Key) && form.ValueOf(f.Key).Length > 0 ? words[$"sptjm.rule.{f.Rule.ToString().ToLowerInvariant()}"] : null,
                f.Rule is SptjmRule.Nik or SptjmRule.Date))],
            form.IsComplete, [.. WhoSign.Select(who => $"{words[$"sptjm.{who}"]}: {form.ValueOf($"{who}-name")}")], words["sptjm.sign"]);
    }
}
