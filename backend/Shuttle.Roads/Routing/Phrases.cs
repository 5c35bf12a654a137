namespace Shuttle.Roads.Routing;

/// <summary>Instructions in Indonesian and English.</summary>
internal static class Phrases
{
    public static string Indonesian(Manoeuvre manoeuvre, string? street, int exit) => manoeuvre switch
    {
        Manoeuvre.Depart => street is null ? "Berangkat" : $"Berangkat di {street}",
        Manoeuvre.Roundabout => $"Masuk bundaran{(exit > 0 ? $", ambil jalan keluar ke-{exit}" : "")}{(street is null ? "" : $" ke {street}")}",
        Manoeuvre.Continue => $"Lurus terus ke {street}",
        _ => (manoeuvre switch
        {
            Manoeuvre.SlightLeft => "Serong kiri",
            Manoeuvre.Left => "Belok kiri",
            Manoeuvre.SharpLeft => "Belok tajam ke kiri",
            Manoeuvre.SlightRight => "Serong kanan",
            Manoeuvre.Right => "Belok kanan",
            Manoeuvre.SharpRight => "Belok tajam ke kanan",
            _ => "Putar balik",
        }) + (street is null ? "" : manoeuvre == Manoeuvre.UTurn ? $" di {street}" : $" ke {street}"),
    };

    public static string English(Manoeuvre manoeuvre, string? street, int exit) => manoeuvre switch
    {
        Manoeuvre.Depart => street is null ? "Set off" : $"Set off on {street}",
        Manoeuvre.Roundabout => $"Enter the roundabout{(exit > 0 ? $" and take exit {exit}" : "")}{(street is null ? "" : $" onto {street}")}",
        Manoeuvre.Continue => $"Continue onto {street}",
        _ => (manoeuvre switch
        {
            Manoeuvre.SlightLeft => "Bear left",
            Manoeuvre.Left => "Turn left",
            Manoeuvre.SharpLeft => "Turn sharp left",
            Manoeuvre.SlightRight => "Bear right",
            Manoeuvre.Right => "Turn right",
            Manoeuvre.SharpRight => "Turn sharp right",
            _ => "Make a U-turn",
        }) + (street is null ? "" : manoeuvre == Manoeuvre.UTurn ? $" on {street}" : $" onto {street}"),
    };

    public static string IndonesianArrival(StreetSide side) => side switch
    {
        StreetSide.Left => "Tiba, tujuan di sebelah kiri",
        StreetSide.Right => "Tiba, tujuan di sebelah kanan",
        _ => "Tiba di tujuan",
    };

    public static string EnglishArrival(StreetSide side) => side switch
    {
        StreetSide.Left => "Arrive, the destination is on the left",
        StreetSide.Right => "Arrive, the destination is on the right",
        _ => "Arrive at the destination",
    };
}
