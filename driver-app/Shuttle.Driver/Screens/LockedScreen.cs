using Shuttle.Driver.Store;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>All that a device shows that was reported lost: that it was, and how to bring it back.</summary>
/// <param name="Unsent">How much it still holds that the server never got, to be settled from paper.</param>
public sealed record LockedScreen(string Title, string Why, string Unsent, string StartAnewText)
{
    /// <summary>Null while the device is in service.</summary>
    public static LockedScreen? Of(DriverStore store, Words words) => store.RevokedAt is { } at
        ? new(words["locked.title"], words["locked.why", words.Time(at)],
            words["locked.unsent", store.CountUnsent() + store.ListEvents(SendState.Refused).Count, store.CountUnsentPhotos()], words["locked.startAnew"])
        : null;
}
