namespace Shuttle.Server.Requests;

/// <summary>Who booked: the applicant, or somebody for them.</summary>
public enum BookerKind
{
    /// <summary>The applicant.</summary>
    Self,
    /// <summary>Somebody of the family.</summary>
    Family,
    /// <summary>Somebody next door, for a person without a phone.</summary>
    Neighbour,
    /// <summary>The RT or RW head.</summary>
    RtHead,
    /// <summary>A companion (pendamping) or an officer at the counter.</summary>
    Companion,
}

/// <summary>What whoever comes to the door must know and bring time for.</summary>
public enum SpecialNeed
{
    /// <summary>60 or older.</summary>
    Elderly,
    /// <summary>Uses a wheelchair or cannot walk far.</summary>
    Wheelchair,
    /// <summary>Deaf or hard of hearing: written words, no calls.</summary>
    Deaf,
    /// <summary>Blind or of low vision: forms are read out.</summary>
    Blind,
    /// <summary>Cannot read or write: a thumbprint and a witness.</summary>
    NeedsWitness,
    /// <summary>Ill in bed.</summary>
    Bedridden,
    /// <summary>Pregnant or with a newborn.</summary>
    Maternity,
    /// <summary>No phone of their own.</summary>
    NoPhone,
}
