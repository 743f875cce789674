using TrustSafety.Dashboard.Benchmarks.Simulations;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>One quiet series by the hour: negative binomial counts with a day and a night, weekdays that differ by 10 %, growth, days that stray by 2 % and hours that wander together by 3 %.</summary>
internal static class QuietHours
{
    private const double Persistence = 0.8;

    /// <param name="volume">Events an hour at least; up to twice as many.</param>
    public static double[] Of(Random random, double volume, int weeks)
    {
        var (mean, dispersion, swing, growth, phase) = (volume * Math.Pow(2, random.NextDouble()), 1 + (2 * random.NextDouble()), 0.2 + (0.7 * random.NextDouble()), -0.002 + (0.006 * random.NextDouble()), random.Next(24));
        double[] week = [.. Enumerable.Range(0, 7).Select(_ => Math.Exp(0.1 * Draw.Normal(random)))];
        var counts = new double[weeks * 168];
        double wander = 0, day = 1;
        for (var h = 0; h < counts.Length; h++)
        {
            if (h % 24 == 0) day = Math.Exp(0.02 * Draw.Normal(random));
            wander = (Persistence * wander) + (0.03 * Math.Sqrt(1 - (Persistence * Persistence)) * Draw.Normal(random));
            counts[h] = Drawn(random, mean * (1 + (swing * Math.Sin(2 * Math.PI * (h + phase) / 24))) * week[h / 24 % 7] * day * Math.Exp(wander) * (1 + (growth * h / 24)), dispersion);
        }
        return counts;
    }

    private static double Drawn(Random random, double mean, double dispersion)
    {
        if (mean > 60) return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean * dispersion) * Draw.Normal(random))));
        var shape = mean / (dispersion - 1 + 1e-6);
        var rate = mean * Gamma(random, shape) / shape;
        return rate > 500 ? Math.Max(0, Math.Round(rate + (Math.Sqrt(rate) * Draw.Normal(random)))) : Draw.Poisson(random, rate);
    }

    /// <summary>Marsaglia &amp; Tsang 2000, ACM TOMS 26:363.</summary>
    public static double Gamma(Random random, double shape)
    {
        if (shape < 1) return Gamma(random, shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
        var (d, c) = (shape - (1.0 / 3), 1 / Math.Sqrt(9 * (shape - (1.0 / 3))));
        while (true)
        {
            var x = Draw.Normal(random);
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return d * v;
        }
    }
}
