using Shuttle.Server.Accounts.Identifiers;
using Shuttle.Server.Requests;

namespace Shuttle.Server.Pages.Resident;

/// <summary>The booking form as it was sent; kept as text, so that a refused form comes back as it was filled in. A list of which nothing is ticked arrives as null.</summary>
public sealed class BookingEntered
{
    /// <summary>"KK-UBAH" or "KK-UBAH:kk-original": a service that goes along, and its papers.</summary>
    public List<string> Along { get; set => field = value ?? []; } = [];
    public List<string> Items { get; set => field = value ?? []; } = [];
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Nik { get; set; }
    public string? FamilyCard { get; set; }
    public string? Booker { get; set; }
    public string? BookerName { get; set; }
    public string? BookerRelation { get; set; }
    public List<string> Needs { get; set => field = value ?? []; } = [];
    /// <summary>What was looked for, without a script.</summary>
    public string? Search { get; set; }
    /// <summary>"lon,lat" of the place chosen from the search.</summary>
    public string? Place { get; set; }
    /// <summary>"lon,lat" from the map; goes before <see cref="Place"/>.</summary>
    public string? Pin { get; set; }
    public string? Address { get; set; }
    public string? Gang { get; set; }
    public string? Rt { get; set; }
    public string? Rw { get; set; }
    public string? Landmark { get; set; }
    public string? Notes { get; set; }
    /// <summary>The collective day whose place and time are taken instead of one's own.</summary>
    public Guid? Collective { get; set; }
    public string? Window { get; set; }
    /// <summary>Minted when the windows are shown: pressing twice holds once.</summary>
    public Guid OfferId { get; set; }
    /// <summary>Which button: "find", "windows", "hold", "change" or "book".</summary>
    public string? Do { get; set; }

    public BookerKind BookerKind => Enum.TryParse<BookerKind>(Booker, out var kind) ? kind : BookerKind.Self;

    public IReadOnlyList<SpecialNeed> SpecialNeeds => [.. Needs.Select(n => Enum.TryParse<SpecialNeed>(n, out var need) ? need : (SpecialNeed?)null).OfType<SpecialNeed>().Distinct()];

    /// <summary>The number with its middle hidden, for every drawing after the one it was typed in.</summary>
    public string NikMask => Accounts.Identifiers.Nik.Parse(Nik).Value?.Mask ?? "";

    /// <summary>Every field but the window and the button, for the steps that only carry them on.</summary>
    public IEnumerable<(string Name, string Value)> Carried()
    {
        (string Name, string? Value)[] single =
        [
            ("Name", Name), ("Phone", Phone), ("Nik", Nik), ("FamilyCard", FamilyCard), ("Booker", Booker), ("BookerName", BookerName), ("BookerRelation", BookerRelation), ("Search", Search), ("Place", Place),
            ("Pin", Pin), ("Address", Address), ("Gang", Gang), ("Rt", Rt), ("Rw", Rw), ("Landmark", Landmark), ("Notes", Notes), ("Collective", Collective?.ToString()), ("OfferId", OfferId.ToString()),
        ];
        return single.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => (f.Name, f.Value!))
            .Concat(Items.Select(i => ("Items", i))).Concat(Along.Select(a => ("Along", a))).Concat(Needs.Select(n => ("Needs", n)));
    }
}
