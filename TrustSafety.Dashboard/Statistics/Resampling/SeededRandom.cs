using System.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>xoshiro256** (Blackman &amp; Vigna 2018), so that a seed gives the same draws on every runtime and machine.</summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <summary>Streams of one seed start from states of their own, the next ones of the same generator of states.</summary>
    public SeededRandom(ulong seed, ulong stream = 0)
    {
        seed += 4 * stream * 0x9E3779B97F4A7C15;
        ulong Next()
        {
            seed += 0x9E3779B97F4A7C15;
            var z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        (_a, _b, _c, _d) = (Next(), Next(), Next(), Next());
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A whole number in [0, bound) by multiply-and-shift; its bias is below 2⁻³² for the sizes drawn here.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Fills the list with whole numbers in [0, bound), two of each draw; their bias is that of <see cref="Below"/>.</summary>
    public void Fill(Span<int> drawn, int bound)
    {
        var (i, wide) = (0, (ulong)bound);
        for (; i < drawn.Length - 1; i += 2)
        {
            var next = Next();
            (drawn[i], drawn[i + 1]) = ((int)(((next >> 32) * wide) >> 32), (int)(((next & uint.MaxValue) * wide) >> 32));
        }
        if (i < drawn.Length) drawn[i] = Below(bound);
    }

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A Poisson count: products of uniforms below a mean of 30, above it the rounded normal, whose error is far below that of a bootstrap.</summary>
    public double Poisson(double mean)
    {
        if (mean > 30) return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var (count, product, limit) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            count++;
            product *= Uniform();
        }
        while (product > limit);
        return count;
    }

    /// <summary>Successes of n trials: waiting times between them (Devroye 1986, section X.4.3) while few are expected, else the rounded normal, whose error is far below that of a bootstrap.</summary>
    public int Binomial(int n, double p)
    {
        if (p > 0.5) return n - Binomial(n, 1 - p);
        if (n * p > 30) return (int)Math.Clamp(Math.Round((n * p) + (Math.Sqrt(n * p * (1 - p)) * Normal())), 0, n);
        if (!(p > 0)) return 0;
        var (count, at, log) = (-1, 0.0, Math.Log(1 - p));
        do
        {
            count++;
            at += 1 + Math.Floor(Math.Log(1 - Uniform()) / log);
        }
        while (at <= n);
        return count;
    }

    /// <summary>A standard normal value by inversion.</summary>
    public double Normal() => Gaussian.Quantile((Next() >> 11) * (1.0 / (1UL << 53)) + 0.5 / (1UL << 53));
}
