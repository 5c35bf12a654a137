namespace Shuttle.Server.Requests.Windows;

/// <summary>What a leg asks of whoever does it: minutes, skills and equipment.</summary>
public static class LegWork
{
    // How long the work takes by experience of comparable services; kept here until our own runs have taught better.
    private const int Door = 240, NextAtTheSameDoor = 120, Signature = 180, NextSignature = 60, OfficerAtHome = 1200, OfficeCounter = 300;

    /// <summary>Seconds of work at a stop. Whoever is old, ill or needs words in writing gets the time that takes, once per door.</summary>
    public static int Seconds(LegKind kind, IEnumerable<SpecialNeed> needs, bool sameDoorAsBefore) => kind switch
    {
        LegKind.Attest => sameDoorAsBefore ? NextSignature : Signature,
        LegKind.HandOff => OfficeCounter,
        LegKind.Visit or LegKind.Package => OfficerAtHome + (sameDoorAsBefore ? 0 : ExtraSeconds(needs)),
        _ => sameDoorAsBefore ? NextAtTheSameDoor : Door + ExtraSeconds(needs),
    };

    /// <summary>A skill that helps with a need; it counts only where somebody on duty has it, so that nobody is left out for want of it.</summary>
    public static string? HelpfulSkill(SpecialNeed need) => need == SpecialNeed.Deaf ? "sign-language" : null;

    /// <summary>0–100: who needs it goes first, and what cannot wait before them.</summary>
    public static int Priority(bool vulnerable, bool urgent) => (vulnerable, urgent) switch
    {
        (true, true) => 80,
        (false, true) => 65,
        (true, false) => 50,
        _ => 20,
    };

    private static int ExtraSeconds(IEnumerable<SpecialNeed> needs) => needs.Distinct().Sum(need => need switch
    {
        SpecialNeed.Deaf or SpecialNeed.Blind => 120,
        SpecialNeed.NeedsWitness or SpecialNeed.Bedridden => 180,
        SpecialNeed.NoPhone => 0,
        _ => 60,
    });
}
