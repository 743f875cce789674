using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>A share seen in seeded repetitions beside the share that the method promises.</summary>
internal static class Trial
{
    /// <summary>Repetitions of one cell; the Monte-Carlo error of a 95 % share is then 0.15 points.</summary>
    public const int Repetitions = 20_000;

    /// <summary>The share of repetitions in which the event came true, over both cores in fixed blocks, so a seed gives one figure.</summary>
    public static double Share(Func<Random, bool> happened, int repetitions = Repetitions)
    {
        const int blocks = 40;
        var counts = new int[blocks];
        Parallel.For(0, blocks, block =>
        {
            var random = new Random(7919 * block + 17);
            for (var r = 0; r < repetitions / blocks; r++) if (happened(random)) counts[block]++;
        });
        return counts.Sum() / (double)(repetitions / blocks * blocks);
    }

    /// <summary>At least the nominal share (coverage), or at most it (error), give or take three Monte-Carlo errors and the allowance of an approximation; an allowance of 1 is for methods shown only beside the others.</summary>
    public static BenchmarkRow Row(string what, string size, double share, double nominal, bool atLeast, double allowance = 0, int repetitions = Repetitions)
    {
        var slack = 3 * Math.Sqrt(nominal * (1 - nominal) / repetitions) + allowance;
        if (allowance >= 1) return new(what, size, share.ToString("P2", CultureInfo.InvariantCulture), nominal.ToString("P1", CultureInfo.InvariantCulture), share / nominal, "for comparison", true);
        var goal = string.Create(CultureInfo.InvariantCulture, $"{(atLeast ? "≥" : "≤")} {nominal:P1} ∓ {slack:P1}");
        return new(what, size, share.ToString("P2", CultureInfo.InvariantCulture), nominal.ToString("P1", CultureInfo.InvariantCulture), share / nominal, goal,
            atLeast ? share >= nominal - slack : share <= nominal + slack);
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static int Binomial(Random random, int n, double p)
    {
        var k = 0;
        for (var i = 0; i < n; i++) if (random.NextDouble() < p) k++;
        return k;
    }

    public static int Poisson(Random random, double mean)
    {
        var (k, product, limit) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            k++;
            product *= random.NextDouble();
        }
        while (product > limit);
        return k;
    }
}
