using Avalonia.Controls;
using Shuttle.Contracts;
using Shuttle.Driver.AtStop;
using Shuttle.Driver.Device;
using Shuttle.Driver.Head.Platform;
using Shuttle.Driver.Photos;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head.Pages;

/// <summary>Who stands at the door and how the hand-over is proved; the last step of a stop.</summary>
sealed class ProofPage(Guid runId, Guid stopId, IReadOnlyList<ItemOutcome> outcomes, string? seal) : AtStopPage(runId, stopId)
{
    readonly HashSet<string> shown = [];
    string name = "", relation = "holder", typed = "";
    ProofKind? kind;
    SignaturePad pad = SignaturePad.Empty;
    string? hint;

    public override bool Follows => false;

    public override Control Build()
    {
        var screen = ProofScreen.Of(Stop, App.Codes, Words, hint, relation);
        name = name.Length > 0 ? name : Stop.ContactName ?? "";
        kind = screen.Kinds.Any(k => k.Kind == kind) ? kind : screen.Kinds[0].Kind;
        return Kit.Page(screen.Title,
            Kit.Column([
                Kit.Box(Words["field.otherName"], name, t => name = t),
                screen.Named is { } named ? Kit.Text(named, bold: true) : null,
                .. screen.Relations.Select(r => Kit.Tick(r.Text, relation == r.Code, () => Set(() => relation = r.Code))),
                .. screen.MustShow.Select(m => Kit.Tick(m.Text, shown.Contains(m.Code), () => Set(() => Turn(m.Code)))),
                .. screen.Kinds.Select(k => Kit.Button((kind == k.Kind ? "● " : "○ ") + k.Text, () => Set(() => (kind, typed) = (k.Kind, "")))),
                screen.Hint is { } text ? Kit.Text(text, bold: true, colour: Kit.Look.Danger) : null,
                Entry(),
            ]),
            Kit.Button(Words["go.done"], Done, Weight.Main), Back());
    }

    Control? Entry() => kind switch
    {
        ProofKind.Code => Kit.Box(Words["field.code"], typed, t => typed = t, digits: true),
        ProofKind.SlipQr => Kit.Column(Kit.Box(Words["go.scan"], typed, t => typed = t), Kit.Button(Words["go.scan"], Scan)),
        ProofKind.Witness => Kit.Box(Words["field.witness"], typed, t => typed = t),
        ProofKind.Signature => Kit.Column(
            Kit.Muted(Words["proof.sign"]), new SignatureControl(pad, Kit.Look, changed => pad = changed), Kit.Button(Words["go.clear"], () => Set(() => pad = SignaturePad.Empty))),
        _ => Kit.Button(typed.Length > 0 ? "✓ " + Words["go.photo"] : Words["go.photo"], TakePhoto),
    };

    void Set(Action change)
    {
        change();
        hint = null;
        Shell.Redraw();
    }

    void Turn(string proof)
    {
        if (!shown.Remove(proof))
            shown.Add(proof);
    }

    async void Scan()
    {
        if (await Shell.Camera.Take(Shell, CancellationToken.None) is not { } picture)
            return;
        typed = QrImage.Read(picture) ?? "";
        Shell.Say(typed.Length == 0 ? Words["photo.none"] : null);
    }

    async void TakePhoto()
    {
        if (await Shell.Camera.Take(Shell, CancellationToken.None) is { } picture && Shell.Do(() => App.Photos.Add(RunId, Stop.StopId, picture, "receiver", out typed)))
            Shell.Redraw();
    }

    void Done()
    {
        if (ProofOf() is not { } proof)
            return;
        var who = new Person(name.Trim(), relation, shown.Contains("idCard"), shown.Contains("inFamilyCard"), shown.Contains("letter"), shown.Contains("idCopies"));
        var draft = Stop.Kind switch
        {
            StopKind.Return => Drafts.Delivered(outcomes, proof, who),
            StopKind.Collect => Drafts.Received(outcomes, seal, proof, who),
            _ => Drafts.Served(proof, who),
        };
        if (Record(draft))
            Shell.BackTo<StopListPage>();
    }

    Proof? ProofOf()
    {
        if (kind is ProofKind.Code or ProofKind.SlipQr)
        {
            var (proof, refusal) = kind == ProofKind.Code ? App.Codes.Try(Stop, typed) : SlipGate.Try(Run.Sheet!, Stop, typed);
            hint = refusal is null ? null : Words.Why(refusal);
            if (refusal is not null)
                Shell.Redraw();
            return proof;
        }
        if (kind != ProofKind.Signature)
            return new(kind!.Value, typed.Length > 0 ? typed : null); // an empty one is refused by the rules, in words
        if (!pad.IsEnough)
        {
            Shell.Say(Words["refusal.proof-missing"]);
            return null;
        }
        return Shell.Do(() => App.Photos.AddPaper(RunId, Stop.StopId, pad.Picture(), SignaturePad.Purpose, out _)) ? new(ProofKind.Signature, pad.Hash) : null;
    }
}
