namespace TrustSafety.Dashboard.Statistics;

/// <summary>Differences of two independent estimates whose sampling distribution is close to normal.</summary>
public static class Wald
{
    /// <summary>
    /// d ± z·√(v + vBase) and p = 2Φ(−|d|/√(v + vBase)); a dispersion φ ≥ 1 multiplies both variances. Equal estimates without variance give p = 1.
    /// Wald 1943, Transactions of the AMS 54:426.
    /// </summary>
    public static Difference Difference(double estimate, double variance, double estimateBase, double varianceBase, double level, string method, double dispersion = 1)
    {
        if (variance < 0 || varianceBase < 0 || dispersion < 0) throw new ArgumentOutOfRangeException(nameof(variance), "A variance is at least 0.");
        var point = estimate - estimateBase;
        var error = Math.Sqrt((variance + varianceBase) * dispersion);
        var half = Tails.NormalCritical(level) * error;
        var p = error > 0 ? Tails.NormalTwoSided(point / error) : point == 0 ? 1 : 0;
        return new(new(point - half, point, point + half, level, dispersion > 1 ? $"{method}, overdispersed" : method), p);
    }

    /// <summary>d/√(v + vBase); null when neither estimate has any variance. Wald 1943, Transactions of the AMS 54:426.</summary>
    public static double? Statistic(double estimate, double variance, double estimateBase, double varianceBase) =>
        variance + varianceBase > 0 ? (estimate - estimateBase) / Math.Sqrt(variance + varianceBase) : null;
}
