namespace TrustSafety.Dashboard.Statistics;

/// <summary>A stratum to be labelled: how much of the population it holds, and the proportion expected in it.</summary>
public readonly record struct PlannedStratum(double Population, double ExpectedProportion);

/// <summary>How many labels prevalence needs and where to spend them.</summary>
public static class LabelBudget
{
    /// <summary>
    /// The smallest n whose Wilson interval at the expected proportion has a half-width of at most the target: the square root of
    /// p(1 − p)/n + z²/4n² times z/(1 + z²/n); with the finite population correction n/(1 + (n − 1)/N) when a population is given.
    /// Wilson 1927, JASA 22:209; Cochran 1977, Sampling Techniques, chapter 4.
    /// </summary>
    public static double ForHalfWidth(double expectedProportion, double halfWidth, double level = 0.95, double population = double.PositiveInfinity)
    {
        Require.Probability(expectedProportion);
        Require.Inside(halfWidth);
        double Half(double n)
        {
            var wilson = OneProportion.Wilson(expectedProportion * n, n, level);
            return (wilson.High - wilson.Low) / 2;
        }

        var (low, high) = (1.0, 2.0);
        while (Half(high) > halfWidth) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (Half(middle) <= halfWidth) high = middle;
            else low = middle;
        }
        return double.IsInfinity(population) ? high : Math.Ceiling(high / (1 + (high - 1) / population));
    }

    /// <summary>
    /// Neyman's allocation nₕ ∝ Nₕ√(pₕ(1 − pₕ)) with at least the floor in every stratum and at most its population; fractions go by largest remainder,
    /// so the parts sum to the budget (or to the population, if that is less). Neyman 1934, JRSS 97:558.
    /// </summary>
    public static long[] Neyman(IReadOnlyList<PlannedStratum> strata, long budget, long floor = 2)
    {
        if (floor * strata.Count > budget) throw new ArgumentOutOfRangeException(nameof(budget), "The budget must cover the floor of every stratum.");
        var caps = strata.Select(s => (long)Math.Floor(Require.NotNegative(s.Population))).ToArray();
        var sizes = strata.Select(s => s.Population * Math.Sqrt(Require.Probability(s.ExpectedProportion) * (1 - s.ExpectedProportion))).ToArray();
        var parts = caps.Select(c => (double)Math.Min(floor, c)).ToArray();
        var open = Enumerable.Range(0, parts.Length).ToHashSet();
        // Strata whose share falls below the floor or above their population are fixed there, and the rest shared out again.
        for (var changed = true; changed && open.Count > 0;)
        {
            changed = false;
            var left = Math.Min(budget, caps.Sum()) - Enumerable.Range(0, parts.Length).Except(open).Sum(h => parts[h]);
            var weight = open.Sum(h => sizes[h]);
            var share = open.ToDictionary(h => h, h => weight > 0 ? left * sizes[h] / weight : left / open.Count);
            var above = open.Where(h => share[h] > caps[h]).ToList();
            var below = above.Count > 0 ? [] : open.Where(h => share[h] < Math.Min(floor, caps[h])).ToList();
            foreach (var h in above) parts[h] = caps[h];
            foreach (var h in below) parts[h] = Math.Min(floor, caps[h]);
            foreach (var h in open) if (above.Count + below.Count == 0) parts[h] = share[h];
            open.ExceptWith(above);
            open.ExceptWith(below);
            changed = above.Count + below.Count > 0;
        }
        return Rounded(parts, Math.Min(budget, caps.Sum()));
    }

    /// <summary>
    /// The standard error of the stratified proportion under an allocation: √(Σ Wₕ²(1 − nₕ/Nₕ)pₕ(1 − pₕ)/(nₕ − 1)); nₕ ≥ 2 where a stratum has anyone.
    /// Cochran 1977, Sampling Techniques, chapter 5.
    /// </summary>
    public static double StandardError(IReadOnlyList<PlannedStratum> strata, IReadOnlyList<long> labels)
    {
        Require.SameLength(strata.Count, labels.Count, nameof(labels));
        var (total, variance) = (strata.Sum(s => s.Population), 0.0);
        for (var h = 0; h < labels.Count; h++)
        {
            if (strata[h].Population == 0) continue;
            var (w, p) = (strata[h].Population / total, Require.Probability(strata[h].ExpectedProportion));
            variance += w * w * Math.Max(0, 1 - labels[h] / strata[h].Population) * p * (1 - p) / Math.Max(1, labels[h] - 1);
        }
        return Math.Sqrt(variance);
    }

    /// <summary>Half the width of the normal interval that an allocation will have: z times <see cref="StandardError"/>. Cochran 1977, Sampling Techniques, chapter 5.</summary>
    public static double HalfWidth(IReadOnlyList<PlannedStratum> strata, IReadOnlyList<long> labels, double level = 0.95) =>
        Tails.NormalCritical(level) * StandardError(strata, labels);

    private static long[] Rounded(double[] parts, long total)
    {
        var whole = parts.Select(p => (long)Math.Floor(p + 1e-9)).ToArray();
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(h => parts[h] - whole[h]).ToArray();
        var left = total - whole.Sum();
        for (var i = 0; left > 0 && byRemainder.Length > 0; i++, left--) whole[byRemainder[i % byRemainder.Length]]++;
        return whole;
    }
}
