using System.Globalization;
using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// New levels and drifts by the scan's four shapes of weeks, by CUSUM and by EWMA, on the same mornings and at the same rate of false alarms: one series, twelve weeks that tell what is usual, and four more whose days are
/// standardised by it, with the shapes' own careful dispersion (the larger of that of days and of weeks) and with that of the days alone.
/// </summary>
internal sealed class LevelsBenchmark : IBenchmark
{
    private const int Trials = 60_000, Moved = 4000, Window = 28, Baseline = 7 * Detector.BaselineWeeks;
    private const double Rate = 1e-3;
    private static readonly string[] Ways = ["the shapes", "CUSUM, k = 0.25", "CUSUM, k = 0.5", "EWMA, λ = 0.05", "EWMA, λ = 0.1", "days' own: CUSUM, k = 0.25", "CUSUM, k = 0.5", "EWMA, λ = 0.05", "EWMA, λ = 0.1"];

    public string Name => "levels";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var quiet = Drawn(Trials, 0, _ => 1);
        // Each way has the same share of quiet mornings beyond its limit, whatever its own theory says that this limit would be.
        double[] limits = [.. Ways.Select((_, w) => quiet.Select(q => q[w]).OrderDescending().ElementAt((int)(Trials * Rate)))];
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(
        [
            Row("drift of 2 % a week for four weeks", day => Math.Pow(1.02, Math.Max(0, day + 1) / 7.0), limits, 1), Row("drift of 3 % a week for four weeks", day => Math.Pow(1.03, Math.Max(0, day + 1) / 7.0), limits, 2),
            Row("drift of 1 % a week for eight weeks", day => Math.Pow(1.01, Math.Max(0, day + 29) / 7.0), limits, 3), Row("5 % more since six weeks", day => day >= -14 ? 1.05 : 1, limits, 4), Row("5 % more since four weeks", day => day >= 0 ? 1.05 : 1, limits, 5),
            Row("4 % more since three weeks", day => day >= 7 ? 1.04 : 1, limits, 6), Row("6 % more since ten days", day => day >= 18 ? 1.06 : 1, limits, 7), Row("8 % more since a week", day => day >= 21 ? 1.08 : 1, limits, 8),
            Wandering(limits),
        ]);
    }

    private static BenchmarkRow Row(string what, Func<int, double> factor, double[] limits, int seed)
    {
        var told = Drawn(Moved, seed * 1_000_000, factor);
        double[] power = [.. Ways.Select((_, w) => told.Count(t => t[w] > limits[w]) / (double)Moved)];
        return new($"levels, {what}", "600 to 2,400 a day, variance 1 to 3 times the mean, days that stray by 1 %", Percent(power[0]), string.Join("; ", Ways.Skip(1).Select((way, w) => $"{way} {Percent(power[w + 1])}")), power[0] / power.Skip(1).Take(4).Max(), "for comparison", true);
    }

    /// <summary>False alarms, in units of what the limits allow, where whole weeks are some percent more or less.</summary>
    private static BenchmarkRow Wandering(double[] limits)
    {
        var told = Drawn(Trials, 90_000_000, _ => 1, wander: 0.02);
        double[] times = [.. Ways.Select((_, w) => told.Count(t => t[w] > limits[w]) / (Trials * Rate))];
        return new("levels, false alarms where weeks wander by 2 %, times the allowed", "the same", Times(times[0]), string.Join("; ", Ways.Skip(1).Select((way, w) => $"{way} {Times(times[w + 1])}")), null, "for comparison", true);
        static string Times(double of) => of.ToString("0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>Of each trial what every way says on the morning after: the larger, the further off.</summary>
    private static double[][] Drawn(int trials, int seed, Func<int, double> factor, double wander = 0)
    {
        var all = new double[trials][];
        Parallel.For(0, trials, trial =>
        {
            var random = new Random(seed + trial);
            var (volume, dispersion) = (600 * Math.Pow(4, random.NextDouble()), 1 + (2 * random.NextDouble()));
            double[] week = [.. Enumerable.Range(0, 7).Select(_ => Math.Exp(0.1 * Draw.Normal(random)))];
            double[] level = [.. Enumerable.Range(0, Detector.Days / 7).Select(_ => Math.Exp(wander * Draw.Normal(random)))];
            double[] counts = [.. Enumerable.Range(0, Detector.Days).Select(day =>
            {
                var mean = volume * week[day % 7] * level[day / 7] * Math.Exp(0.01 * Draw.Normal(random)) * factor(day - Baseline);
                return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean * dispersion) * Draw.Normal(random))));
            })];
            all[trial] = Told(counts);
        });
        return all;
    }

    private static double[] Told(double[] counts)
    {
        var ones = Enumerable.Repeat(1.0, counts.Length).ToArray();
        var rates = SeasonalRate.Phases(counts.AsSpan(0, Baseline), ones.AsSpan(0, Baseline), 7, Detector.Prior)!;
        double[] weeks = [.. counts[..Baseline].Chunk(7).Select(w => w.Sum())];
        var byWeek = SeasonalRate.Fit(weeks, ones.AsSpan(0, weeks.Length), 1, 1)!.Value.Dispersion;
        var series = new WatchedSeries(new("i", "I", null, Direction.Neutral), new([]), new(2026, 1, 5), 1, counts, ones) { IsLeaf = true };
        double[] z = [.. Enumerable.Range(0, Window).Select(i => (counts[Baseline + i] - rates[i % 7].Rate) / Math.Sqrt(rates[i % 7].Rate))], careful = Over(z, Math.Max(byWeek, rates[0].Dispersion)), own = Over(z, rates[0].Dispersion);
        return [-Math.Log10(Detector.Test(series, 1).Select(a => a.P).DefaultIfEmpty(1).Min()), .. Charts(careful), .. Charts(own)];
    }

    private static double[] Over(double[] z, double dispersion) => [.. z.Select(x => x / Math.Sqrt(dispersion))];

    private static double[] Charts(double[] z) => [Summed(z, 0.25), Summed(z, 0.5), Smoothed(z, 0.05), Smoothed(z, 0.1)];

    private static double Summed(double[] z, double k) => Cusum.Chart(z, k, double.MaxValue)[^1] is var last ? Math.Max(last.Up, last.Down) : 0;

    private static double Smoothed(double[] z, double lambda) => z.Aggregate(0.0, (e, x) => e + (lambda * (x - e))) is var e ? Math.Abs(e) : 0;

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
