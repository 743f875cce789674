using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>One side of every cell: units, means and variances of one unit.</summary>
internal readonly unsafe struct MeanSide(double* n, double* mean, double* variance)
{
    public MeanTally One(int i) => new(n[i], mean[i], variance[i] * (n[i] - 1));

    public bool Inside(int i) => n[i] >= 2 && double.IsFinite(n[i]) && double.IsFinite(mean[i]) && variance[i] >= 0 && double.IsFinite(variance[i]);

    /// <summary>The means, their variances, and those variances squared over n − 1; false when one lies outside the domain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Eight(int i, out Vector512<double> means, out Vector512<double> error, out Vector512<double> fourth)
    {
        var (size, spread, most) = (Vector512.Load(n + i), Vector512.Load(variance + i), Vector512.Create(double.MaxValue));
        (means, error) = (Vector512.Load(mean + i), spread / size);
        fourth = error * error / (size - Vector512<double>.One);
        return Vector512.GreaterThanOrEqualAll(size, Vector512.Create(2.0)) && Vector512.LessThanOrEqualAll(size, most) && Vector512.LessThanOrEqualAll(Vector512.Abs(means), most)
            && Vector512.GreaterThanOrEqualAll(spread, Vector512<double>.Zero) && Vector512.LessThanOrEqualAll(spread, most);
    }
}

internal readonly unsafe struct WelchMethod(StudentCurve curve, MeanSide own, MeanSide other, Ends ends, double* p) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        if (!own.Eight(i, out var mean, out var spread, out var fourth) || !other.Eight(i, out var meanBase, out var spreadBase, out var fourthBase))
        {
            doubt.Raise();
            return;
        }
        var (gap, variance) = (mean - meanBase, spread + spreadBase);
        var error = Vector512.Sqrt(variance);
        // 1/df, by Welch and Satterthwaite.
        var share = (fourth + fourthBase) / (variance * variance);
        var known = StudentTail.TwoSided(gap / error, share, out var tail);
        tail.Store(p + i);
        var half = curve.At(share) * error;
        ends.Place(i, gap - half, gap + half);
        for (var rest = ~known & 0xFF; rest != 0; rest &= rest - 1) One(i + int.TrailingZeroCount((int)rest));
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        var difference = Means.Welch(own.One(i), other.One(i), curve.Level);
        ends.Place(i, difference.Interval);
        p[i] = difference.P;
        return true;
    }
}
