using Avalonia.Controls;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The statement that stands in for a missing paper: filled in, signed, sent as a file of its own.</summary>
sealed class SptjmPage(Guid runId, Guid stopId) : AtStopPage(runId, stopId)
{
    Sptjm form = Sptjm.Empty(SptjmKind.Birth);
    SignaturePad pad = SignaturePad.Empty;
    bool signing;

    public override bool Follows => false;

    public override Control Build()
    {
        var screen = SptjmScreen.Of(form, Words);
        if (signing)
            return Kit.Page(screen.Title, Kit.Column(Kit.Text(screen.Statement, bold: true), Kit.Text(Words["sptjm.liability"]), new SignatureControl(pad, Kit.Look, p => pad = p)),
                Kit.Button(screen.SignText, Sign, Weight.Main), Kit.Button(Words["go.back"], () => Turn(false)));
        return Kit.Page(screen.Title,
            Kit.Column([
                Kit.Row([.. Enum.GetValues<SptjmKind>().Select(kind => Kit.Tick(kind == SptjmKind.Birth ? "F-2.03" : "F-2.04", form.Kind == kind, () => Choose(kind)))]),
                .. screen.Rows.SelectMany(row => new Control?[]
                {
                    Kit.Text(row.Label), Kit.Box(row.Label, row.Value, t => form = form.With(row.Key, t), row.Digits),
                    row.Fault is { } fault ? Kit.Text(fault, 16, colour: Kit.Look.Danger) : null,
                }),
            ]),
            Kit.Button(Words["go.next"], Check, Weight.Main), Back());
    }

    void Choose(SptjmKind kind)
    {
        // What both forms ask stays.
        form = Sptjm.FieldsOf(kind).Aggregate(Sptjm.Empty(kind), (fresh, field) => fresh.With(field.Key, form.ValueOf(field.Key)));
        Shell.Redraw();
    }

    void Check()
    {
        if (form.IsComplete)
            Turn(true);
        else
            Shell.Say(Words["sptjm.rule.text"]);
    }

    void Turn(bool to)
    {
        signing = to;
        Shell.Redraw();
    }

    void Sign()
    {
        if (!pad.IsEnough)
            Shell.Say(Words["refusal.proof-missing"]);
        else if (Shell.Do(() => App.Photos.AddPaper(RunId, Stop.StopId, pad.Picture(), SignaturePad.Purpose, out _))
            && Shell.Do(() => App.Photos.AddPaper(RunId, Stop.StopId, form.Write(App.Clock.Now, Run.Sheet!.District, pad.Hash), Sptjm.Purpose, out _)))
            Shell.Back();
    }
}
