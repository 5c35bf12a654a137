using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Sync;

/// <summary>What the server does not have yet, always shown to the driver.</summary>
/// <param name="Events">Steps that are only on this device.</param>
/// <param name="Photos">Photos the server does not have whole.</param>
/// <param name="PhotoBytes">Bytes of them still to go.</param>
/// <param name="Positions">Fixes still to go; they need nobody's care.</param>
/// <param name="Cards">Refused steps that wait for the driver.</param>
/// <param name="LastContact">When the server last answered.</param>
public sealed record SyncStatus(int Events, int Photos, long PhotoBytes, int Positions, int Cards, DateTimeOffset? LastContact)
{
    public static SyncStatus Of(DriverStore store) => new(
        store.CountUnsent(), store.CountUnsentPhotos(), store.CountUnsentPhotoBytes(), store.CountUnsentPositions(),
        store.ListEvents(SendState.Refused).Count, store.LastContact);

    /// <summary>The server has everything that was done.</summary>
    public bool AllSent => Events == 0 && Photos == 0 && Cards == 0;

    /// <summary>"Belum terkirim (3), 2 foto menunggu, terakhir tersambung 10.42".</summary>
    public string Say(Words words)
    {
        var parts = new List<string>();
        if (Events > 0)
            parts.Add(words["status.unsent", Events]);
        if (Photos > 0)
            parts.Add(words["status.photos", Photos]);
        if (Cards > 0)
            parts.Add(words["status.cards", Cards]);
        if (parts.Count == 0)
            parts.Add(words["status.allSent"]);
        parts.Add(LastContact is { } at ? words["status.contact", words.Time(at)] : words["status.never"]);
        var text = string.Join(", ", parts);
        return char.ToUpper(text[0], words.Culture) + text[1..];
    }
}
