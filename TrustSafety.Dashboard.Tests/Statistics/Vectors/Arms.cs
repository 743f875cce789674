using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>The arms of a vector, in the forms that its sources give them.</summary>
internal static class Arms
{
    public static MeanTally Treatment(this Given i) => i[i.Has("treatment") ? "treatment" : i.Has("g2") ? "g2" : "b"].Arm();

    public static MeanTally Control(this Given i) => i[i.Has("control") ? "control" : i.Has("g1") ? "g1" : "a"].Arm();

    /// <summary>Counts (whose variance is p(1 − p), as the sources have it), sums, a mean with its variance or deviation, or the values.</summary>
    public static MeanTally Arm(this Given arm)
    {
        if (arm.IsList("values")) return Of(arm.A("values"));
        var n = arm.D("n", "nobs", "count");
        if (arm.Has("x") || arm.Has("successes") || arm.Has("k"))
        {
            var p = arm.D("x", "successes", "k") / n;
            return new(n, p, p * (1 - p) * (n - 1));
        }
        if (arm.Has("sum")) return arm.Has("sum_squares") || arm.Has("sumsq") ? MeanTally.FromSums(n, arm.D("sum"), arm.D("sum_squares", "sumsq")) : new(n, arm.D("sum") / n, arm.D("sum") / n * (1 - arm.D("sum") / n) * (n - 1));
        var variance = arm.Has("var") || arm.Has("variance") ? arm.D("var", "variance") : Square(arm.D("sd", "std", "stddev"));
        return new(n, arm.D("mean", "m"), variance * (n - 1));
    }

    public static MeanTally Of(double[] values)
    {
        var tally = default(MeanTally);
        foreach (var v in values) tally += new MeanTally(1, v, 0);
        return tally;
    }

    /// <summary>Named means, variances and covariances in the order given, or columns of values.</summary>
    public static JointTally Joint(this Given arm, params string[] names)
    {
        if (names.All(arm.IsList)) return JointTally.Of([.. names.Select(n => arm.A(n))]);
        // A summary holds more columns than one vector needs.
        foreach (var part in new[] { "mean", "var", "cov" }) foreach (var column in arm[part].Names) arm[part].D(column);
        double Covariance(string a, string b) => a == b ? arm["var"].D(a) : arm["cov"].D($"{a}|{b}", $"{b}|{a}");
        return JointTally.FromCovariance(arm.D("n"), [.. names.Select(v => arm["mean"].D(v))], [.. names.SelectMany(a => names.Select(b => Covariance(a, b)))]);
    }

    /// <summary>Means and products of two variables from their sums: post and pre, or numerator and denominator.</summary>
    public static JointTally Pair(this Given arm, string first, string second)
    {
        if (arm.IsList(first)) return JointTally.Of([arm.A(first), arm.A(second)]);
        var n = arm.D("n");
        (double Sum, double Squares) Sums(string name) => arm.IsObject(name) ? (arm[name].D("sum"), arm[name].D("sum_squares")) : (arm.D($"{name}_sum"), arm.D($"{name}_sum_squares"));
        var ((a, aa), (b, bb), ab) = (Sums(first), Sums(second), arm.D($"{first}_{second}_sum_of_products", $"{first}_{second}_sum_product", $"{first}_{second}_sum_products", "sum_of_products", "sum_products"));
        double Covariance(double products, double x, double y) => (products - x * y / n) / (n - 1);
        return JointTally.FromCovariance(n, [a / n, b / n], [Covariance(aa, a, a), Covariance(ab, a, b), Covariance(ab, a, b), Covariance(bb, b, b)]);
    }

    private static double Square(double x) => x * x;
}
