using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The statement that stands in for a missing paper: filled in, then signed by the declarant and two witnesses.</summary>
sealed class SptjmPage(Guid runId, Guid stopId, RunItem paper) : AtStopPage(runId, stopId)
{
    Sptjm form = Sptjm.Empty(Sptjm.KindOf(paper.StatementInstead) ?? SptjmKind.Birth);
    SptjmPads pads = SptjmPads.Empty;
    bool signing;

    public override bool Follows => false;

    public override Control Build()
    {
        var screen = SptjmScreen.Of(form, Words);
        if (signing)
            return Kit.Page(screen.Title,
                Kit.Column([
                    Kit.Text(screen.Statement, bold: true), Kit.Text(Words["sptjm.liability"]),
                    Kit.Text(screen.Signers[0]), new SignatureControl(pads.Declarant, Kit.Look, p => pads = pads with { Declarant = p }),
                    Kit.Text(screen.Signers[1]), new SignatureControl(pads.Witness1, Kit.Look, p => pads = pads with { Witness1 = p }),
                    Kit.Text(screen.Signers[2]), new SignatureControl(pads.Witness2, Kit.Look, p => pads = pads with { Witness2 = p }),
                ]),
                Kit.Button(screen.SignText, Sign, Weight.Main), Kit.Button(Words["go.clear"], () => Turn(to: true, SptjmPads.Empty)), Kit.Button(Words["go.back"], () => Turn(to: false, pads)));
        return Kit.Page(screen.Title,
            Kit.Column([
                Kit.Text(paper.Name, 20, bold: true),
                .. screen.Rows.SelectMany(row => new Control?[]
                {
                    Kit.Text(row.Label), Kit.Box(row.Label, row.Value, t => form = form.With(row.Key, t), row.Digits),
                    row.Fault is { } fault ? Kit.Text(fault, 16, colour: Kit.Look.Danger) : null,
                }),
            ]),
            Kit.Button(Words["go.next"], Check, Weight.Main), Back());
    }

    void Check()
    {
        if (form.IsComplete)
            Turn(to: true, pads);
        else
            Shell.Say(Words["sptjm.rule.text"]);
    }

    void Turn(bool to, SptjmPads with)
    {
        (signing, pads) = (to, with);
        Shell.Redraw();
    }

    void Sign()
    {
        if (Shell.Do(() => App.Statements.Sign(RunId, Stop, paper, form, pads)))
            Shell.Back();
    }
}
