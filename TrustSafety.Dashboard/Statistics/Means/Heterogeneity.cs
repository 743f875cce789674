namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether effects of several segments differ from each other beyond their errors.</summary>
public static class Heterogeneity
{
    /// <summary>
    /// Cochran's Q = Σ w(d − d̄)², w = 1/error², d̄ = Σwd/Σw, against χ² with k − 1 degrees of freedom: the test of interaction of an effect with a
    /// dimension. Effects in any one unit, from independent units; errors &gt; 0. Fewer than two effects: no answer. Good for large segments, for errors
    /// are taken as known. Cochran 1954, Biometrics 10:101.
    /// </summary>
    public static TestResult Q(IReadOnlyList<double> effects, IReadOnlyList<double> errors)
    {
        Require.SameLength(effects.Count, errors.Count, nameof(errors));
        if (effects.Count < 2) return TestResult.None(Undefined.TooFew, "Cochran Q");
        double[] weights = [.. errors.Select(e => 1 / (Require.Positive(e) * e))];
        var mean = effects.Select((d, i) => weights[i] * Require.Finite(d)).Sum() / weights.Sum();
        var statistic = effects.Select((d, i) => weights[i] * (d - mean) * (d - mean)).Sum();
        return new("Cochran Q") { Statistic = statistic, DegreesOfFreedom = effects.Count - 1, P = ChiSquare.Upper(statistic, effects.Count - 1) };
    }

    /// <summary>
    /// Whether values drift with what they belong to: slope β of vᵢ = a + βtᵢ + eᵢ by least squares weighted with 1/sᵢ², the errors sᵢ taken as known, so that β's error
    /// is (Σ(tᵢ − t̄)²/sᵢ²)^−½ around the weighted mean t̄; normal reference. Needs three values with errors above 0, and t that varies.
    /// Greenland &amp; Longnecker 1992, American Journal of Epidemiology 135:1301 (fixed-effect meta-regression).
    /// </summary>
    public static Inference Trend(IReadOnlyList<double> values, IReadOnlyList<double> errors, IReadOnlyList<double> at, double level = 0.95)
    {
        const string method = "weighted trend";
        Require.SameLength(values.Count, errors.Count, nameof(errors));
        Require.SameLength(values.Count, at.Count, nameof(at));
        if (values.Count < 3) return Inference.None(Undefined.TooFew, method, level);
        double[] weights = [.. errors.Select(e => 1 / (Require.Positive(e, nameof(errors)) * e))];
        double Mean(IReadOnlyList<double> of) => of.Select((v, i) => weights[i] * v).Sum() / weights.Sum();
        var (centre, mean) = (Mean(at), Mean(values));
        var spread = at.Select((t, i) => weights[i] * (t - centre) * (t - centre)).Sum();
        if (!(spread > 0)) return Inference.None(Undefined.Collinear, method, level);
        return Inference.Wald(at.Select((t, i) => weights[i] * (t - centre) * (values[i] - mean)).Sum() / spread, Math.Sqrt(1 / spread), method, level);
    }
}
