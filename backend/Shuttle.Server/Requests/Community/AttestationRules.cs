using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Community;

/// <summary>Who answers, as they are called on that day.</summary>
public sealed record Attester(Guid? AccountId, string Name, AttestationDoor Door);

/// <summary>How an attestation is answered. Pure.</summary>
public static class AttestationRules
{
    public static readonly Refusal Answered = new("attestation-answered", StatusCodes.Status409Conflict);
    public static readonly Refusal Expired = new("attestation-expired", StatusCodes.Status409Conflict);
    public static readonly Refusal RequestOver = new("attestation-request-over", StatusCodes.Status409Conflict);
    public static readonly Refusal ReasonMissing = new("attestation-reason-missing") { Field = "reason" };
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    /// <summary>Yes. The same answer by the same person again changes nothing.</summary>
    public static Outcome<bool> Give(this Attestation attestation, Attester by, DateTimeOffset now)
    {
        if (attestation.State == AttestationState.Given && attestation.AnsweredById == by.AccountId) return false;
        if (attestation.MayAnswer(now) is { } refusal) return refusal;
        attestation.Answer(AttestationState.Given, by, now);
        return true;
    }

    /// <summary>No, and why.</summary>
    public static Outcome<bool> Refuse(this Attestation attestation, Attester by, AttestationRefusal? reason, DateTimeOffset now)
    {
        if (reason is null) return ReasonMissing;
        if (attestation.State == AttestationState.Refused && attestation.AnsweredById == by.AccountId) return false;
        if (attestation.MayAnswer(now) is { } refusal) return refusal;
        attestation.Answer(AttestationState.Refused, by, now);
        attestation.Reason = reason;
        return true;
    }

    private static Refusal? MayAnswer(this Attestation attestation, DateTimeOffset now)
    {
        if (attestation.State is AttestationState.Given or AttestationState.Refused) return Answered.With(attestation.AnsweredBy ?? "-", attestation.AnsweredAt ?? now);
        if (attestation.State == AttestationState.Lapsed || now >= attestation.ExpiresAt) return Expired;
        return attestation.Request?.State is RequestState.Cancelled or RequestState.Rejected or RequestState.Completed ? RequestOver : null;
    }

    private static void Answer(this Attestation attestation, AttestationState state, Attester by, DateTimeOffset now) =>
        (attestation.State, attestation.AnsweredAt, attestation.AnsweredById, attestation.AnsweredBy, attestation.Door) = (state, now, by.AccountId, by.Name, by.Door);
}
