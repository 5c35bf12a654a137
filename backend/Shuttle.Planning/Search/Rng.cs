using System.Runtime.CompilerServices;

namespace Shuttle.Planning.Search;

/// <summary>xoroshiro128+ (Blackman and Vigna 2018): fast, seeded, the same everywhere.</summary>
internal struct Rng
{
    private ulong _a, _b;

    public Rng(ulong seed)
    {
        _a = Mix(seed + 0x9E3779B97F4A7C15);
        _b = Mix(seed + 0x3C6EF372FE94F82A);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var (a, b) = (_a, _b);
        var result = a + b;
        b ^= a;
        _a = ulong.RotateLeft(a, 24) ^ b ^ (b << 16);
        _b = ulong.RotateLeft(b, 37);
        return result;
    }

    /// <summary>0 ≤ result &lt; n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int n) => (int)((Next() >> 32) * (ulong)n >> 32);

    /// <summary>0 ≤ result &lt; 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Unit() => (Next() >> 11) * (1.0 / (1ul << 53));

    /// <summary>What a change must cost less than to be taken at a temperature: the rule of simulated annealing.</summary>
    public double Threshold(double temperature) => -temperature * Math.Log(Unit() + 1e-300);

    /// <summary>How many places until the next is overlooked, each with a probability of 1 %: geometric, one draw instead of one per place.</summary>
    public int UntilBlink() => (int)(Math.Log(1 - Unit()) * MeanBetweenBlinks);

    private const double MeanBetweenBlinks = -99.5;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
