using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>How each function answers its lines of methods.csv, by the function's name in docs/statistics.md.</summary>
internal static partial class CaseMethods
{
    public static Dictionary<string, Func<Arguments, double[]>> All { get; } =
        new([.. Proportions, .. Rates, .. Means, .. Reduced, .. Looks, .. Plans, .. Budgets, .. Allocation, .. Families, .. Judgements, .. Samples, .. Models, .. Series, .. Parts, .. Searched, .. Modelled, .. Far]);

    private static double[] Ends(Interval i) => [i.Low, i.High];

    private static double[] Ends(Inference e) => [e.Low!.Value, e.High!.Value];

    private static double[] Point(Inference e) => [e.Point!.Value];

    private static double[] PointAndError(Inference e) => [e.Point!.Value, e.StandardError!.Value];

    private static double[] PointAndEnds(Inference e) => [e.Point!.Value, .. Ends(e)];

    private static double[] EndsAndP(Difference d) => [.. Ends(d.Interval), d.P];

    private static double[] StatisticAndP(TrustSafety.Dashboard.Statistics.TestResult t) => [t.Statistic!.Value, t.P!.Value];

    private static double[] StatisticAndP(Inference e) => [e.Statistic!.Value, e.P!.Value];

    private static MeanTally Arm(Arguments a)
    {
        var n = a.Next();
        return new(n, a.Next(), a.Next() * (n - 1));
    }
}
