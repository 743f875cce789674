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
}
