namespace Shuttle.Planning.Search;

/// <summary>
/// How far a vehicle has come, for one number of breaks dealt with. Wait and slack follow Savelsbergh: the departure can be put off by
/// min(<see cref="Slack"/>, <see cref="Wait"/>) without ending later.
/// </summary>
internal struct Label
{
    /// <summary>Whether this is a possible state at all.</summary>
    public bool Alive;
    /// <summary>Departure from the start.</summary>
    public int Base;
    /// <summary>Departure from the current stop.</summary>
    public int Time;
    /// <summary>Idle seconds so far.</summary>
    public int Wait;
    /// <summary>By how much the departure can be put off before something is late.</summary>
    public int Slack;
    public int Driving;
    /// <summary>Lateness, moved announcements and skipped breaks, weighted.</summary>
    public double Energy;
    /// <summary>Per break 16 bits: 0 not taken, else 1 + 2·gap + (1 if after the drive).</summary>
    public UInt128 Taken;

    public readonly bool Before(in Label other) => Energy < other.Energy || (Energy == other.Energy && Time < other.Time);

    /// <summary>By how much the departure is put off in the end.</summary>
    public readonly int Shift => Math.Min(Slack, Wait);

    public void Idle(int seconds, int room)
    {
        Wait += seconds;
        Slack = Math.Min(Slack, Wait + room);
    }

    public void Take(int index, int gap, bool afterDrive) =>
        Taken |= (UInt128)(uint)(1 + 2 * gap + (afterDrive ? 1 : 0)) << (16 * index);

    /// <summary>Where a break was taken: the gap (0 is before the first stop) and the side, or gap −1.</summary>
    public readonly (int Gap, bool AfterDrive) Place(int index)
    {
        var code = (int)(uint)(Taken >> (16 * index) & 0xFFFF);
        return code == 0 ? (-1, false) : ((code - 1) >> 1, ((code - 1) & 1) == 1);
    }
}
