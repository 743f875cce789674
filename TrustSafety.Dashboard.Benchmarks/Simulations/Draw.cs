using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>Random data of known truth.</summary>
internal static class Draw
{
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());

    public static bool Yes(Random random, double p) => random.NextDouble() < p;

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

    /// <summary>Gamma of whole or half-whole shape and mean shape: sums of exponentials and half a squared normal.</summary>
    public static double Gamma(Random random, double shape)
    {
        var sum = 0.0;
        for (; shape >= 1; shape--) sum += Exponential(random);
        var z = shape > 0 ? Normal(random) : 0;
        return sum + z * z / 2;
    }

    public static int Category(Random random, params ReadOnlySpan<double> shares)
    {
        var u = random.NextDouble();
        for (var c = 0; c < shares.Length - 1; c++) if ((u -= shares[c]) < 0) return c;
        return shares.Length - 1;
    }

    public static double[] Many(int n, Func<double> one)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++) values[i] = one();
        return values;
    }

    public static double[] Normals(Random random, int n, double spread = 1, double mean = 0) => Many(n, () => mean + spread * Normal(random));

    public static MeanTally Tally(ReadOnlySpan<double> values)
    {
        var tally = default(MeanTally);
        foreach (var v in values) tally += new MeanTally(1, v, 0);
        return tally;
    }

    public static MeanTally Arm(Random random, int n, double spread, double mean = 0) => Tally(Normals(random, n, spread, mean));

    /// <summary>A simple random sample without replacement: indexes below the population, in no order.</summary>
    public static int[] Sample(Random random, int population, int n)
    {
        var (index, drawn) = (new int[population], new int[n]);
        for (var i = 0; i < population; i++) index[i] = i;
        for (var i = 0; i < n; i++)
        {
            var j = random.Next(i, population);
            (drawn[i], index[j]) = (index[j], index[i]);
        }
        return drawn;
    }
}

/// <summary>What a trial asks of an answer; none given is none that holds, and none that speaks up.</summary>
internal static class Answer
{
    public static bool Holds(this Inference answer, double truth) => answer.Interval is { } interval && interval.Contains(truth);

    public static bool Rejects(this Inference answer, double alpha = 0.05) => answer.P <= alpha;

    public static bool Rejects(this TestResult answer, double alpha = 0.05) => answer.P <= alpha;
}
