namespace TrustSafety.Dashboard.Statistics;

/// <summary>When a known change began: the most likely first step and the ends of the credible interval, as indexes.</summary>
/// <param name="Ratio">Observed over expected from the most likely step on.</param>
public readonly record struct OnsetReadout(int Low, int Point, int High, double Ratio, double Level);

/// <summary>The first step of a change, when it is known that there was one and what was expected without it.</summary>
public static class ChangeOnset
{
    /// <summary>
    /// Counts yᵢ with means mᵢ before step τ and ρmᵢ from it on; profile likelihood ℓ(τ) = Σ_{i≥τ} (yᵢ ln ρ̂ − (ρ̂ − 1)mᵢ)/φ, ρ̂ = Σ_{i≥τ} yᵢ/Σ_{i≥τ} mᵢ; with a flat prior over τ the
    /// posterior is its share exp ℓ(τ)/Σ exp ℓ. Low and High leave half of 1 − level on each side at most. Hinkley 1970, Biometrika 57:1; profile posterior as in Smith 1975, Biometrika 62:407;
    /// φ as in quasi-likelihood. The true shape may be a slow rise: then the answer is the step that stands for it best. Null when nothing was expected or counted.
    /// </summary>
    public static OnsetReadout? Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, double dispersion = 1, double level = 0.95)
    {
        Require.SameLength(counts.Length, expected.Length, nameof(expected));
        Require.Positive(dispersion);
        Require.Level(level);
        var n = counts.Length;
        var (likelihood, ratio) = (new double[n], new double[n]);
        double y = 0, m = 0;
        for (var i = n - 1; i >= 0; i--)
        {
            (y, m) = (y + Require.NotNegative(counts[i]), m + Require.NotNegative(expected[i]));
            ratio[i] = m > 0 ? y / m : double.NaN;
            likelihood[i] = m > 0 ? ((y > 0 ? y * Math.Log(y / m) : 0) - y + m) / dispersion : double.NegativeInfinity;
        }
        if (n == 0 || !(y + m > 0) || likelihood.All(double.IsNegativeInfinity)) return null;
        var top = likelihood.Max();
        var share = Array.ConvertAll(likelihood, l => Math.Exp(l - top));
        var (sum, tail) = (share.Sum(), (1 - level) / 2);
        var (low, high, below) = (-1, n - 1, 0.0);
        for (var i = 0; i < n; i++)
        {
            below += share[i] / sum;
            if (low < 0 && below > tail) low = i;
            if (below < 1 - tail) continue;
            high = i;
            break;
        }
        var point = Array.IndexOf(likelihood, top);
        return new(Math.Min(low, point), point, Math.Max(high, point), ratio[point], level);
    }
}
