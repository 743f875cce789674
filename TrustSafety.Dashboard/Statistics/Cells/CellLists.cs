using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Successes and trials of every cell.</summary>
internal readonly unsafe struct ShareSide(double* k, double* n)
{
    public double K(int i) => k[i];

    public double N(int i) => n[i];

    public bool Inside(int i) => CellDomain.Inside(k[i], n[i]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<double> K, Vector512<double> N) Eight(int i, ref Doubt doubt)
    {
        Ahead.Fetch(k + i);
        Ahead.Fetch(n + i);
        var (successes, trials) = (Vector512.Load(k + i), Vector512.Load(n + i));
        doubt.Look(successes, trials);
        return (successes, trials);
    }
}

/// <summary>Asks for what a method will reach some steps later: a list ends its page every 64 steps, and there the processor itself looks no further ahead.</summary>
internal static unsafe class Ahead
{
    private const int Cells = 128;

    /// <summary>May point past the end of a list: nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(double* now)
    {
        if (Sse.IsSupported) Sse.Prefetch0(now + Cells);
    }
}

/// <summary>Where the limits of every cell go.</summary>
internal readonly unsafe struct Ends(double* low, double* high)
{
    public void Place(int i, in Interval interval) => (low[i], high[i]) = (interval.Low, interval.High);

    public void Place(int i, Vector512<double> lows, Vector512<double> highs)
    {
        Ahead.Fetch(low + i);
        Ahead.Fetch(high + i);
        lows.Store(low + i);
        highs.Store(high + i);
    }
}
