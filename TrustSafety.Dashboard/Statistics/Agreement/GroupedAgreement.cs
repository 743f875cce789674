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
    public static Inference Kappa(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Of(items, level, "Fleiss κ, jackknife", sums => sums.Kappa);

    /// <summary>
    /// Krippendorff's α = 1 − Dₒ/Dₑ for categories without order: Dₒ = Σ over items of m − Σn(n − 1)/(m − 1), by n; Dₑ from pairs of all judgements, without replacement.
    /// The point is that of <see cref="Krippendorff.Nominal"/>. Krippendorff 2019, Content Analysis, chapter 12.
    /// </summary>
    public static Inference Alpha(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Of(items, level, "Krippendorff α, nominal, jackknife", sums => sums.Alpha);

    /// <summary>P̄: the chance that two judges of an item, drawn at random, agree. In [0, 1]. Fleiss 1971, Psychological Bulletin 76:378.</summary>
    public static Inference Pairwise(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Bounded(Of(items, level, "mean pairwise agreement, jackknife", sums => sums.Pairwise));

    /// <summary>Pₑ: the agreement of two judgements drawn at random from all. In [0, 1]. Fleiss 1971, Psychological Bulletin 76:378.</summary>
    public static Inference Expected(IReadOnlyList<JudgedAlike> items, double level = 0.95) => Bounded(Of(items, level, "agreement by chance, jackknife", sums => sums.Expected));

    private static Inference Bounded(Inference share) => share with { Low = share.Low is { } low ? Math.Max(0, low) : null };

    private static Inference Of(IReadOnlyList<JudgedAlike> items, double level, string method, Func<AgreementSums, AgreementCoefficient?> of)
    {
        Require.Level(level);
        var judged = items.Where(i => Require.NotNegative(i.Items) > 0 && i.Votes.Sum() >= 2).ToList();
        if (judged.Select(i => i.Votes.Count).Distinct().Skip(1).Any()) throw new ArgumentException("All items have the same categories.", nameof(items));
        if (judged.Count == 0) return Inference.None(Undefined.TooFew, method, level);
        var sums = new AgreementSums(judged);
        if (of(sums) is not { } coefficient) return Inference.None(Undefined.NoSpread, method, level);
        var wald = sums.Error(coefficient) is { } error ? Inference.Wald(coefficient.Point, error, method, level, df: sums.Items - 1) : default;
        // No agreement is more than perfect, though Student's t does not know.
        return wald is { IsDefined: true, High: { } high } ? wald with { P = null, Statistic = null, High = Math.Min(1, high) } : new(method, level) { Point = coefficient.Point };
    }
}
