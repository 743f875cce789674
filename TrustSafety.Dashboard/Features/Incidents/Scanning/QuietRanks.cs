namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// How often quiet hours surprise by their ranks (<see cref="Statistics.StreamSurprise"/>), known by simulation (benchmark `hours`): negative binomial counts of 2 to 20,000 an hour with a day and a night, weekdays that differ
/// by 10 %, growth, days and hours that wander by some percent. A record among n hours is worth log₁₀((n + 1)/0.3) by its rank alone, so what tells is how much a score has beyond that.
/// </summary>
internal static class QuietRanks
{
    /// <summary>Before every weekday has been seen twice, a busy series is surprised by its first weekend.</summary>
    private const int TwoWeeks = 2 * HourlyBaseline.Week;

    private const double Step = 0.1;

    /// <summary>Alarms of one series in a week, for an excess of 0, 0.1, …: the most of any volume, of 20,000 series each; in the second week, and later. Beyond the last one nothing is known.</summary>
    private static readonly double[]
        Second = [0.76, 0.76, 0.76, 0.63, 0.40, 0.20, 0.087, 0.050, 0.029, 0.018, 0.010, 0.0058, 0.0026, 0.0012, 6.5e-4, 2.5e-4, 1e-4],
        Later = [0.37, 0.37, 0.37, 0.34, 0.25, 0.14, 0.063, 0.018, 0.0059, 0.0013, 2e-4, 1e-4];

    /// <summary>The lowest rate that is known for hours of any age.</summary>
    public static double Least => Math.Max(Second[^1], Later[^1]);

    /// <summary>What each score has beyond its row's record.</summary>
    private static double[] Excess(ReadOnlySpan<double> scores)
    {
        var excess = new double[scores.Length];
        for (var i = 0; i < excess.Length; i++) excess[i] = scores[i] - Math.Log10((i + 2) / 0.3);
        return excess;
    }

    /// <summary>How often a week quiet hours have such an excess in that row, between the steps on the log scale; 1 below 0, where it is no record.</summary>
    private static double Rate(double excess, int row)
    {
        var known = row < TwoWeeks ? Second : Later;
        if (excess < 0) return 1;
        var at = Math.Min(excess / Step, known.Length - 1);
        var below = (int)at;
        if (below == known.Length - 1) return known[^1];
        return known[below] * Math.Pow(known[below + 1] / known[below], at - below);
    }

    /// <summary>Scores as −log₁₀ of that rate: one threshold then holds for all rows.</summary>
    public static double[] Rarities(ReadOnlySpan<double> scores)
    {
        var excess = Excess(scores);
        for (var i = 0; i < excess.Length; i++) excess[i] = -Math.Log10(Rate(excess[i], i));
        return excess;
    }
}
