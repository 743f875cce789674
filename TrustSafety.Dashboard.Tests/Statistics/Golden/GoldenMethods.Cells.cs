using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class GoldenMethods
{
    private delegate void Intervals(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high);

    /// <summary>The cell among thousands like it, so that the way of many is taken.</summary>
    private static Dictionary<string, Func<double[], double[]>> Cells => new()
    {
        ["cells-wilson"] = a => One(ProportionCells.Wilson, a),
        ["cells-clopper-pearson"] = a => One(ProportionCells.ClopperPearson, a),
        ["cells-jeffreys"] = a => One(ProportionCells.Jeffreys, a),
        ["cells-agresti-coull"] = a => One(ProportionCells.AgrestiCoull, a),
        ["cells-rate"] = a => One(RateCells.Exact, a),
        ["cells-newcombe"] = a => Two(a, (k, n, c, m, low, high, _) => DifferenceCells.Newcombe(k, n, c, m, 0.95, low, high))[..2],
        ["cells-agresti-caffo"] = a => Two(a, (k, n, c, m, low, high, _) => DifferenceCells.AgrestiCaffo(k, n, c, m, 0.95, low, high))[..2],
        ["cells-welch"] = Welch,
        ["cells-pooled"] = a => Two(a, (k, n, c, m, z, p, _) => DifferenceCells.Pooled(k, n, c, m, z, p))[..2],
        ["cells-miettinen-nurminen"] = a => Two(a, (k, n, c, m, low, high, p) => DifferenceCells.MiettinenNurminen(k, n, c, m, 0.95, low, high, p)),
        ["cells-fisher"] = a => Two(a, (k, n, c, m, p, _, _) => DifferenceCells.Fisher(k, n, c, m, p))[..1],
    };

    private static double[] One(Intervals many, double[] a)
    {
        var (low, high) = (new double[4096], new double[4096]);
        many(Filled(a[0]), Filled(a[1]), 0.95, low, high);
        return [low[1000], high[1000]];
    }

    private static double[] Two(double[] a, Action<double[], double[], double[], double[], double[], double[], double[]> many)
    {
        var (first, second, third) = (new double[4096], new double[4096], new double[4096]);
        many(Filled(a[0]), Filled(a[1]), Filled(a[2]), Filled(a[3]), first, second, third);
        return [first[1000], second[1000], third[1000]];
    }

    private static double[] Welch(double[] a)
    {
        var (low, high, p) = (new double[4096], new double[4096], new double[4096]);
        MeanCells.Welch(Filled(a[0]), Filled(a[1]), Filled(a[2]), Filled(a[3]), Filled(a[4]), Filled(a[5]), 0.95, low, high, p);
        return [low[1000], high[1000], p[1000]];
    }

    private static double[] Filled(double value) => [.. Enumerable.Repeat(value, 4096)];
}
