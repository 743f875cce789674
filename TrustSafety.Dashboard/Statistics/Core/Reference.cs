namespace TrustSafety.Dashboard.Statistics;

/// <summary>The normal (df null) or Student reference of a Wald statistic: critical value and p, so that both come from one place.</summary>
internal static class Reference
{
    // Nearly every interval of a table is at this level; its quantile need not be found again for each cell.
    private const double Usual = 0.95;
    private static readonly double UsualCritical = -Gaussian.Quantile((1 - Usual) / 2);

    public static double Critical(double level, Alternative alternative, double? df)
    {
        if (level == Usual && alternative == Alternative.TwoSided && df is null) return UsualCritical;
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
