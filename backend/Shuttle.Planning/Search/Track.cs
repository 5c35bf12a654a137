namespace Shuttle.Planning.Search;

/// <summary>
/// A route with its state after every step. Position 0 is the start, 1 to <see cref="Length"/> are nodes and reloads; the end follows.
/// </summary>
internal sealed class Track
{
    public int[] Steps = new int[16];
    public int Length;
    /// <summary>Labels after position p are at <c>p·width …</c>, width being 1 + number of breaks.</summary>
    public Label[] Labels = [];
    /// <summary>Load after position p, per dimension.</summary>
    public int[] Load = [];
    /// <summary>Room for more load from position p to the end of its trip, per dimension.</summary>
    public int[] RoomAhead = [];
    /// <summary>
    /// What time alone allows, whatever it costs; filled by <see cref="Reach"/>. By position: the soonest departure, and the latest
    /// arrival (Length + 1 is the end) from which the rest may be in time. A bound, not a promise.
    /// </summary>
    public int[] Soonest = [], Latest = [];
    /// <summary>The same by position and number of hard breaks dealt with; and the latest departure.</summary>
    public int[] SoonestBy = [], LatestBy = [], LeaveBy = [];
    /// <summary>Whether those are of the steps as they are.</summary>
    public bool Measured;
    /// <summary>The earliest departure from position p over all its labels.</summary>
    public int[] Earliest = [];
    public int Stops, Trips;
    public long Metres;
    /// <summary>What the sequence costs whatever the clock says: roads, strangeness, announced order, the vehicle itself.</summary>
    public double Standing;
    public double Energy;
    /// <summary>The part of it that its last label has gathered: lateness, moved announcements, skipped breaks.</summary>
    public double Gathered;
    /// <summary>The timing rules the labels were made by.</summary>
    public bool Haste;
    /// <summary>Needs a replay to be sure: time on board or pinned positions.</summary>
    public bool Delicate;

    public void Reserve(int length, int width, int dims)
    {
        if (Steps.Length < length + 2) Array.Resize(ref Steps, 2 * length + 8);
        if (Labels.Length < (length + 2) * width) Array.Resize(ref Labels, (2 * length + 8) * width);
        if (Load.Length < (length + 2) * dims) (Load, RoomAhead) = (new int[(2 * length + 8) * dims], new int[(2 * length + 8) * dims]);
        if (Earliest.Length < length + 2) Array.Resize(ref Earliest, 2 * length + 8);
    }

    public void ReserveBounds(int width)
    {
        if (Soonest.Length < Length + 2) (Soonest, Latest) = (new int[2 * Length + 8], new int[2 * Length + 8]);
        if (SoonestBy.Length < (Length + 2) * width)
            (SoonestBy, LatestBy, LeaveBy) = (new int[(2 * Length + 8) * width], new int[(2 * Length + 8) * width], new int[(2 * Length + 8) * width]);
    }

    public void CopyFrom(Track other, int width, int dims)
    {
        Reserve(other.Length, width, dims);
        Array.Copy(other.Steps, Steps, other.Length + 2);
        Array.Copy(other.Labels, Labels, (other.Length + 2) * width);
        Array.Copy(other.Load, Load, (other.Length + 2) * dims);
        Array.Copy(other.RoomAhead, RoomAhead, (other.Length + 2) * dims);
        Array.Copy(other.Earliest, Earliest, other.Length + 2);
        (Length, Stops, Trips, Metres) = (other.Length, other.Stops, other.Trips, other.Metres);
        (Standing, Energy, Gathered, Haste, Delicate, Measured) = (other.Standing, other.Energy, other.Gathered, other.Haste, other.Delicate, false);
    }
}
