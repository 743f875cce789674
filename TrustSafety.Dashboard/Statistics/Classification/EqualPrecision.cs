namespace TrustSafety.Dashboard.Statistics;

/// <summary>Two detectors on the same judged units, compared at one precision.</summary>
public static class EqualPrecision
{
    private const int Steps = 1000;

    /// <summary>
    /// The detector takes the lowest of the thresholds 0, 0.001, …, 1 at which its flags (Instead), or the flags that only it raises (Beside), are positive at least
    /// as often as those of the reference; shares of Σw of the positives, between −1 and 1. Thresholds that leave half of that precision aside by the sample are not tried.
    /// Interval: percentiles of paired resamples of the stratified sample (<see cref="RescaledDraws"/>), each choosing its thresholds anew, so that their choice is part of
    /// the error; no p. Without a positive or a flag of the reference: no answer; where no threshold is precise enough, a difference has none, and an addition is 0.
    /// Rao &amp; Wu 1988, JASA 83:231.
    /// </summary>
    /// <param name="drawn">By stratum, the units drawn from it, among these or not.</param>
    public static EqualPrecisionGain Of(IReadOnlyList<PairedFlag> units, Func<int, double> drawn, int resamples = 500, double level = 0.95, ulong seed = 1)
    {
        var method = $"equal precision, bootstrap of {resamples}";
        var whole = new EqualPrecisionSums(units);
        var (instead, beside) = whole.Read();
        if (!double.IsFinite(whole.Precision) || !(whole.Positive > 0) || resamples < 100)
            return new(whole.Precision, null, Inference.None(Undefined.TooFew, method, level), null, Inference.None(Undefined.TooFew, method, level));
        var kept = whole.Relevant(units);
        var cells = new Dictionary<PairedFlag, int>();
        int[] cell = [.. kept.Select(u => cells.TryGetValue(u, out var known) ? known : cells[u] = cells.Count)];
        PairedFlag[] kinds = [.. cells.OrderBy(c => c.Value).Select(c => c.Key)];
        var values = new RescaledDraws([.. kept.Select(u => u.Stratum)], drawn, cell).Values(resamples, seed, kinds.Length, () =>
        {
            var sums = new EqualPrecisionSums(kinds);
            return factors =>
            {
                sums.Weigh(factors);
                return double.IsFinite(sums.Precision) && sums.Positive > 0 && sums.Read() is var (one, other) ? [one.Gain, other.Gain] : null;
            };
        });
        var (first, second) = values.Length == 2 ? (values[0], values[1]) : ([], []);
        return new(whole.Precision,
            Threshold(instead.Step), instead.Step is null ? Inference.None(Undefined.OutOfReach, method, level) : Percentiles(instead.Gain, first, method, level),
            Threshold(beside.Step), Percentiles(beside.Gain, second, method, level));
    }

    internal static int Step(double score) => double.IsNaN(score) ? -1 : (int)Math.Clamp(Math.Floor((score * Steps) + 1e-4), 0, Steps);

    private static double? Threshold(int? step) => step / (double)Steps;

    private static Inference Percentiles(double point, double[] sorted, string method, double level)
    {
        if (sorted.Length < 2 || sorted[0] == sorted[^1]) return Inference.None(Undefined.NoSpread, method, level, point: point);
        var tail = Require.Level(level) / 2;
        return new(method, level)
        {
            Point = point,
            StandardError = Resampled.Deviation(sorted),
            Low = Math.Min(point, Resampled.Quantile(sorted, tail)),
            High = Math.Max(point, Resampled.Quantile(sorted, 1 - tail)),
        };
    }
}
