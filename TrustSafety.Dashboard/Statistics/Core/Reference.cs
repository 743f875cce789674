namespace TrustSafety.Dashboard.Statistics;

/// <summary>The normal (df null) or Student reference of a Wald statistic: critical value and p, so that both come from one place.</summary>
internal static class Reference
{
    public static double Critical(double level, Alternative alternative, double? df)
    {
        var tail = alternative == Alternative.TwoSided ? Require.Level(level) / 2 : Require.Level(level);
        return df is { } v ? -Student.Quantile(tail, v) : -Gaussian.Quantile(tail);
    }

    public static double P(double statistic, Alternative alternative, double? df) => alternative switch
    {
        Alternative.Greater => Lower(-statistic, df),
        Alternative.Less => Lower(statistic, df),
        _ => 2 * Lower(-Math.Abs(statistic), df),
    };

    private static double Lower(double x, double? df) => df is { } v ? Student.Lower(x, v) : Gaussian.Lower(x);
}
