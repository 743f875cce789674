namespace TrustSafety.Dashboard.Benchmarks.Reading;

internal static class Percentiles
{
    public static double P50(IReadOnlyList<double> values) => At(values, 0.5);

    public static double P95(IReadOnlyList<double> values) => At(values, 0.95);

    private static double At(IReadOnlyList<double> values, double share) => values.Order().ElementAt((int)Math.Ceiling(share * values.Count) - 1);
}
