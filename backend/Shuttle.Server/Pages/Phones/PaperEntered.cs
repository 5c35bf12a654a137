using System.Globalization;
using Shuttle.Contracts;
using Shuttle.Server.Platform;

namespace Shuttle.Server.Pages.Phones;

/// <summary>The paper run sheet as it was typed in; kept as text, so that a refused form comes back as it was filled in.</summary>
public sealed class PaperEntered
{
    public List<LineEntered> Lines { get; set => field = value ?? []; } = [];
}

/// <summary>One stop of it. Nothing chosen under <see cref="What"/>: the sheet says nothing of this stop.</summary>
public sealed class LineEntered
{
    /// <summary>Minted when the form is drawn: sending it twice enters it once.</summary>
    public Guid Id { get; set; }
    public Guid StopId { get; set; }
    public string? What { get; set; }
    /// <summary>"10:15", in the district's time.</summary>
    public string? Time { get; set; }
    /// <summary>"itemId|accepted" or "itemId|missing|lost".</summary>
    public List<string> Outcomes { get; set => field = value ?? []; } = [];
    public string? Seal { get; set; }
    public string? Name { get; set; }
    public string? Relation { get; set; }
    /// <summary>What the receiver has shown: <c>idCard</c>, <c>inFamilyCard</c>, <c>letter</c>, <c>idCopies</c>.</summary>
    public List<string> Shown { get; set => field = value ?? []; } = [];
    public string? Reason { get; set; }
    public string? Note { get; set; }

    public bool IsEmpty => string.IsNullOrEmpty(What);

    /// <summary>The line for the office, or the key of what is missing in it.</summary>
    /// <param name="stop">The stop as the sheet has it.</param>
    /// <param name="at">The day and the time typed in, in the district's zone.</param>
    /// <param name="inBag">What should be in the bag at the end, for the line that ends the run.</param>
    public (PaperLine? Line, string? Fault) Read(RunStop stop, Func<TimeOnly, DateTimeOffset> at, IEnumerable<Guid> inBag)
    {
        if (!Enum.TryParse<PaperStep>(What, out var what)) return (null, "onpaper.fault-what");
        if (!TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time)) return (null, "onpaper.fault-time");
        var line = new PaperLine(Id, StopId, what, at(time), Note: Text(Note));
        switch (what)
        {
            case PaperStep.Failed:
                return Enum.TryParse<FailureReason>(Reason, out var reason) ? (line with { Reason = reason }, null) : (null, "onpaper.fault-reason");
            case PaperStep.Ended:
                return (line with { Items = [.. inBag.Select(id => new ItemOutcome(id, ItemResult.Accepted))] }, null);
            case PaperStep.Loaded:
                return Items(stop) is { Count: > 0 } loaded ? (line with { Items = loaded }, null) : (null, "onpaper.fault-items");
        }
        if (Text(Name) is not { } name || string.IsNullOrEmpty(Relation)) return (null, "onpaper.fault-person");
        var person = new Person(name, Relation, Shown.Contains("idCard"), Shown.Contains("inFamilyCard"), Shown.Contains("letter"), Shown.Contains("idCopies"));
        if (what == PaperStep.Served) return (line with { OtherParty = person }, null);
        // Every paper of the stop has an outcome: one that nobody looked at must not look handed over.
        return Items(stop) is { Count: > 0 } items && items.Count == stop.Items.Count ? (line with { Items = items, Seal = Text(Seal), OtherParty = person }, null) : (null, "onpaper.fault-items");
    }

    private List<ItemOutcome> Items(RunStop stop) =>
    [
        .. Outcomes.Select(o => o.Split('|')).Select(parts => parts switch
        {
            [var id, var result] when Guid.TryParse(id, out var item) && Enum.TryParse<ItemResult>(result, out var known) => new ItemOutcome(item, known),
            [var id, var result, var why] when Guid.TryParse(id, out var item) && Enum.TryParse<ItemResult>(result, out var known) => new ItemOutcome(item, known, why),
            _ => null,
        }).OfType<ItemOutcome>().Where(o => stop.Items.Any(i => i.ItemId == o.ItemId)),
    ];

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
