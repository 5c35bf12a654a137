using Shuttle.Contracts;

namespace Shuttle.Driver.Runs;

/// <summary>
/// Who may receive papers that are brought back, as the sheet says; the office judges by the same rules when the event arrives. Whoever is not the
/// holder shows something for it, and a neighbour never receives.
/// </summary>
public static class Receiving
{
    static readonly string[] Everybody = ["holder", "family", "proxy", "rtHead"];

    /// <summary>Relations that may stand at this door.</summary>
    public static IReadOnlyList<string> Relations(RunStop stop) => stop is { Kind: StopKind.Return, Receivers.Count: > 0 } ? stop.Receivers : Everybody;

    /// <summary>What somebody of this relation must show before papers go back: <c>idCard</c>, <c>inFamilyCard</c>, <c>letter</c>, <c>idCopies</c>.</summary>
    public static IReadOnlyList<string> MustShow(RunStop stop, string relation) => stop is not { Kind: StopKind.Return, Receivers.Count: > 0 } ? [] : relation switch
    {
        "family" => ["idCard", "inFamilyCard"],
        "proxy" => ["idCard", "letter", "idCopies"],
        "holder" => [],
        _ => ["idCard"],
    };

    internal static Refusal? Judge(RunStop stop, Person person)
    {
        if (stop.Receivers.Count == 0)
            return null; // another office's door, or a sheet that leaves it to the server
        if (!stop.Receivers.Contains(person.Relation))
            return new Refusal("receiver-not-on-list");
        foreach (var proof in MustShow(stop, person.Relation))
            if (proof switch { "idCard" => person.IdCard, "inFamilyCard" => person.InFamilyCard, "letter" => person.Letter, _ => person.IdCopies } is false)
                return proof switch
                {
                    "idCard" => new Refusal("receiver-id-card-missing"),
                    "inFamilyCard" => new Refusal("receiver-not-in-family-card"),
                    "letter" => new Refusal("receiver-letter-missing"),
                    _ => new Refusal("receiver-id-copies-missing"),
                };
        return null;
    }
}
