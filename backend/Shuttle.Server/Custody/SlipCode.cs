using Shuttle.Server.Platform;

namespace Shuttle.Server.Custody;

/// <summary>
/// What the QR on the resident's slip says to the courier: the number and a seal that only this office's key can make. It is not the tracking
/// link, which the resident may pass on: whoever follows a request must not be able to receive its papers.
/// </summary>
public static class SlipCode
{
    public static string Of(PersonalData personal, Guid requestId, string number) => $"SLIP1.{number}.{personal.Token("slip", requestId)}";
}
