namespace TrustSafety.Dashboard.Statistics;

/// <summary>Items that were judged alike: how many judges chose each category, and the number of such items. Fractions of items are not allowed.</summary>
public readonly record struct JudgedAlike(IReadOnlyList<double> Votes, double Items);

/// <summary>
/// Agreement of any number of judges per item, from counts of items judged alike, so that a million items cost no more than their distinct patterns.
/// Items with fewer than two judgements say nothing of agreement and are left out. Intervals are the jackknife over items with Student's t (Efron &amp; Stein
/// 1981, Annals of Statistics 9:586): judges are taken as they are, and only the items as a sample. Below three items, and where a coefficient is the same
/// without any of the items, there is a point and no interval. No p is formed.
/// </summary>
public static class GroupedAgreement
{
    /// <summary>
    /// Fleiss' κ = (P̄ − Pₑ)/(1 − Pₑ) for unequal numbers of judges: P̄ is the mean over items of Σn(n − 1)/(m(m − 1)), Pₑ = Σ pⱼ² of the shares of all judgements.
    /// With m judges on every item it is <see cref="MultiRaterKappa.Fleiss(IReadOnlyList{double[]}, double)"/>. All in one category (Pₑ = 1): no answer.
    /// Fleiss, Levin &amp; Paik 2003, Statistical Methods for Rates and Proportions, section 18.3.
    /// </summary>
    public static Inference Kappa(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Of(items, level, "Fleiss κ, jackknife", sums => Ratio(sums.Pairs / sums.Items, Chance(sums, 0)));

    /// <summary>
    /// Krippendorff's α = 1 − Dₒ/Dₑ for categories without order: Dₒ = Σ over items of m − Σn(n − 1)/(m − 1), by n; Dₑ from pairs of all judgements, without replacement.
    /// The point is that of <see cref="Krippendorff.Nominal"/>. Krippendorff 2019, Content Analysis, chapter 12.
    /// </summary>
    public static Inference Alpha(IReadOnlyList<JudgedAlike> items, double level = 0.95) =>
        Of(items, level, "Krippendorff α, nominal, jackknife", sums => Ratio(sums.Weighted / sums.Judgements, Chance(sums, 1)));

    /// <summary>P̄: the chance that two judges of an item, drawn at random, agree. In [0, 1]. Fleiss 1971, Psychological Bulletin 76:378.</summary>
    public static Inference Pairwise(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Bounded(Of(items, level, "mean pairwise agreement, jackknife", sums => sums.Pairs / sums.Items));

    /// <summary>Pₑ: the agreement of two judgements drawn at random from all. In [0, 1]. Fleiss 1971, Psychological Bulletin 76:378.</summary>
    public static Inference Expected(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Bounded(Of(items, level, "agreement by chance, jackknife", sums => Chance(sums, 0)));

    private static double? Ratio(double observed, double chance) => chance < 1 - 1e-15 ? (observed - chance) / (1 - chance) : null;

    private static double Chance(Sums sums, double less) => sums.Totals.Sum(t => t * (t - less)) / (sums.Judgements * (sums.Judgements - less));

    private static Inference Bounded(Inference share) => share with { Low = share.Low is { } low ? Math.Max(0, low) : null };

    private static Inference Of(IReadOnlyList<JudgedAlike> items, double level, string method, Func<Sums, double?> coefficient)
    {
        Require.Level(level);
        var judged = items.Where(i => Require.NotNegative(i.Items) > 0 && i.Votes.Sum() >= 2).ToList();
        if (judged.Select(i => i.Votes.Count).Distinct().Skip(1).Any()) throw new ArgumentException("All items have the same categories.", nameof(items));
        if (judged.Count == 0) return Inference.None(Undefined.TooFew, method, level);
        var sums = new Sums(judged[0].Votes.Count);
        foreach (var alike in judged) sums.Add(alike.Votes, alike.Items);
        if (coefficient(sums) is not { } point) return Inference.None(Undefined.NoSpread, method, level);
        if (sums.Items < 3) return new(method, level) { Point = point };
        var without = new double[judged.Count];
        for (var i = 0; i < without.Length; i++)
        {
            sums.Add(judged[i].Votes, -1);
            if (coefficient(sums) is not { } value) return new(method, level) { Point = point };
            without[i] = value;
            sums.Add(judged[i].Votes, 1);
        }
        var n = sums.Items;
        var mean = judged.Select((j, i) => j.Items * without[i]).Sum() / n;
        var variance = judged.Select((j, i) => j.Items * (without[i] - mean) * (without[i] - mean)).Sum() * (n - 1) / n;
        var wald = Inference.Wald(point, Math.Sqrt(variance), method, level, df: n - 1);
        // No agreement is more than perfect, though Student's t does not know.
        return wald.IsDefined ? wald with { P = null, Statistic = null, High = Math.Min(1, wald.High!.Value) } : new(method, level) { Point = point };
    }

    private sealed class Sums(int categories)
    {
        public double Items { get; private set; }

        public double Judgements { get; private set; }

        /// <summary>Σ over items of the share of their pairs that agree; and the same times the item's judgements.</summary>
        public double Pairs { get; private set; }

        public double Weighted { get; private set; }

        public double[] Totals { get; } = new double[categories];

        public void Add(IReadOnlyList<double> votes, double items)
        {
            var (m, alike) = (0.0, 0.0);
            for (var c = 0; c < votes.Count; c++)
            {
                m += votes[c];
                alike += votes[c] * (votes[c] - 1);
                Totals[c] += items * votes[c];
            }
            Items += items;
            Judgements += items * m;
            Pairs += items * alike / (m * (m - 1));
            Weighted += items * alike / (m - 1);
        }
    }
}
