namespace Shuttle.Server.Pages.Resident;

/// <summary>The booking form as it was sent; kept as text, so that a refused form comes back as it was filled in.</summary>
public sealed class BookingEntered
{
    public List<string> Items { get; set; } = [];
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public bool Vulnerable { get; set; }
    /// <summary>What was looked for, without a script.</summary>
    public string? Search { get; set; }
    /// <summary>"lon,lat" of the place chosen from the search.</summary>
    public string? Place { get; set; }
    /// <summary>"lon,lat" from the map; goes before <see cref="Place"/>.</summary>
    public string? Pin { get; set; }
    public string? Address { get; set; }
    public string? Landmark { get; set; }
    public string? Window { get; set; }
    /// <summary>Which button: "find" or "book".</summary>
    public string? Do { get; set; }
}
