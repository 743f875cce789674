namespace TrustSafety.Dashboard.Sample;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014), keyed by seed, stream and counters: any row can be drawn again on its own,
/// so the output does not depend on order, threads or machine.
/// </summary>
internal struct Rng
{
    private ulong state;

    private Rng(ulong state) => this.state = state;

    public static Rng For(ulong seed, RngStream stream, long index = 0) =>
        new(Mix(Mix(seed + 0x9E3779B97F4A7C15UL * ((ulong)stream + 1)) + 0xD1B54A32D192ED03UL * (ulong)(index + 1)));

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>Uniform on [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Uniform() < probability;

    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public double Normal() => PortableMath.NormalQuantile((Next() >> 12) * (1.0 / (1UL << 52)) + 1.0 / (1UL << 53));

    public double LogNormal(double median, double sigma) => median * PortableMath.Exp(sigma * Normal());

    /// <summary>Knuth's product for small means; beyond 30 the sum of halves, so that the result stays exact in law.</summary>
    public int Poisson(double mean)
    {
        if (mean > 30) return Poisson(mean / 2) + Poisson(mean - mean / 2);
        var (limit, product, count) = (PortableMath.Exp(-mean), Uniform(), 0);
        while (product > limit)
        {
            product *= Uniform();
            count++;
        }
        return count;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>One independent stream per purpose; adding one must not renumber the others.</summary>
internal enum RngStream { Cells, Views, Noise, Label, LabelDetection, Action, Review, Gold, Appeal, ActionReport, Report, ActionDetection, Experiment, Incident, Reviewer, GoldItem }
