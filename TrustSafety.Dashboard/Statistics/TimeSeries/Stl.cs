namespace TrustSafety.Dashboard.Statistics;

/// <summary>Seasonal + trend + remainder = the series; weights tell how much each point was trusted (1 fully, 0 not at all).</summary>
public sealed record StlSplit(IReadOnlyList<double> Seasonal, IReadOnlyList<double> Trend, IReadOnlyList<double> Remainder, IReadOnlyList<double> Weights);

/// <summary>How smooth STL's parts are: odd window lengths in points (in periods for the seasonal one).</summary>
public sealed record StlOptions
{
    public int Seasonal { get; init; } = 7;

    /// <summary>Null: the smallest odd number of at least 1.5·period/(1 − 1.5/Seasonal).</summary>
    public int? Trend { get; init; }

    /// <summary>Null: the smallest odd number of at least the period.</summary>
    public int? LowPass { get; init; }

    public int InnerTurns { get; init; } = 2;

    /// <summary>Robustness turns; 0 lets every outlier pull.</summary>
    public int OuterTurns { get; init; } = 15;
}

/// <summary>Seasonal–trend decomposition by loess. Cleveland, Cleveland, McRae &amp; Terpenning 1990, Journal of Official Statistics 6:3.</summary>
public static class Stl
{
    /// <summary>
    /// Needs two full periods and no gaps. Robust by default: points far from the fit (bisquare, 6 median absolute remainders) lose their weight, so an
    /// incident bends neither the season nor the trend. All loess fits are linear, without jumps.
    /// Cleveland, Cleveland, McRae &amp; Terpenning 1990, Journal of Official Statistics 6:3.
    /// </summary>
    public static StlSplit Split(ReadOnlySpan<double> series, int period, StlOptions? options = null)
    {
        options ??= new();
        var n = series.Length;
        if (period < 2 || n < 2 * period) throw new ArgumentException("A season needs two full periods.", nameof(series));
        foreach (var v in series) Require.Finite(v, nameof(series));
        // About its median, so that the sums of a level of 1e9 leave the season its digits: a level is trend and nothing else.
        var (level, y) = (Quantiles.Median(series.ToArray()), series.ToArray());
        for (var i = 0; i < n; i++) y[i] -= level;
        var trendWindow = options.Trend ?? Odd((int)Math.Ceiling(1.5 * period / (1 - 1.5 / options.Seasonal)));
        var (seasonal, trend, weights) = (new double[n], new double[n], Array.Empty<double>());
        for (var outer = 0; outer <= options.OuterTurns; outer++)
        {
            for (var inner = 0; inner < options.InnerTurns; inner++) Inner(y, period, options.Seasonal, trendWindow, options.LowPass ?? Odd(period), weights, seasonal, ref trend);
            if (outer < options.OuterTurns) weights = Robustness(y, seasonal, trend);
        }
        var remainder = y.Select((v, i) => v - seasonal[i] - trend[i]).ToArray();
        return new(seasonal, [.. trend.Select(v => v + level)], remainder, weights.Length > 0 ? weights : [.. Enumerable.Repeat(1.0, n)]);
    }

    private static void Inner(double[] y, int period, int window, int trendWindow, int lowPass, double[] weights, double[] seasonal, ref double[] trend)
    {
        var n = y.Length;
        // Each day of the season smoothed over the seasons, one point further on both ends.
        var cycle = new double[n + 2 * period];
        for (var phase = 0; phase < period; phase++)
        {
            var count = (n - phase - 1) / period + 1;
            var (sub, trust) = (new double[count], new double[weights.Length > 0 ? count : 0]);
            for (var i = 0; i < count; i++)
            {
                sub[i] = y[phase + i * period] - trend[phase + i * period];
                if (trust.Length > 0) trust[i] = weights[phase + i * period];
            }
            for (var i = -1; i <= count; i++) cycle[(i + 1) * period + phase] = Loess.At(sub, i, window, 1, trust);
        }
        // What of it is trend goes back: two moving averages of the period, one of 3, one loess.
        var low = Loess.Smooth(Average(Average(Average(cycle, period), period), 3), lowPass, 1, []);
        for (var i = 0; i < n; i++) seasonal[i] = cycle[period + i] - low[i];
        trend = Loess.Smooth([.. y.Select((v, i) => v - seasonal[i])], trendWindow, 1, weights);
    }

    private static double[] Average(double[] x, int length)
    {
        var mean = new double[x.Length - length + 1];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i];
            if (i >= length) sum -= x[i - length];
            if (i >= length - 1) mean[i - length + 1] = sum / length;
        }
        return mean;
    }

    private static double[] Robustness(double[] y, double[] seasonal, double[] trend)
    {
        var sizes = y.Select((v, i) => Math.Abs(v - seasonal[i] - trend[i])).ToArray();
        var sorted = sizes.Order().ToArray();
        var half = sizes.Length / 2;
        var limit = 6 * (sizes.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
        return [.. sizes.Select(s =>
        {
            if (s <= 0.001 * limit) return 1.0;
            if (s > 0.999 * limit) return 0;
            var u = s / limit;
            return (1 - u * u) * (1 - u * u);
        })];
    }

    private static int Odd(int n) => n % 2 == 1 ? n : n + 1;
}
