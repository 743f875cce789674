using System.Collections.Concurrent;
using TrustSafety.Dashboard.Benchmarks.Simulations;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

internal enum HourlyKind { Burst, Silence }

/// <summary>Some hours in which one value of one dimension of one indicator brings more than usual, or nothing.</summary>
/// <param name="Size">The added share of what is usual.</param>
internal sealed record HourlyPlant(HourlyKind Kind, int Indicator, int Dimension, int Value, int FirstHour, int Hours, double Size)
{
    public bool Holds(ReadOnlySpan<int> leaf) => leaf[Dimension] == Value;

    public double Factor(int hour) => hour < FirstHour || hour >= FirstHour + Hours ? 1 : Kind == HourlyKind.Burst ? 1 + Size : 0;
}

/// <summary>
/// 24 indicators by the hour over market × surface × category (4 × 3 × 5 leaves): 500 to 50,000 events a day, a night and a day of its own for every market, weekdays, growth, variance up to twice the mean, days on which
/// everything is 2 % more or less, and hours that wander together by 3 %.
/// </summary>
internal sealed class GeneratedHours
{
    public const int Indicators = 24;
    private const double Persistence = 0.8;

    private readonly ConcurrentDictionary<int, double[][]> counts = [];
    private readonly int seed;

    private readonly int days;

    public GeneratedHours(int seed, int days, Func<Random, HourlyPlant?> plant)
    {
        (this.seed, this.days) = (seed, days);
        Plant = plant(new(seed));
    }

    public static IReadOnlyList<int[]> Leaves { get; } = [.. from m in Enumerable.Range(0, GeneratedPlatform.Sizes[0]) from s in Enumerable.Range(0, GeneratedPlatform.Sizes[1]) from c in Enumerable.Range(0, GeneratedPlatform.Sizes[2]) select (int[])[m, s, c]];

    public HourlyPlant? Plant { get; }

    /// <summary>Of each leaf hour by hour; made when it is first asked for.</summary>
    public double[][] Of(int indicator) => counts.GetOrAdd(indicator, i => Counted(i, new((seed * Indicators) + i)));

    /// <summary>What is usual in the place of a plant within an hour, on average.</summary>
    public double UsualAnHour(HourlyPlant plant) => Leaves.Index().Where(l => plant.Holds(l.Item)).Sum(l => Of(plant.Indicator)[l.Index].Take(24 * 28).Sum()) / (24 * 28);

    private double[][] Counted(int indicator, Random dice)
    {
        var (volume, dispersion) = (500 * Math.Pow(100, dice.NextDouble()) / 24, 1 + dice.NextDouble());
        double[] weights = [.. Leaves.Select(_ => Math.Exp(0.8 * Draw.Normal(dice)))];
        double[] week = [.. Enumerable.Range(0, 7).Select(_ => Math.Exp(0.1 * Draw.Normal(dice)))], level = [.. Enumerable.Range(0, days).Select(d => week[d % 7] * (1 + (0.001 * d)) * Math.Exp(0.02 * Draw.Normal(dice)))];
        var wander = new double[days * 24];
        for (var h = 1; h < wander.Length; h++) wander[h] = (Persistence * wander[h - 1]) + (0.03 * Math.Sqrt(1 - (Persistence * Persistence)) * Draw.Normal(dice));
        return [.. Leaves.Select((leaf, l) => (double[])[.. Enumerable.Range(0, days * 24).Select(h => Drawn(dice, volume * weights[l] / weights.Sum() * Clock(h + (6 * leaf[0])) * level[h / 24] * Math.Exp(wander[h]) * (Plant is { } p && p.Indicator == indicator && p.Holds(leaf) ? p.Factor(h) : 1), dispersion))])];
    }

    /// <summary>The evening has four times what the night has.</summary>
    private static double Clock(int hour) => 1 + (0.6 * Math.Sin(2 * Math.PI * hour / 24));

    /// <summary>Few are drawn as a Poisson count of a gamma rate, many as a normal one, of the mean and of so many times its variance.</summary>
    private static double Drawn(Random dice, double mean, double dispersion)
    {
        if (!(mean > 0)) return 0;
        if (mean > 30) return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean * dispersion) * Draw.Normal(dice))));
        var shape = Math.Round(2 * mean / (dispersion - 1 + 1e-3)) / 2;
        return Draw.Poisson(dice, shape is > 0 and < 100 ? mean * Draw.Gamma(dice, shape) / shape : mean);
    }
}
