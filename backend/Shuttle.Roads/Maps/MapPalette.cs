namespace Shuttle.Roads.Maps;

/// <summary>The variants of the map.</summary>
public enum MapTheme
{
    /// <summary>For daylight: dark text and street edges on pale ground, so that it reads on a phone in the sun.</summary>
    Light,

    /// <summary>For the evening and for dark pages.</summary>
    Dark,
}

/// <summary>Every colour of the map, in one place.</summary>
sealed record MapPalette
{
    public required string Ground { get; init; }
    public required string Urban { get; init; }
    public required string Farm { get; init; }
    public required string Green { get; init; }
    public required string Water { get; init; }
    public required string Building { get; init; }

    /// <summary>Edges of the large roads.</summary>
    public required string RoadEdge { get; init; }

    /// <summary>Edges of the small streets and gang.</summary>
    public required string StreetEdge { get; init; }

    public required string Motorway { get; init; }
    public required string Trunk { get; init; }
    public required string Primary { get; init; }
    public required string Secondary { get; init; }
    public required string Street { get; init; }
    public required string Gang { get; init; }

    /// <summary>Paths, tracks and stairs.</summary>
    public required string Path { get; init; }

    public required string Border { get; init; }

    /// <summary>Under a border, so that it stands out from the streets it follows.</summary>
    public required string BorderGlow { get; init; }

    public required string Text { get; init; }
    public required string TextMinor { get; init; }
    public required string TextArea { get; init; }
    public required string TextWater { get; init; }
    public required string TextHalo { get; init; }
    public required string Place { get; init; }

    public static MapPalette Of(MapTheme theme) => theme switch
    {
        MapTheme.Light => Light,
        MapTheme.Dark => Dark,
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "no such theme"),
    };

    static readonly MapPalette Light = new()
    {
        Ground = "#f3f1ea", Urban = "#ebe7dd", Farm = "#ecefdc", Green = "#cfe5bd", Water = "#a3cdea", Building = "#d9d2c5",
        RoadEdge = "#8a5a10", StreetEdge = "#78725f",
        Motorway = "#e0673c", Trunk = "#f08a3c", Primary = "#fbb03f", Secondary = "#ffd95c", Street = "#ffffff", Gang = "#fff6da", Path = "#8a5f3c",
        Border = "#7a2a8c", BorderGlow = "#ead3ef",
        Text = "#14140f", TextMinor = "#33312b", TextArea = "#5d1670", TextWater = "#15507c", TextHalo = "#ffffff", Place = "#0b5a46",
    };

    static readonly MapPalette Dark = new()
    {
        Ground = "#16191f", Urban = "#1b1f26", Farm = "#1a211c", Green = "#1b2d22", Water = "#143450", Building = "#262b34",
        RoadEdge = "#0b0d10", StreetEdge = "#0b0d10",
        Motorway = "#d0643f", Trunk = "#c17a3c", Primary = "#b58a3d", Secondary = "#8f7f4a", Street = "#59616e", Gang = "#6b6557", Path = "#8d7458",
        Border = "#c58ad6", BorderGlow = "#38243f",
        Text = "#f4f4ef", TextMinor = "#d3d6db", TextArea = "#e3b9ef", TextWater = "#8fc3ea", TextHalo = "#101217", Place = "#7fd8ba",
    };
}
