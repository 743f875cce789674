namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A weighted sample, row by row or in parts that add up: n, Σw, Σw², Σwy, Σw²y², its mean and what is left of any other rate. Held as moments about a centre c near the slope
/// Σw²y/Σw²: Σe, Σwe and Σe² with e = wy − cw, so that y of 1e9 ± 1 keeps its variance, which Σw²y² − ȳ²Σw² has lost.
/// Parts join as in Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242, with the sums about the rounded centre kept instead of taken for 0.
/// </summary>
public readonly record struct WeightedTally
{
    /// <summary>c, Σe, Σwe and Σe²; the weight that all rows have, NaN when they differ, for Σw² − (Σw)²/n would not come to 0 then.</summary>
    private readonly double centre, rest, cross, squares, same;

    private WeightedTally(double n, double w, double w2, double centre, double rest, double cross, double squares, double same) =>
        (N, W, W2, this.centre, this.rest, this.cross, this.squares, this.same) = (n, w, w2, centre, rest, cross, squares, same);

    public double N { get; }

    public double W { get; }

    public double W2 { get; }

    public double WY => Math.FusedMultiplyAdd(centre, W, rest);

    public double W2Y2 => SquaresAbout(0);

    /// <summary>Kish's effective sample size (Σw)²/Σw²; 0 for an empty sample. Kish 1965, Survey Sampling, section 11.7.</summary>
    public double EffectiveN => W2 > 0 ? W * W / W2 : 0;

    /// <summary>The Hájek mean Σwy/Σw; NaN for an empty sample.</summary>
    public double Mean => centre + rest / W;

    /// <summary>
    /// Linearised (with-replacement) variance of the Hájek mean: n/(n−1) · Σw²(y − ȳ)²/(Σw)²; infinite for fewer than two rows.
    /// Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.
    /// </summary>
    public double Variance => N < 2 ? double.PositiveInfinity : N / (N - 1) * Squares(rest / W) / (W * W);

    /// <summary>One row of a mean (wx is its weight) or of a ratio. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.</summary>
    public static WeightedTally Of(double wx, double wy) => Of(1, wx, wy);

    /// <summary>The same of y and x before their weight: wy of 1e9 ± 1 would be rounded by a ten millionth of the spread.</summary>
    public static WeightedTally Of(double weight, double x, double y)
    {
        var w = weight * x;
        // A weight whose square is 0 holds no centre.
        var centre = w * w > 0 ? y / x : 0;
        var e = weight * Math.FusedMultiplyAdd(-centre, x, y);
        return new(1, w, w * w, centre, e, w * e, e * e, w);
    }

    /// <summary>
    /// From plain sums n, Σw, Σw², Σwy, Σw²y, Σw²y², as databases add them: good while y is not many orders of magnitude above its spread; at 1e9 ± 1 nothing of the variance is left.
    /// Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.
    /// </summary>
    public static WeightedTally FromSums(double n, double w, double w2, double wy, double w2y, double w2y2)
    {
        if (!(n > 0)) return default;
        var centre = w2 > 0 ? w2y / w2 : 0;
        return new(n, w, w2, centre, wy - centre * w, 0, Math.Max(0, w2y2 - centre * w2y), double.NaN);
    }

    public static WeightedTally operator +(WeightedTally a, WeightedTally b)
    {
        if (a.N == 0) return b;
        if (b.N == 0) return a;
        var centre = a.W2 + b.W2 is > 0 and var w2 ? a.centre + (a.cross + b.cross + (b.centre - a.centre) * b.W2) / w2 : a.centre;
        var (ofA, ofB) = (centre - a.centre, centre - b.centre);
        return new(
            a.N + b.N, a.W + b.W, a.W2 + b.W2, centre, a.rest - ofA * a.W + (b.rest - ofB * b.W), a.cross - ofA * a.W2 + (b.cross - ofB * b.W2),
            a.Squares(ofA) + b.Squares(ofB), a.same == b.same ? a.same : double.NaN);
    }

    /// <summary>These and one row more. The centre stays, which takes no division, while moving it would not halve Σe²: rows come by the million.</summary>
    internal WeightedTally With(double weight, double x, double y)
    {
        var w = weight * x;
        var e = weight * (y - centre * x);
        var (w2, across, around) = (W2 + w * w, cross + w * e, squares + e * e);
        return 2 * across * across > around * w2 || N == 0 ? this + Of(weight, x, y)
            : new(N + 1, W + w, w2, centre, rest + e, across, around, w == same ? same : double.NaN);
    }

    /// <summary>Σw(y − r).</summary>
    internal double RestAbout(double r) => rest - (r - centre) * W;

    /// <summary>Σw²(y − r).</summary>
    internal double CrossAbout(double r) => cross - (r - centre) * W2;

    /// <summary>Σw²(y − r)².</summary>
    internal double SquaresAbout(double r) => Squares(r - centre);

    /// <summary>Σz² − (Σz)²/m of z = w(y − r), of these rows and others of z = 0 up to m rows in all.</summary>
    internal double ScatterAbout(double r, double m)
    {
        if (N == 0) return 0;
        var (delta, outside) = (centre - r, 1 - N / m);
        var ofCentre = double.IsNaN(same) ? 2 * (cross - rest * (W / m)) + delta * (W2 - W * (W / m)) : same * outside * (2 * rest + delta * W);
        return Math.Max(0, squares - rest * rest / m + delta * ofCentre);
    }

    /// <summary>Σ(e − δw)².</summary>
    private double Squares(double delta) => Math.Max(0, squares + delta * (delta * W2 - 2 * cross));
}
