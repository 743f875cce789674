using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        var (successes, trials) = (Vector512.Load(k + i), Vector512.Load(n + i));
        doubt.Look(successes, trials);
        return (successes, trials);
    }
}

/// <summary>Where the limits of every cell go.</summary>
internal readonly unsafe struct Ends(double* low, double* high)
{
    public void Place(int i, in Interval interval) => (low[i], high[i]) = (interval.Low, interval.High);

    public void Place(int i, Vector512<double> lows, Vector512<double> highs)
    {
        lows.Store(low + i);
        highs.Store(high + i);
    }
}
