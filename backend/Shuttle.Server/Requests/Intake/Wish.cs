using Shuttle.Server.Catalogue;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Requests.Intake;

/// <summary>A paper that will be handed over.</summary>
public sealed record WishedItem(string Code, string Name, bool Original);

/// <summary>One service of a booking as the catalogue settles it: how it is had, and which papers go along.</summary>
/// <param name="Service">The service in force.</param>
/// <param name="Mode">Courier, officer visit or counter.</param>
/// <param name="Items">Papers to hand over.</param>
/// <param name="NeedsSignatures">The letter of the RT and RW heads is still to be signed.</param>
/// <param name="Answers">The answers that count, where the pre-flight was gone through.</param>
public sealed record Wish(ServiceDefinition Service, ServiceMode Mode, IReadOnlyList<WishedItem> Items, bool NeedsSignatures, PreFlightAnswers? Answers)
{
    public static readonly Refusal UnknownService = new("unknown-service") { Field = "serviceCode" };
    public static readonly Refusal NotCouriered = new("service-not-couriered") { Field = "serviceCode" };
    public static readonly Refusal ModeNotOffered = new("service-mode-not-offered") { Field = "mode" };
    public static readonly Refusal ItemNotOfService = new("item-not-of-service") { Field = "items" };
    public static readonly Refusal ItemNotNeeded = new("item-not-needed") { Field = "items" };
    public static readonly Refusal ItemTwice = new("item-twice") { Field = "items" };
    public static readonly Refusal ItemsMissing = new("items-missing") { Field = "items" };
    public static readonly Refusal AnswerUnknown = new("pre-flight-answer-unknown") { Field = "answers" };
    public static readonly Refusal Unfinished = new("pre-flight-unfinished") { Field = "answers" };
    public static readonly Refusal OtherService = new("pre-flight-other-service") { Field = "serviceCode" };

    /// <summary>
    /// With answers the list is exactly the pre-flight's: what it does not ask for is not taken. Without answers any of the service's
    /// requirements may be named.
    /// </summary>
    public static Outcome<Wish> Settle(CatalogueVersion catalogue, ServiceDefinition service, ServiceMode mode, IReadOnlyList<string> items, IReadOnlyDictionary<string, string>? given)
    {
        if (items.Distinct().Count() != items.Count) return ItemTwice;
        Checklist? checklist = null;
        if (given is not null)
        {
            var asked = Ask(catalogue, service, given);
            if (asked.Refusal is { } refusal) return refusal;
            checklist = asked.Value;
        }
        if (WhyNotMode(service, mode, checklist) is { } other) return other;
        if (items.FirstOrDefault(code => service.Requirements.All(r => r.Code != code)) is { } foreign) return ItemNotOfService.With(foreign, service.Name.Id);

        // Several rows may ask for the same paper under different answers; without answers the first of them names it.
        var asks = service.Requirements.Where(r => checklist is null || r.When.Holds(checklist.Answers.Given)).DistinctBy(r => r.Code).ToList();
        if (checklist is not null && items.FirstOrDefault(code => asks.TrueForAll(r => r.Code != code)) is { } spared)
            return ItemNotNeeded.With(service.Requirements.First(r => r.Code == spared).Name.Id, service.Name.Id);
        var taken = items.Count > 0 ? items : checklist is null ? [] : [.. asks.Where(r => !r.ObtainedOnRun).Select(r => r.Code)];
        // Where the courier comes for papers there must be some; an officer or a counter may need none.
        if (taken.Count == 0 && mode == ServiceMode.Courier) return ItemsMissing.With(service.Name.Id);
        return new Wish(
            service, mode,
            [.. taken.Select(code => asks.First(r => r.Code == code)).Select(r => new WishedItem(r.Code, r.Name.Id, r.Kind == PaperKind.Original))],
            // Only where the pre-flight found that this case needs the letter: nobody is sent to the heads on suspicion.
            checklist is not null && asks.Exists(r => r.ObtainedOnRun && !taken.Contains(r.Code)), checklist?.Answers);
    }

    private static Outcome<Checklist> Ask(CatalogueVersion catalogue, ServiceDefinition service, IReadOnlyDictionary<string, string> given) =>
        PreFlight.Ask(service, new PreFlightAnswers(catalogue.Code, service.Code, given)) switch
        {
            AnswerRefused refused => AnswerUnknown.With(refused.Question, refused.Answer),
            AskQuestion ask => Unfinished.With(ask.Question.Text.Id),
            NotThisService other => OtherService.With(other.Why.Id, other.Instead ?? "-"),
            var done => (Checklist)done,
        };

    private static Refusal? WhyNotMode(ServiceDefinition service, ServiceMode mode, Checklist? checklist)
    {
        var ways = (checklist?.Modes ?? service.Modes).Select(option => option.Mode).ToList();
        if (ways.Contains(mode)) return null;
        return mode == ServiceMode.Courier ? NotCouriered.With(service.Name.Id) : ModeNotOffered.With(service.Name.Id, mode);
    }
}
