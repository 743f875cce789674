using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct WilsonBlock(double level, double z, double* k, double* n, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4)
        {
            var (successes, trials) = (Vector256.Load(k + i), Vector256.Load(n + i));
            inside &= CellDomain.Inside(successes, trials);
            if (!CellDomain.Squares(trials)) inside &= Slowly(i, i + 4);
            else
            {
                var (_, lows, highs) = Limits(successes, trials, z);
                lows.Store(low + i);
                highs.Store(high + i);
            }
        }
        return inside & Slowly(i, to);
    }

    /// <summary>The proportions and their limits. k/n and 1/(n + z²) come from one division, of which a processor does one at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Point, Vector256<double> Low, Vector256<double> High) Limits(Vector256<double> k, Vector256<double> n, double z)
    {
        var (rest, sum) = (n - k, n + Vector256.Create(z * z));
        var both = Vector256<double>.One / (n * sum);
        var (p, per) = (k * (sum * both), n * both);
        var middle = k + Vector256.Create(z * z / 2);
        var half = Vector256.Create(z) * Vector256.Sqrt(Vector256.FusedMultiplyAdd(p, rest, Vector256.Create(z * z / 4)));
        var (zero, one) = (Vector256<double>.Zero, Vector256<double>.One);
        var low = Vector256.ConditionalSelect(Vector256.Equals(k, zero), zero, Vector256.Max(zero, (middle - half) * per));
        var high = Vector256.ConditionalSelect(Vector256.Equals(rest, zero), one, Vector256.Min(one, (middle + half) * per));
        return (p, low, high);
    }

    private bool Slowly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i])) return false;
            var interval = OneProportion.Wilson(k[i], n[i], level);
            (low[i], high[i]) = (interval.Low, interval.High);
        }
        return true;
    }
}
