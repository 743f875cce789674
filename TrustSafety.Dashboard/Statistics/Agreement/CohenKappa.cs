namespace TrustSafety.Dashboard.Statistics;

/// <summary>Agreement of two reviewers on the same items beyond chance: 1 is perfect, 0 is chance. The table counts items by [first's][second's] category.</summary>
public static class CohenKappa
{
    /// <summary>
    /// κ = (pₒ − pₑ)/(1 − pₑ) with its asymptotic standard error; p tests κ = 0 with the standard error under independence, so it need not agree with the
    /// interval to the last digit. Nobody disagrees by chance (pₑ = 1): no answer. Fleiss, Cohen &amp; Everitt 1969, Psychological Bulletin 72:323.
    /// </summary>
    public static KappaInference Plain(double[,] table, double level = 0.95) => Weighted(table, (i, j) => i == j ? 1 : 0, "Cohen κ", level);

    /// <summary>Linear agreement weights 1 − |sᵢ − sⱼ|/(s_max − s_min) of the categories' scores.</summary>
    public static KappaInference Linear(double[,] table, IReadOnlyList<double> scores, double level = 0.95)
    {
        var range = scores.Max() - scores.Min();
        return Weighted(table, (i, j) => 1 - Math.Abs(scores[i] - scores[j]) / range, "Cohen κ, linear weights", level);
    }

    /// <summary>Quadratic agreement weights 1 − (sᵢ − sⱼ)²/(s_max − s_min)².</summary>
    public static KappaInference Quadratic(double[,] table, IReadOnlyList<double> scores, double level = 0.95)
    {
        var range = scores.Max() - scores.Min();
        return Weighted(table, (i, j) => 1 - (scores[i] - scores[j]) * (scores[i] - scores[j]) / (range * range), "Cohen κ, quadratic weights", level);
    }

    private static KappaInference Weighted(double[,] table, Func<int, int, double> weight, string method, double level)
    {
        var k = table.GetLength(0);
        if (k != table.GetLength(1)) throw new ArgumentException("Both reviewers use the same categories.", nameof(table));
        var n = table.Cast<double>().Sum();
        if (n == 0) return new(Inference.None(Undefined.TooFew, method, level), null);
        var rows = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => table[i, j]) / n).ToArray();
        var columns = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => table[i, j]) / n).ToArray();
        var rowWeights = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => weight(i, j) * columns[j])).ToArray();
        var columnWeights = Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => weight(i, j) * rows[i])).ToArray();
        double observed = 0, chance = 0, spread = 0, nullSpread = 0;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                observed += weight(i, j) * table[i, j] / n;
                chance += weight(i, j) * rows[i] * columns[j];
            }
        if (chance >= 1) return new(Inference.None(Undefined.NoSpread, method, level), null);
        var kappa = (observed - chance) / (1 - chance);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
            {
                var margin = rowWeights[i] + columnWeights[j];
                var own = weight(i, j) - margin * (1 - kappa);
                spread += table[i, j] / n * own * own;
                nullSpread += rows[i] * columns[j] * (weight(i, j) - margin) * (weight(i, j) - margin);
            }
        var center = kappa - chance * (1 - kappa);
        var error = Math.Sqrt(Math.Max(0, spread - center * center) / n) / (1 - chance);
        var nullError = Math.Sqrt(Math.Max(0, nullSpread - chance * chance) / n) / (1 - chance);
        var half = Reference.Critical(level, Alternative.TwoSided, null) * error;
        return new(
            new(method, level)
            {
                Point = kappa,
                StandardError = error,
                Low = kappa - half,
                High = kappa + half,
                Statistic = nullError > 0 ? kappa / nullError : null,
                P = nullError > 0 ? Reference.P(kappa / nullError, Alternative.TwoSided, null) : null,
            }, nullError);
    }
}

/// <param name="NullError">The standard error of κ if the reviewers were independent, behind the estimate's z and p.</param>
public readonly record struct KappaInference(Inference Inference, double? NullError);
