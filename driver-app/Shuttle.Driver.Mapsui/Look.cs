using Avalonia.Media;
using Shuttle.Driver.Screens;

namespace Shuttle.Driver.Head;

/// <summary>Colours by daylight. Every pair of text and ground has a contrast of 7 to 1 or more: it is read in the sun.</summary>
sealed record Look(bool IsNight, IBrush Ground, IBrush Text, IBrush Muted, IBrush Card, IBrush Line, IBrush Primary, IBrush OnPrimary, IBrush Danger, IBrush Good, IBrush Warning)
{
    const int Sunrise = 6, Sunset = 18;

    public static readonly Look Day = Of(false, "#ffffff", "#101418", "#3d4654", "#f0f3f6", "#8d96a3", "#0b4f9e", "#ffffff", "#8f0018", "#12592b", "#7a4a00");
    public static readonly Look Night = Of(true, "#101418", "#f7f9fb", "#c3cad3", "#1d232b", "#5b6470", "#8ec7ff", "#06213d", "#ffb3bc", "#9be3b3", "#ffd28a");

    public static Look For(Appearance appearance, DateTimeOffset now) => appearance switch
    {
        Appearance.Day => Day,
        Appearance.Night => Night,
        _ => now.Hour is >= Sunrise and < Sunset ? Day : Night,
    };

    static Look Of(bool night, params string[] colours)
    {
        var b = colours.Select(c => (IBrush)new SolidColorBrush(Color.Parse(c))).ToArray();
        return new(night, b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9]);
    }
}
