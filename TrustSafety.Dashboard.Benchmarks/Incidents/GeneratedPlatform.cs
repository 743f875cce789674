using TrustSafety.Dashboard.Benchmarks.Simulations;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// 24 indicators over market × surface × category (4 × 3 × 5 leaves, 60 segments of up to two dimensions): counts of 20,000 to 200,000 a day in all, with weekdays, growth of exposure, overdispersion of leaves
/// and days on which everything is a little more or less.
/// </summary>
internal sealed class GeneratedPlatform
{
    public const int Indicators = 24;
    private const int UsualDays = 224;
    public static readonly IReadOnlyList<string> Dimensions = ["market", "surface", "category"];
    public static readonly int[] Sizes = [4, 3, 5];

    private readonly Random random;
    private readonly int days;
    private readonly GeneratedSeason? season;

    public GeneratedPlatform(int seed, Func<Random, double[][], Plant?> plant, int days = UsualDays, GeneratedSeason? season = null)
    {
        (random, this.days, this.season) = (new(seed), days, season);
        Leaves = [.. from m in Enumerable.Range(0, Sizes[0]) from s in Enumerable.Range(0, Sizes[1]) from c in Enumerable.Range(0, Sizes[2]) select (int[])[m, s, c]];
        Shares = [.. Enumerable.Range(0, Indicators).Select(_ => Sharing())];
        Plant = plant(random, Shares);
        Exposures = [.. Leaves.Select((_, l) => (double[])[.. Enumerable.Range(0, days).Select(d => 1e6 * (1 + (0.001 * d)))])];
        (Usual, Dispersions) = (new double[Indicators][], new double[Indicators]);
        Counts = [.. Enumerable.Range(0, Indicators).Select(Counted)];
    }

    public IReadOnlyList<int[]> Leaves { get; }

    /// <summary>The usual share of each leaf in the indicator's count.</summary>
    public double[][] Shares { get; }

    public Plant? Plant { get; }

    public double[][] Exposures { get; }

    /// <summary>What each indicator counts on a day on average when nothing is planted.</summary>
    public double[][] Usual { get; }

    /// <summary>The variance of a leaf's count over its mean.</summary>
    public double[] Dispersions { get; }

    public double[][][] Counts { get; }

    /// <summary>How much of its indicator's usual count lies in the place of a plant.</summary>
    public double ShareOf(Plant plant) => Leaves.Select((leaf, l) => plant.Holds(leaf) ? Shares[plant.Indicator][l] : 0).Sum();

    private double[] Sharing()
    {
        double[] weights = [.. Leaves.Select(_ => Math.Exp(0.8 * Simulations.Draw.Normal(random)))];
        return [.. weights.Select(w => w / weights.Sum())];
    }

    private double[][] Counted(int indicator)
    {
        var (volume, dispersion) = (20_000 * Math.Pow(10, random.NextDouble()), 1 + (2 * random.NextDouble()));
        double[] week = [.. Enumerable.Range(0, 7).Select(_ => Math.Exp(0.1 * Simulations.Draw.Normal(random)))];
        double[] levels = [.. Enumerable.Range(0, days).Select(d => week[d % 7] * (1 + (0.001 * d)) * Math.Exp(0.01 * Simulations.Draw.Normal(random)))];
        (Usual[indicator], Dispersions[indicator]) = ([.. levels.Select(d => volume * d)], dispersion);
        return [.. Leaves.Select((leaf, l) => (double[])[.. Enumerable.Range(0, days).Select(d => Draw(volume * Shares[indicator][l] * levels[d] * (season?.Factor(indicator, leaf[0], d) ?? 1) * (Plant is { } p && p.Indicator == indicator && p.Holds(leaf) ? p.Factor(d) : 1), dispersion))])];
    }

    /// <summary>A count of the mean and of so many times its variance.</summary>
    private double Draw(double mean, double dispersion) => mean > 0 ? Math.Max(0, Math.Round(mean + (Math.Sqrt(mean * dispersion) * Simulations.Draw.Normal(random)))) : 0;
}
