namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// The Numenta Anomaly Benchmark's score of a detector: early hits in a labelled window are worth most, false alarms cost more the further they lie
/// behind the last window. Lavin &amp; Ahmad 2015, ICMLA; numenta/NAB, nab/sweeper.py.
/// </summary>
internal static class NabScore
{
    /// <summary>2/(1 + e^{5y}) − 1 of the position y relative to a window's end (−1 its start, 0 its end); −1 beyond 3. Lavin &amp; Ahmad 2015, ICMLA, section III.</summary>
    public static double Weight(double relativePosition) => relativePosition > 3 ? -1 : 2 / (1 + Math.Exp(5 * relativePosition)) - 1;

    /// <summary>
    /// Raw score of one series: per window the best-placed hit, scaled so that one at the window's first row is worth the hit weight, or minus the miss
    /// weight; outside, each detection costs the false-alarm weight times its position's. Windows are inclusive row ranges in order; rows before the
    /// probation's end are not scored. Lavin &amp; Ahmad 2015, ICMLA, section III.
    /// </summary>
    public static double Raw(IReadOnlyList<(int First, int Last)> windows, IReadOnlyList<int> detections, NabWeights weights, int probation = 0)
    {
        var score = 0.0;
        var best = new double?[windows.Count];
        foreach (var row in detections)
        {
            if (row < probation) continue;
            var inside = -1;
            var before = -1;
            for (var w = 0; w < windows.Count; w++)
            {
                if (row >= windows[w].First && row <= windows[w].Last) inside = w;
                if (windows[w].Last < row) before = w;
            }
            if (inside >= 0)
            {
                var (first, last) = windows[inside];
                var hit = Weight(-(last - row + 1.0) / (last - first + 1)) / Full * weights.Hit;
                best[inside] = Math.Max(best[inside] ?? double.NegativeInfinity, hit);
            }
            else if (before < 0) score -= weights.FalseAlarm;
            else
            {
                var (first, last) = windows[before];
                score += Weight((row - last) / Math.Max(1.0, last - first)) * weights.FalseAlarm;
            }
        }
        return score + best.Sum(b => b ?? -weights.Miss);
    }

    /// <summary>
    /// 100·(raw − null)/(perfect − null): null detects nothing (−windows·miss), perfect hits every window at its start.
    /// Lavin &amp; Ahmad 2015, ICMLA, section III.
    /// </summary>
    public static double Normalized(double raw, double windows, NabWeights weights)
    {
        var (nothing, perfect) = (-windows * weights.Miss, windows * weights.Hit);
        return 100 * (raw - nothing) / (perfect - nothing);
    }

    // The weight at a window's first row.
    private const double Full = 0.9866142981514305;
}

/// <summary>What a hit, a miss and a false alarm weigh; the standard profile is 1, 1, 0.11.</summary>
internal readonly record struct NabWeights(double Hit, double Miss, double FalseAlarm);
