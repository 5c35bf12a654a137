namespace Shuttle.Server.Catalogue;

/// <summary>How a person at the door is related to the holder of the papers.</summary>
public enum ReceiverRelation
{
    /// <summary>The holder.</summary>
    Holder,
    /// <summary>Listed in the same family card.</summary>
    SameFamilyCard,
    /// <summary>Holds a letter of authority (surat kuasa).</summary>
    Proxy,
    /// <summary>Head of the holder's RT or RW.</summary>
    RtHead,
    /// <summary>Lives nearby.</summary>
    Neighbour,
}

/// <summary>A person at the door and what that person can show.</summary>
/// <param name="Relation">To the holder.</param>
/// <param name="ShowsIdCard">The person's own KTP-el or IKD.</param>
/// <param name="ListedInFamilyCard">The courier or the system has seen the name in the same family card.</param>
/// <param name="HasLetterOfAuthority">A signed surat kuasa.</param>
/// <param name="HasBothIdCopies">Copies of the KTP of holder and proxy.</param>
public sealed record Receiver(
    ReceiverRelation Relation, bool ShowsIdCard = false, bool ListedInFamilyCard = false,
    bool HasLetterOfAuthority = false, bool HasBothIdCopies = false);

/// <summary>May this person receive?</summary>
/// <param name="Allowed">The answer.</param>
/// <param name="Reasons">Codes of <see cref="CatalogueCodes"/>: every reason against, or, when allowed, what to bear in mind.</param>
public sealed record ReceiverVerdict(bool Allowed, IReadOnlyList<string> Reasons);

/// <summary>
/// Who may receive which paper: the holder; a member of the same family card with an id card; a proxy with letter and copies of both
/// id cards; for e-documents also the RT head. Never a neighbour. The place does not matter: at home, at an RW post or at an office, the same
/// people may receive.
/// </summary>
public static class ReceiverPolicy
{
    /// <summary>May this person receive papers of this class?</summary>
    public static ReceiverVerdict MayReceive(ServiceClass @class, Receiver receiver)
    {
        var against = Against(@class, receiver).ToList();
        if (against.Count > 0) return new(false, against);
        var preferHolder = @class == ServiceClass.BiometricPresence && receiver.Relation != ReceiverRelation.Holder;
        return new(true, preferHolder ? [CatalogueCodes.ReceiverHolderPreferred] : []);
    }

    /// <summary>May this person receive the papers of this service? The service's own list narrows what its class allows.</summary>
    public static ReceiverVerdict MayReceive(ServiceDefinition service, Receiver receiver)
    {
        var verdict = MayReceive(service.Class, receiver);
        if (service.Receivers.Contains(receiver.Relation)) return verdict;
        return new(false, verdict.Allowed ? [CatalogueCodes.ReceiverNotOnList] : [CatalogueCodes.ReceiverNotOnList, .. verdict.Reasons]);
    }

    /// <summary>True when nothing a person of this relation could show would be enough.</summary>
    public static bool NeverAllowed(ServiceClass @class, ReceiverRelation relation) =>
        !MayReceive(@class, new(relation, true, true, true, true)).Allowed;

    static IEnumerable<string> Against(ServiceClass @class, Receiver receiver)
    {
        if (receiver.Relation == ReceiverRelation.Neighbour)
        {
            yield return CatalogueCodes.ReceiverNeighbour;
            yield break;
        }
        if (receiver.Relation == ReceiverRelation.RtHead && @class != ServiceClass.EDocument)
            yield return CatalogueCodes.ReceiverRtHead;
        // The holder proves himself by the hand-over code; his new KTP may be the very paper that he is about to receive.
        if (receiver.Relation != ReceiverRelation.Holder && !receiver.ShowsIdCard)
            yield return CatalogueCodes.ReceiverIdCardMissing;
        if (receiver.Relation == ReceiverRelation.SameFamilyCard && !receiver.ListedInFamilyCard)
            yield return CatalogueCodes.ReceiverNotInFamilyCard;
        if (receiver.Relation == ReceiverRelation.Proxy && !receiver.HasLetterOfAuthority)
            yield return CatalogueCodes.ReceiverLetterMissing;
        if (receiver.Relation == ReceiverRelation.Proxy && !receiver.HasBothIdCopies)
            yield return CatalogueCodes.ReceiverIdCopiesMissing;
    }
}
