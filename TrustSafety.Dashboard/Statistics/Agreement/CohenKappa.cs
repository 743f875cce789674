namespace TrustSafety.Dashboard.Statistics;

/// <summary>Agreement of two reviewers on the same items beyond chance: 1 is perfect, 0 is chance. The table counts items by [first's][second's] category.</summary>
public static class CohenKappa
{
    /// <summary>
    /// κ = (pₒ − pₑ)/(1 − pₑ) with its asymptotic standard error, from which interval and p of κ = 0 both come. The test with the standard error under
    /// independence, which tables often print, stands beside it as <see cref="KappaInference.Independence"/>. One category only (pₑ = 1), or judgements that all
    /// agree and so show no spread: no interval. Fleiss, Cohen &amp; Everitt 1969, Psychological Bulletin 72:323.
    /// A large-sample error: 200 items cover about a point too little (Blackman &amp; Koval 2000, Statistics in Medicine 19:723).
    /// </summary>
    public static KappaInference Plain(double[,] table, double level = 0.95, Alternative alternative = Alternative.TwoSided) =>
        Weighted(table, (i, j) => i == j ? 0 : 1, "Cohen κ", level, alternative);

    /// <summary>
    /// Linear agreement weights 1 − |sᵢ − sⱼ|/(s_max − s_min) of the categories' scores.
    /// Cicchetti &amp; Allison 1971, American Journal of EEG Technology 11:101.
    /// </summary>
    public static KappaInference Linear(double[,] table, IReadOnlyList<double> scores, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var range = Range(table, scores);
        return Weighted(table, (i, j) => Math.Abs(scores[i] - scores[j]) / range, "Cohen κ, linear weights", level, alternative);
    }

    /// <summary>Quadratic agreement weights 1 − (sᵢ − sⱼ)²/(s_max − s_min)². Fleiss &amp; Cohen 1973, Educational and Psychological Measurement 33:613.</summary>
    public static KappaInference Quadratic(double[,] table, IReadOnlyList<double> scores, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var range = Range(table, scores);
        return Weighted(table, (i, j) => (scores[i] - scores[j]) * (scores[i] - scores[j]) / (range * range), "Cohen κ, quadratic weights", level, alternative);
    }

    // Of categories that all have one score, 1: then none is apart from another.
    private static double Range(double[,] table, IReadOnlyList<double> scores)
    {
        Require.SameLength(table.GetLength(0), scores.Count, nameof(scores));
        return scores.Count > 0 && scores.Max() - scores.Min() is > 0 and var range ? range : 1;
    }

    // By how much judgements disagree, d = 1 − w, not by how much they agree: where nearly all do, 1 − pₒ has the digits and pₒ has lost them. κ = 1 − Σdp/Σdp·p·.
    private static KappaInference Weighted(double[,] table, Func<int, int, double> apart, string method, double level, Alternative alternative)
    {
        var k = table.GetLength(0);
        if (k != table.GetLength(1)) throw new ArgumentException("Both reviewers use the same categories.", nameof(table));
        var n = table.Cast<double>().Sum();
        if (n == 0) return new(Inference.None(Undefined.TooFew, method, level, alternative), null, TestResult.None(Undefined.TooFew, method, alternative));
        var rows = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => table[i, j]) / n).ToArray();
        var columns = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => table[i, j]) / n).ToArray();
        var rowsApart = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => apart(i, j) * columns[j])).ToArray();
        var columnsApart = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => apart(i, j) * rows[i])).ToArray();
        double observed = 0, chance = 0, spread = 0, nullSpread = 0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                observed += apart(i, j) * table[i, j] / n;
                chance += apart(i, j) * rows[i] * columns[j];
            }
        if (!(chance > 0)) return new(Inference.None(Undefined.NoSpread, method, level, alternative), null, TestResult.None(Undefined.NoSpread, method, alternative));
        var rest = observed / chance;
        var kappa = 1 - rest;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                var margin = rowsApart[i] + columnsApart[j];
                var (own, independent) = (observed - apart(i, j) + rest * (margin - 2 * chance), margin - apart(i, j) - chance);
                spread += table[i, j] / n * own * own;
                nullSpread += rows[i] * columns[j] * independent * independent;
            }
        var (error, nullError) = (Math.Sqrt(spread / n) / chance, Math.Sqrt(nullSpread / n) / chance);
        var independence = nullError > 0
            ? new TestResult($"{method}, independence", alternative) { Statistic = kappa / nullError, P = Reference.P(kappa / nullError, alternative, null) }
            : TestResult.None(Undefined.NoSpread, $"{method}, independence", alternative);
        return new(Inference.Wald(kappa, error, method, level, alternative), nullError, independence);
    }
}

/// <param name="NullError">The standard error of κ if the reviewers were independent.</param>
/// <param name="Independence">The test of κ = 0 with that standard error; it need not agree with the interval to the last digit.</param>
public readonly record struct KappaInference(Inference Inference, double? NullError, TestResult Independence);
