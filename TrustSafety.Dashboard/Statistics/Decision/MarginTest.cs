namespace TrustSafety.Dashboard.Statistics;

/// <summary>Decisions against a margin, for any estimate with a standard error (df null for a normal reference); margins in the estimate's unit.</summary>
public static class MarginTest
{
    /// <summary>
    /// Non-inferiority of a metric where higher is better: H₁ estimate &gt; −margin, margin ≥ 0; t = (estimate + margin)/error. Not inferior when the
    /// one-sided lower limit lies above −margin. For a harm, where lower is better, test the negated estimate.
    /// Wellek 2010, Testing Statistical Hypotheses of Equivalence and Noninferiority, chapter 2.
    /// </summary>
    public static Inference NonInferiority(double point, double error, double margin, double level = 0.95, double? df = null) =>
        Inference.Wald(point, error, "non-inferiority", level, Alternative.Greater, df, -Require.NotNegative(margin));

    /// <summary>
    /// Equivalence by two one-sided tests: low &lt; estimate &lt; high at α = 1 − level when the interval of level 1 − 2α lies inside; p is the larger of both.
    /// Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657.
    /// </summary>
    public static Equivalence Equivalent(double point, double error, double low, double high, double level = 0.95, double? df = null)
    {
        if (!(low < high)) throw new ArgumentOutOfRangeException(nameof(low), "The lower margin lies below the upper.");
        var above = Inference.Wald(point, error, "TOST", level, Alternative.Greater, df, low);
        var below = Inference.Wald(point, error, "TOST", level, Alternative.Less, df, high);
        var both = above with { Alternative = Alternative.TwoSided, High = below.High, P = above.IsDefined ? Math.Max(above.P!.Value, below.P!.Value) : null, Level = 2 * level - 1 };
        return new(both, above, below);
    }
}

/// <summary>The TOST interval at 1 − 2α with the larger p, and its two one-sided tests.</summary>
public readonly record struct Equivalence(Inference Both, Inference AboveLow, Inference BelowHigh);
