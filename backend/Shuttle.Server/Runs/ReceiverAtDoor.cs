using Shuttle.Contracts;
using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Runs;

/// <summary>May the person at the door receive these papers? The policy is the catalogue's; here its words meet the driver's.</summary>
public static class ReceiverAtDoor
{
    public static readonly Refusal Unknown = new("receiver-unknown") { Field = "otherParty" };

    private static readonly (string Word, ReceiverRelation Relation)[] Words =
    [
        ("holder", ReceiverRelation.Holder), ("family", ReceiverRelation.SameFamilyCard), ("proxy", ReceiverRelation.Proxy),
        ("rtHead", ReceiverRelation.RtHead), ("neighbour", ReceiverRelation.Neighbour),
    ];

    /// <summary>The relations that may receive this service's papers, as the run sheet spells them.</summary>
    public static IReadOnlyList<string> Allowed(ServiceDefinition? service) => service is null ? ["holder"] :
        [.. Words.Where(w => ReceiverPolicy.MayReceive(service, new(w.Relation, true, true, true, true)).Allowed).Select(w => w.Word)];

    /// <summary>Null when they may; else the first reason against. A service that is no longer in the catalogue goes by the strictest class.</summary>
    public static Refusal? Judge(Person person, ServiceDefinition? service)
    {
        if (Array.Find(Words, w => w.Word == person.Relation) is not { Word: not null } known) return Unknown.With(person.Relation);
        var receiver = new Receiver(known.Relation, person.IdCard, person.InFamilyCard, person.Letter, person.IdCopies);
        var verdict = service is null ? ReceiverPolicy.MayReceive(ServiceClass.OriginalTravels, receiver) : ReceiverPolicy.MayReceive(service, receiver);
        if (verdict.Allowed) return null;
        // What is wrong with the person comes before what is not on a list.
        var reason = verdict.Reasons.FirstOrDefault(r => r != CatalogueCodes.ReceiverNotOnList, CatalogueCodes.ReceiverNotOnList);
        return new Refusal(reason) { Field = "otherParty" };
    }
}
