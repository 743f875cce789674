using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>A small platform: 6,000 items in three strata by views and 300 authors, with a value, a violation, a model's score of it, and a market.</summary>
internal static class Population
{
    public const int Size = 6000, Authors = 300;

    public static readonly int[] StratumSizes = [4000, 1500, 500], Drawn = [120, 100, 80];

    public static readonly int[] StratumOf = [.. Enumerable.Range(0, Size).Select(i => i < 4000 ? 0 : i < 5500 ? 1 : 2)], Author = [.. Enumerable.Range(0, Size).Select(i => i % Authors)];

    public static readonly double[] Value = new double[Size], Views = new double[Size], Violates = new double[Size], Score = new double[Size];

    public static readonly bool[] Market = new bool[Size];

    static Population()
    {
        var random = new Random(20_260);
        var habit = Draw.Normals(random, Authors, 0.5);
        for (var i = 0; i < Size; i++)
        {
            var h = StratumOf[i];
            Views[i] = 10 * (h + 1) + 10 * Draw.Exponential(random);
            Value[i] = 2 + 3 * h + habit[Author[i]] + Draw.Exponential(random);
            Score[i] = Math.Clamp(0.06 + 0.12 * h + 0.12 * Draw.Normal(random), 0.001, 0.999);
            Violates[i] = Draw.Yes(random, Score[i]) ? 1 : 0;
            Market[i] = Draw.Yes(random, 0.3);
        }
    }

    /// <summary>A stratified simple random sample without replacement.</summary>
    public static int[] Drawing(Random random)
    {
        var (drawn, from) = (new List<int>(), 0);
        for (var h = 0; h < StratumSizes.Length; h++)
        {
            foreach (var i in Draw.Sample(random, StratumSizes[h], Drawn[h])) drawn.Add(from + i);
            from += StratumSizes[h];
        }
        return [.. drawn];
    }

    /// <summary>All items of some authors.</summary>
    public static int[] OfAuthors(Random random, int authors) => [.. Draw.Sample(random, Authors, authors).SelectMany(a => Enumerable.Range(0, Size / Authors).Select(j => a + j * Authors))];

    public static double Weight(int item) => (double)StratumSizes[StratumOf[item]] / Drawn[StratumOf[item]];

    public static double[] Of(int[] items, double[] column) => [.. items.Select(i => column[i])];

    public static SurveySample Design(int[] items) => new(
        [.. items.Select(Weight)], strata: [.. items.Select(i => StratumOf[i])], populationClusters: new Dictionary<int, double> { [0] = StratumSizes[0], [1] = StratumSizes[1], [2] = StratumSizes[2] });

    public static SurveySample ByAuthor(int[] items, int authors) => new(
        [.. items.Select(_ => (double)Authors / authors)], [.. items.Select(i => Author[i])], populationClusters: new Dictionary<int, double> { [0] = Authors });

    public static Stratum[] Tallies(int[] items, double[] column) =>
        [.. StratumSizes.Select((size, h) => new Stratum(size, Draw.Tally([.. items.Where(i => StratumOf[i] == h).Select(i => column[i])])))];

    /// <summary>A domain of the sample, in sums: weights times what stands below (x) and above (y).</summary>
    public static StratifiedDomain Domain(int[] items, double[] y, Func<int, bool> inside) => new(
        StratumSizes.Select((size, h) => new DomainStratum(h, items.Where(i => StratumOf[i] == h && inside(i)).Aggregate(default(WeightedTally), (t, i) => t + WeightedTally.Of(Weight(i), Weight(i) * y[i])), Drawn[h], size)));

    public static double Mean(double[] column) => column.Average();

    public static double Mean(double[] column, Func<int, bool> inside) => column.Where((_, i) => inside(i)).Average();
}
