using Avalonia;
using Avalonia.Controls;
using Avalonia.Input;
using Avalonia.Media;
using Shuttle.Driver.AtStop;

namespace Shuttle.Driver.Head.Pages;

/// <summary>The pad to sign on with a finger.</summary>
sealed class SignatureControl : Control
{
    readonly Look look;
    readonly Action<SignaturePad> changed;
    SignaturePad pad;
    bool down;

    public SignatureControl(SignaturePad pad, Look look, Action<SignaturePad> changed)
    {
        (this.pad, this.look, this.changed) = (pad, look, changed);
        Height = 200;
    }

    public override void Render(DrawingContext context)
    {
        context.DrawRectangle(look.Card, new Pen(look.Line), new Rect(Bounds.Size), 10, 10);
        var ink = new Pen(look.Text, 3, lineCap: PenLineCap.Round);
        foreach (var stroke in pad.Strokes)
            for (var i = 1; i < stroke.Count; i++)
                context.DrawLine(ink, At(stroke[i - 1]), At(stroke[i]));
    }

    protected override void OnPointerPressed(PointerPressedEventArgs e)
    {
        down = true;
        e.Pointer.Capture(this); // a finger that leaves the pad draws along its edge
        Change(pad.Begin(Of(e.GetPosition(this))));
        e.Handled = true;
    }

    protected override void OnPointerMoved(PointerEventArgs e)
    {
        if (down)
            Change(pad.Draw(Of(e.GetPosition(this))));
    }

    protected override void OnPointerReleased(PointerReleasedEventArgs e)
    {
        down = false;
        e.Pointer.Capture(null);
    }

    void Change(SignaturePad fresh)
    {
        changed(pad = fresh);
        InvalidateVisual();
    }

    StrokePoint Of(Point p) => new(p.X / Bounds.Width, p.Y / Bounds.Height);

    Point At(StrokePoint p) => new(p.X * Bounds.Width, p.Y * Bounds.Height);
}
