namespace Shuttle.Server.Custody;

/// <summary>What came of a batch.</summary>
/// <param name="Chain">The chain with everything that fits.</param>
/// <param name="Refused">What never fitted, each with its last refusal.</param>
public sealed record Settled(CustodyChain Chain, IReadOnlyList<(Handover Handover, HandoverRefused Refusal)> Refused);

/// <summary>
/// Puts a batch of hand-overs of one request, arrived late, repeated and in any order, into the order in which they happened: earliest device
/// time first, again from the start after each that fits, until nothing more fits.
/// </summary>
public static class LateHandovers
{
    /// <summary>Appends what can be appended; the rest is returned with its reasons.</summary>
    public static Settled Settle(CustodyChain chain, IEnumerable<Handover> arrived, DateTimeOffset serverTime)
    {
        var waiting = arrived.OrderBy(handover => handover.DeviceTime).ThenBy(handover => handover.Id).ToList();
        var refused = new List<(Handover, HandoverRefused)>();
        for (var i = 0; i < waiting.Count;)
        {
            switch (chain.Append(waiting[i], serverTime))
            {
                case Appended appended:
                    chain = appended.Chain;
                    waiting.RemoveAt(i);
                    // One that was refused before may fit now.
                    i = 0;
                    refused.Clear();
                    break;
                case Repeated:
                    waiting.RemoveAt(i);
                    break;
                case HandoverRefused refusal:
                    refused.Add((waiting[i++], refusal));
                    break;
            }
        }
        return new(chain, refused);
    }
}
