using System.Globalization;
using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>A day of a share against its six weeks, tested as a part of so many (binomial and beta-binomial tails) and as a count (negative binomial): how often nothing is an alarm, and how often something is.</summary>
internal sealed class SharesBenchmark : IBenchmark
{
    private const int Days = Detector.History, Quiet = 400_000, Moved = 20_000;
    private const double Limit = 1e-4;
    private static readonly double[] Shares = [0.02, 0.1, 0.3, 0.5], Dispersions = [1, 1.5, 3];
    private static readonly int[] Sizes = [200, 1000, 10_000];

    public string Name => "shares";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BenchmarkRow>>([.. Shares.SelectMany(share => new[] { QuietRow(share), MovedRow(share) })]);

    /// <summary>Alarms of nothing, over all sizes and dispersions, in units of what the limit allows.</summary>
    private static BenchmarkRow QuietRow(double share)
    {
        var (parts, counts) = Alarms(share, Quiet, 0, (int)(1000 * share));
        var (part, count) = (parts / (Quiet * Limit), counts / (Quiet * Limit));
        return new($"shares of {Percent(share)}, alarms of nothing at p ≤ 1e-4", $"{Quiet:N0} days, 200 to 10,000 a day", Of(parts, Quiet), $"as a count {Of(counts, Quiet)}", part, "≤ the limit", part <= 1 + (2 / Math.Sqrt(Quiet * Limit)));
        static string Of(int alarms, int of) => (alarms / (double)of).ToString("0.0e-0", CultureInfo.InvariantCulture);
    }

    private static BenchmarkRow MovedRow(double share)
    {
        var (parts, counts) = Alarms(share, Moved, 5, (int)(1000 * share) + 1);
        return new($"shares of {Percent(share)}, five standard deviations more or less, found at p ≤ 1e-4", $"{Moved:N0} days", Percent(parts / (double)Moved), $"as a count {Percent(counts / (double)Moved)}", parts / Math.Max(1.0, counts), "at least as many", parts >= counts);
    }

    /// <param name="strays">Standard deviations, of one share in all days of the last one.</param>
    private static (int Parts, int Counts) Alarms(double share, int trials, double strays, int seed)
    {
        var (parts, counts) = (0, 0);
        Parallel.For(0, 64, block =>
        {
            var random = new Random((seed * 64) + block);
            var (y, n) = (new double[Days], new double[Days]);
            for (var trial = 0; trial < trials / 64; trial++)
            {
                var (size, dispersion) = (Sizes[trial % Sizes.Length], Dispersions[trial / Sizes.Length % Dispersions.Length]);
                for (var day = 0; day < Days; day++) (y[day], n[day]) = Drawn(random, share, size, dispersion);
                var moved = share + (strays * (trial % 2 == 0 ? 1 : -1) * Math.Sqrt(dispersion * share * (1 - share) / size));
                var (k, of) = Drawn(random, Math.Clamp(moved, 0, 1), size, dispersion);
                if (SeasonalRate.Fit(y, n, 7, Detector.Prior, n) is { } part && part.Expect(of, of).P(k) <= Limit) Interlocked.Increment(ref parts);
                if (SeasonalRate.Fit(y, n, 7, Detector.Prior) is { } count && count.Expect(of).P(k) <= Limit) Interlocked.Increment(ref counts);
            }
        });
        return (parts, counts);
    }

    /// <summary>Some 10 % more or less than the size, and of them a beta-binomial count of so many times a coin's variance.</summary>
    private static (double Count, double Size) Drawn(Random random, double share, int size, double dispersion)
    {
        var n = Math.Round(size * (0.9 + (0.2 * random.NextDouble())));
        if (!(share > 0)) return (0, n);
        var p = share;
        if (dispersion > 1)
        {
            var shapes = ((n - 1) / (dispersion - 1)) - 1;
            var (a, b) = (QuietHours.Gamma(random, share * shapes), QuietHours.Gamma(random, (1 - share) * shapes));
            p = a / (a + b);
        }
        return (Binomial(random, n, p), n);
    }

    /// <summary>Split by the middle order statistic until few are left (Ahrens &amp; Dieter 1974, Computing 12:223).</summary>
    private static double Binomial(Random random, double n, double p)
    {
        var count = 0.0;
        while (n > 30)
        {
            var middle = Math.Floor((n + 1) / 2);
            var (a, b) = (QuietHours.Gamma(random, middle), QuietHours.Gamma(random, n + 1 - middle));
            var at = a / (a + b);
            if (at <= p) (count, n, p) = (count + middle, n - middle, (p - at) / (1 - at));
            else (n, p) = (middle - 1, p / at);
        }
        return count + Draw.Binomial(random, (int)n, p);
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
