namespace Shuttle.Planning.Search;

/// <summary>
/// The routes of a solution in the making. A slot holds one route; the search loop moves jobs in and out of slots and does not know
/// how a route is judged. Two kinds exist: <see cref="PlainRoutes"/> for the textbook case, <see cref="RichRoutes"/> for everything.
/// </summary>
internal abstract class RouteSet
{
    /// <summary>First node of each job, one more entry at the end; job of each node.</summary>
    public required int[] First { get; init; }
    public required int[] JobOf { get; init; }
    public required int Jobs { get; init; }
    public required int Nodes { get; init; }

    /// <summary>The most slots there can ever be.</summary>
    public required int MaxSlots { get; init; }

    /// <summary>Slots to look at: 0 … Slots − 1.</summary>
    public int Slots { get; protected set; }

    /// <summary>Slot of a job, or −1.</summary>
    public required int[] SlotOf { get; init; }

    /// <summary>Changes whenever the route in the slot does, and comes back when the route is restored.</summary>
    public required int[] Version { get; init; }

    /// <summary>Nodes of a slot (0: empty), its energy, whether it may be used.</summary>
    public required int[] Count { get; init; }
    public required double[] Energy { get; init; }
    public required bool[] Closed { get; init; }

    /// <summary>Empty slots of one class are interchangeable.</summary>
    public required int[] Class { get; init; }

    /// <summary>Nodes near a node, nearest first: <c>Near[node * NearCount + k]</c>.</summary>
    public required int[] Near { get; init; }
    public required int NearCount { get; init; }

    /// <summary>Sort keys of jobs for the order of insertion: load, distance from the depot, width and opening and closing of windows.</summary>
    public required double[] Demand { get; init; }
    public required double[] Distance { get; init; }
    public required double[] Width { get; init; }
    public required double[] Opens { get; init; }
    public required double[] Closes { get; init; }

    /// <summary>Energy of leaving a job out.</summary>
    public required double[] Unserved { get; init; }

    /// <summary>Jobs that must never be left out, because part of them has begun.</summary>
    public required bool[] Mandatory { get; init; }

    private int _version;
    protected int NextVersion() => ++_version;

    /// <summary>The steps of a slot in order: nodes, and <see cref="Model.Reload"/> marks.</summary>
    public abstract ReadOnlySpan<int> Steps(int slot);

    /// <summary>Leading steps that must stay.</summary>
    public virtual int FrozenSteps(int slot) => 0;

    /// <summary>
    /// What the best place for a job in a slot adds to the energy, or infinity; the place is remembered for
    /// <see cref="Insert"/>. In haste: by rules that give up soft breaks and waiting, for jobs that fit nowhere otherwise.
    /// Where nothing is cheaper than <paramref name="below"/> the answer may be <paramref name="below"/> itself, found sooner.
    /// </summary>
    public abstract double Evaluate(int job, int slot, bool inHaste, double below = double.PositiveInfinity);

    /// <summary>Whether <see cref="Bound"/> is worth asking before <see cref="Evaluate"/>.</summary>
    public virtual bool HasBounds => false;

    /// <summary>Whether haste can make a difference.</summary>
    public virtual bool KnowsHaste => false;

    /// <summary>About the least that a job can cost in a slot, known quickly.</summary>
    public virtual double Bound(int job, int slot) => double.NegativeInfinity;

    /// <summary>
    /// The slot of the best place beside the job's nearest neighbours, remembered for <see cref="Insert"/>; −1 where there is none or
    /// places are not looked for in this way. If asked to, each better place is overlooked with a probability of 1 %.
    /// </summary>
    public virtual int NearestPlace(int job, bool blink, ref Rng rng) => -1;

    /// <summary>Whether a job fits into a slot without some others of it; nothing is remembered.</summary>
    public abstract bool FitsWithout(int job, int slot, ReadOnlySpan<int> victims);

    /// <summary>Puts a job where the last successful <see cref="Evaluate"/> for this slot version found its place.</summary>
    public abstract void Insert(int job, int slot);

    /// <summary>Takes the jobs with <c>absent[job]</c> out of a slot; a rule may force more out, which are appended to <paramref name="also"/>.</summary>
    public abstract void Remove(int slot, bool[] absent, List<int> also);

    /// <summary>Keeps a copy of a slot that <see cref="Restore"/> brings back.</summary>
    public abstract void Keep(int slot);
    public abstract void Restore(int slot);

    /// <summary>Gives a slot that is as <see cref="Keep"/> found it its version back.</summary>
    public virtual void Recognise(int slot) { }

    /// <summary>Replaces the route of a slot; false (and the slot is left with its frozen steps) if it is impossible.</summary>
    public abstract bool Set(int slot, ReadOnlySpan<int> steps);

    /// <summary>Drops needless empty slots, where slots may change places. Not while changes may be undone.</summary>
    public virtual void Tidy() { }

    /// <summary>Makes sure there is an empty slot to put a job into, if there may be one.</summary>
    public virtual void OfferEmpty() { }

    /// <summary>From now on only slots that are not empty may be used.</summary>
    public virtual void CloseEmpty()
    {
        for (var s = 0; s < Slots; s++) Closed[s] = Count[s] == 0;
    }

    /// <summary>All slots may be used again.</summary>
    public virtual void OpenAll() => Array.Clear(Closed);

    /// <summary>Energy of a leg as routes have them on average: the unit of temperatures.</summary>
    public abstract double TypicalLeg();

    /// <summary>The least that energies can differ by, if it is known: at a temperature far below it not even that is ever accepted.</summary>
    public virtual double Grain => 0;

    /// <summary>Called now and then, when nothing is being undone, with what has been learnt since.</summary>
    public virtual void Refresh() { }

    public double TotalEnergy()
    {
        var sum = 0.0;
        for (var s = 0; s < Slots; s++) sum += Energy[s];
        return sum;
    }

    public int UsedSlots()
    {
        var used = 0;
        for (var s = 0; s < Slots; s++)
            if (Count[s] > 0) used++;
        return used;
    }
}
