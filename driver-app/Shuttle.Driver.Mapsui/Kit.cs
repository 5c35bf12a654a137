using Avalonia;
using Avalonia.Automation;
using Avalonia.Controls;
using Avalonia.Layout;
using Avalonia.Media;

namespace Shuttle.Driver.Head;

/// <summary>How much a button matters.</summary>
enum Weight { Main, Normal, Danger }

/// <summary>The few parts every page is made of: big targets, big type, one column, the main button at the bottom where the thumb is.</summary>
sealed class Kit(Look look)
{
    /// <summary>A gloved thumb hits this.</summary>
    public const double TargetHeight = 64;
    const double TextSize = 18, TitleSize = 24;

    public Look Look => look;

    public TextBlock Text(string text, double size = TextSize, bool bold = false, IBrush? colour = null) => new()
    {
        Text = text, FontSize = size, FontWeight = bold ? FontWeight.Bold : FontWeight.Normal, Foreground = colour ?? look.Text, TextWrapping = TextWrapping.Wrap,
    };

    public TextBlock Title(string text) => Text(text, TitleSize, bold: true);

    public TextBlock Muted(string text) => Text(text, 16, colour: look.Muted);

    public Button Button(string text, Action press, Weight weight = Weight.Normal, bool enabled = true)
    {
        var (ground, letters) = weight switch { Weight.Main => (look.Primary, look.OnPrimary), Weight.Danger => (look.Card, look.Danger), _ => (look.Card, look.Text) };
        var button = new Button
        {
            Content = new TextBlock { Text = text, FontSize = 20, FontWeight = FontWeight.SemiBold, Foreground = letters, TextWrapping = TextWrapping.Wrap, TextAlignment = TextAlignment.Center },
            MinHeight = TargetHeight, HorizontalAlignment = HorizontalAlignment.Stretch, HorizontalContentAlignment = HorizontalAlignment.Center,
            VerticalContentAlignment = VerticalAlignment.Center, Background = ground, BorderBrush = look.Line, BorderThickness = new(weight == Weight.Main ? 0 : 1), CornerRadius = new(10), IsEnabled = enabled,
        };
        AutomationProperties.SetName(button, text);
        button.Click += (_, _) => press();
        return button;
    }

    /// <summary>A box that is ticked; its whole width is the target.</summary>
    public Button Tick(string text, bool ticked, Action press) => Button((ticked ? "☑  " : "☐  ") + text, press);

    public TextBox Box(string label, string value, Action<string> changed, bool digits = false, bool hidden = false)
    {
        var box = new TextBox
        {
            Text = value, Watermark = label, FontSize = 20, MinHeight = TargetHeight, VerticalContentAlignment = VerticalAlignment.Center, PasswordChar = hidden ? '•' : default,
            Foreground = look.Text, Background = look.Card, BorderBrush = look.Line,
        };
        if (digits)
            Avalonia.Input.TextInput.TextInputOptions.SetContentType(box, Avalonia.Input.TextInput.TextInputContentType.Number);
        AutomationProperties.SetName(box, label);
        box.TextChanged += (_, _) => changed(box.Text ?? "");
        return box;
    }

    public Control Column(params IEnumerable<Control?> parts)
    {
        var column = new StackPanel { Spacing = 10 };
        column.Children.AddRange(parts.OfType<Control>());
        return column;
    }

    /// <summary>Side by side, all of the same width.</summary>
    public Control Row(params IEnumerable<Control> parts)
    {
        var row = new Avalonia.Controls.Primitives.UniformGrid { Rows = 1 };
        foreach (var part in parts)
            row.Children.Add(new Border { Child = part, Padding = new(3) });
        return row;
    }

    /// <summary>A card; pressed as a whole where it leads somewhere.</summary>
    public Control Card(Control content, Action? press = null, IBrush? edge = null)
    {
        var card = new Border { Child = content, Padding = new(14), CornerRadius = new(10), Background = look.Card, BorderBrush = edge ?? look.Line, BorderThickness = new(edge is null ? 1 : 3) };
        if (press is null)
            return card;
        var button = new Button { Content = card, Padding = default, Background = Brushes.Transparent, HorizontalAlignment = HorizontalAlignment.Stretch, HorizontalContentAlignment = HorizontalAlignment.Stretch };
        button.Click += (_, _) => press();
        return button;
    }

    /// <summary>Title on top, content that scrolls, buttons at the bottom.</summary>
    public Control Page(string title, Control content, params IEnumerable<Control?> bottom)
    {
        var page = new DockPanel { Margin = new(14) };
        var head = Title(title);
        head.Margin = new(0, 0, 0, 10);
        DockPanel.SetDock(head, Dock.Top);
        var foot = Column(bottom);
        foot.Margin = new(0, 10, 0, 0);
        DockPanel.SetDock(foot, Dock.Bottom);
        page.Children.AddRange([head, foot, new ScrollViewer { Content = content }]);
        return page;
    }
}
