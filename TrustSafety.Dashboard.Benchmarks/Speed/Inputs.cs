using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>Seeded cells as a platform has them: 10 to 100,000 items, one in ten thousand to half of them violating. Both sides read the same numbers.</summary>
internal sealed class Inputs
{
    public const int Count = 100_000;
    private const int Features = 20;

    public Inputs(int logisticRows)
    {
        var random = new Random(20);
        for (var i = 0; i < Count; i++)
        {
            var rate = 0.5 * Math.Pow(10, -3.7 * random.NextDouble());
            (K[i], N[i]) = Cell(random, rate);
            (KBase[i], NBase[i]) = Cell(random, rate * (0.9 + 0.2 * random.NextDouble()));
            (Deviation[i], DeviationBase[i]) = (Math.Exp(Normal(random)), Math.Exp(Normal(random)));
            // Twice as far apart as chance would have them.
            var error = Math.Sqrt(Deviation[i] * Deviation[i] / N[i] + DeviationBase[i] * DeviationBase[i] / NBase[i]);
            (Mean[i], MeanBase[i]) = (10 + 2 * error * Normal(random), 10);
            P[i] = i % 10 == 0 ? Tails.NormalTwoSided(Normal(random) + 4) : random.NextDouble();
        }
        for (var i = 0; i < Values.Length; i++) Values[i] = Math.Exp(Normal(random));
        var (x, y) = (new double[logisticRows * (Features + 1)], new double[logisticRows]);
        for (var i = 0; i < logisticRows; i++)
        {
            var eta = -1.5;
            var row = x.AsSpan(i * (Features + 1), Features + 1);
            row[0] = 1;
            for (var j = 1; j <= Features; j++) eta += (row[j] = j % 4 == 0 ? random.Next(2) : Normal(random)) * 0.1 * (j % 5 - 2);
            y[i] = random.NextDouble() < 1 / (1 + Math.Exp(-eta)) ? 1 : 0;
        }
        (X, Y, Columns) = (x, y, Features + 1);
    }

    public double[] K { get; } = new double[Count];
    public double[] N { get; } = new double[Count];
    public double[] KBase { get; } = new double[Count];
    public double[] NBase { get; } = new double[Count];
    public double[] Mean { get; } = new double[Count];
    public double[] Deviation { get; } = new double[Count];
    public double[] MeanBase { get; } = new double[Count];
    public double[] DeviationBase { get; } = new double[Count];
    public double[] P { get; } = new double[Count];
    public double[] Values { get; } = new double[10_000];
    public double[] X { get; }
    public double[] Y { get; }
    public int Columns { get; }

    public void Write(string folder)
    {
        foreach (var (name, list) in new[] { ("k", K), ("n", N), ("c", KBase), ("m", NBase), ("mean", Mean), ("sd", Deviation), ("mean_base", MeanBase), ("sd_base", DeviationBase), ("p", P), ("values", Values), ("x", X), ("y", Y) })
            File.WriteAllBytes(Path.Combine(folder, name + ".f64"), MemoryMarshal.AsBytes(list.AsSpan()));
    }

    private static (double K, double N) Cell(Random random, double rate)
    {
        var n = Math.Floor(Math.Pow(10, 1 + 4 * random.NextDouble()));
        return (Math.Clamp(Math.Round(n * rate + Math.Sqrt(n * rate * (1 - rate)) * Normal(random)), 0, n) + 0.0, n);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
