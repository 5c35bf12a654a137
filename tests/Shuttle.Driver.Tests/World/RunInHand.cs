using Shuttle.Contracts;
using Shuttle.Driver.Device;
using Shuttle.Driver.Runs;

namespace Shuttle.Driver.Tests.World;

/// <summary>A run driven in memory, event by event, for tests of the rules.</summary>
sealed class RunInHand(params StopKind[] kinds)
{
    long sequence;

    public RunSheet Sheet { get; set; } = Sheets.Of(kinds);
    public RunProgress Run { get; private set; } = new();
    public ManualTime Time { get; } = new(Sheets.Morning);
    public List<DriverEvent> Events { get; } = [];
    public DriverEvent? LastEvent => Events.LastOrDefault();

    public RunStop this[int order] => Sheet.Stops[order];

    public RunStop End => Sheet.Stops[^1];

    public Moment Now => new(Time.Wall, Time.GetTimestamp() / TimeSpan.TicksPerMillisecond);

    public StopState StateOf(int order) => Run.StateOf(this[order]);

    /// <summary>Returns the code of the refusal, or null when the run moved on.</summary>
    public string? Say(RunStop? stop, DriverEvent draft)
    {
        var e = draft with
        {
            Id = Guid.CreateVersion7(Time.Wall), RunId = Sheet.RunId, StopId = stop?.StopId, Sequence = ++sequence,
            DeviceTime = Now.Wall, MonotonicMilliseconds = Now.Monotonic,
        };
        var ruling = RunRules.Apply(Sheet, Run, e);
        Run = ruling.State ?? Run;
        if (ruling.State is not null)
            Events.Add(e);
        return ruling.Refusal?.Code;
    }

    public string? Say(int order, DriverEvent draft) => Say(this[order], draft);

    public void Start() => Assert.Null(Say(null, Drafts.RunStarted(1)));

    public void ArriveAt(int order) => Assert.Null(Say(order, Drafts.Arrived()));

    public ItemOutcome[] All(int order, ItemResult result = ItemResult.Accepted) => [.. this[order].Items.Select(i => new ItemOutcome(i.ItemId, result))];

    public Guid[] Ids(int order) => [.. this[order].Items.Select(i => i.ItemId)];

    public static Proof Signed => new(ProofKind.Signature, "abc");
    public static Person Siti => new("Siti", "holder");
}
