using Shuttle.Contracts;
using Shuttle.Driver.Runs;
using Shuttle.Driver.Texts;

namespace Shuttle.Driver.Screens;

/// <summary>Rain, prayer, a meal: the run rests, and the office sees why.</summary>
/// <param name="Paused">What the run rests for; null while it does not.</param>
public sealed record PauseScreen(string Title, IReadOnlyList<(PauseReason Reason, string Text)> Reasons, string? Paused, string ResumeText)
{
    public static PauseScreen Of(RunProgress run, Words words) => new(
        words["pause.title"], [.. Enum.GetValues<PauseReason>().Select(r => (r, words.Of(r)))],
        run.Pause is { } reason ? words["pause.paused", words.Of(reason)] : null, words["pause.resume"]);
}

/// <summary>A call for help: said to the office at once, and the numbers to call without it.</summary>
/// <param name="Numbers">What to show and what to dial; they work without the office's server.</param>
/// <param name="Warning">Said while the call for help is still only on this device.</param>
public sealed record HelpScreen(string Title, IReadOnlyList<(HelpReason Reason, string Text)> Reasons, IReadOnlyList<(string Text, string Uri)> Numbers, string? Warning)
{
    public static HelpScreen Of(Store.DriverStore store, Words words) => new(
        words["help.title"], [.. Enum.GetValues<HelpReason>().Select(r => (r, words.Of(r)))],
        [(words["help.emergency"], "tel:112"), (words["help.police"], "tel:110"), (words["help.ambulance"], "tel:119")],
        store.ListUnsent().Any(e => e.Event is HelpCalled) ? words["help.unsent"] : null);
}
