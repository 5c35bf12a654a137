using System.Runtime.InteropServices;

namespace Shuttle.Roads.Graphs;

/// <summary>
/// A piece of street between two junctions. Edge i has two directions: 2i as drawn, 2i+1 against it. Stored as it lies in
/// memory: a change of layout is a new file version.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct StreetEdge
{
    public int From, To;
    /// <summary>Index into the names; 0 where it has none.</summary>
    public int Name;
    public int LengthCm;
    public long Way;
    public StreetClass Class;
    public SurfaceKind Surface;
    /// <summary>Tagged limits in km/h, 0 where there is none.</summary>
    public byte LimitForward, LimitBackward;
    public StreetAccess Access;
    public StreetFlags Flags;
}

/// <summary>A junction, an end or a barrier.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct StreetNode
{
    public long Id;
    public GeoPoint Point;
}

/// <summary>A place in 1e-7 degrees (about a centimetre).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GeoPoint(int Lon, int Lat)
{
    public static GeoPoint Of(LonLat point) => new((int)Math.Round(point.Lon * 1e7), (int)Math.Round(point.Lat * 1e7));
    public LonLat ToLonLat() => new(Lon / 1e7, Lat / 1e7);
}

internal enum SurfaceKind : byte { Unknown, Paved, Rough, Gravel, Dirt }

[Flags]
internal enum StreetFlags : ushort { None = 0, Bridge = 1, Tunnel = 2, Roundabout = 4, Toll = 8, Link = 16 }

/// <summary>Who may go which way: two bits a profile, two for motorbikes on paths, one for access at the destination only.</summary>
[Flags]
internal enum StreetAccess : ushort
{
    None = 0,
    MotorbikeForward = 1, MotorbikeBackward = 2,
    CarForward = 4, CarBackward = 8,
    FootForward = 16, FootBackward = 32,
    PathForward = 64, PathBackward = 128,
    DestinationOnly = 256,
}

internal static class StreetAccessBits
{
    public static StreetAccess Of(RoadProfile profile, bool backward) => (StreetAccess)(1 << (2 * (int)profile + (backward ? 1 : 0)));

    public static bool Allows(this StreetAccess access, RoadProfile profile, bool backward, bool motorbikeOnPaths) =>
        (access & Of(profile, backward)) != 0
        || motorbikeOnPaths && profile == RoadProfile.Motorbike && (access & (backward ? StreetAccess.PathBackward : StreetAccess.PathForward)) != 0;

    /// <summary>Whether anybody may go this way.</summary>
    public static bool AllowsAny(this StreetAccess access, bool backward) => ((int)access & (backward ? 0b10101010 : 0b01010101)) != 0;
}

/// <summary>A set of profiles.</summary>
[Flags]
internal enum ProfileSet : byte { None = 0, Motorbike = 1, Car = 2, Foot = 4, All = 7 }

internal static class ProfileSets
{
    public static ProfileSet AsSet(this RoadProfile profile) => (ProfileSet)(1 << (int)profile);
}
