using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>One side of every cell: units, means and variances of one unit.</summary>
internal readonly unsafe struct MeanSide(double* n, double* mean, double* variance)
{
    public MeanTally One(int i) => new(n[i], mean[i], variance[i] * (n[i] - 1));

    public bool Inside(int i) => n[i] >= 2 && double.IsFinite(n[i]) && double.IsFinite(mean[i]) && variance[i] >= 0 && double.IsFinite(variance[i]);

    public bool FourInside(int i)
    {
        var (size, means, spread, most) = (Vector256.Load(n + i), Vector256.Load(mean + i), Vector256.Load(variance + i), Vector256.Create(double.MaxValue));
        return (Vector256.GreaterThanOrEqual(size, Vector256.Create(2.0)) & Vector256.LessThanOrEqual(size, most) & Vector256.LessThanOrEqual(Vector256.Abs(means), most)
            & Vector256.GreaterThanOrEqual(spread, Vector256<double>.Zero) & Vector256.LessThanOrEqual(spread, most)).AsUInt64() == Vector256<ulong>.AllBitsSet;
    }

    /// <summary>The mean, its variance, and that variance squared over n − 1.</summary>
    public (Vector256<double> Mean, Vector256<double> Variance, Vector256<double> Fourth) Four(int i)
    {
        var size = Vector256.Load(n + i);
        var error = Vector256.Load(variance + i) / size;
        return (Vector256.Load(mean + i), error, error * error / (size - Vector256<double>.One));
    }
}

internal readonly unsafe struct WelchBlock(StudentCurve curve, MeanSide own, MeanSide other, double* low, double* high, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        double* t = stackalloc double[8], share = stackalloc double[8];
        var inside = true;
        var i = from;
        for (; i <= to - 8; i += 8)
        {
            inside &= own.FourInside(i) & other.FourInside(i) & own.FourInside(i + 4) & other.FourInside(i + 4);
            var ((gap, error), (next, width)) = (Compared(i, t, share), Compared(i + 4, t + 4, share + 4));
            var known = StudentTail.TwoSided(t, share, p + i);
            var (first, second) = curve.At(Vector256.Load(share), Vector256.Load(share + 4));
            (gap - first * error).Store(low + i);
            (gap + first * error).Store(high + i);
            (next - second * width).Store(low + i + 4);
            (next + second * width).Store(high + i + 4);
            if (known == byte.MaxValue) continue;
            for (var lane = 0; lane < 8; lane++) if ((known >> lane & 1) == 0 && own.Inside(i + lane) && other.Inside(i + lane)) One(i + lane);
        }
        return inside & Slowly(i, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Gap, Vector256<double> Error) Compared(int i, double* t, double* share)
    {
        var (a, b) = (own.Four(i), other.Four(i));
        var (gap, variance) = (a.Mean - b.Mean, a.Variance + b.Variance);
        var error = Vector256.Sqrt(variance);
        (gap / error).Store(t);
        ((a.Fourth + b.Fourth) / (variance * variance)).Store(share);
        return (gap, error);
    }

    /// <summary>Cell by cell.</summary>
    public bool Slowly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!own.Inside(i) || !other.Inside(i)) return false;
            One(i);
        }
        return true;
    }

    private void One(int i)
    {
        var difference = Means.Welch(own.One(i), other.One(i), curve.Level);
        (low[i], high[i], p[i]) = (difference.Interval.Low, difference.Interval.High, difference.P);
    }
}
