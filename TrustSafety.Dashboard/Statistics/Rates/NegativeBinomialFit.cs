using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Maximum likelihood of one rate and the shape a = 1/θ of negative binomial counts.</summary>
internal readonly record struct NegativeBinomialFit(double[] Counts, double[] Exposures) : IFunction
{
    public (double Rate, double InverseTheta) Solve(double start)
    {
        // Score at a = 0 is (Σ(x − μ)² − Σx)/2: without overdispersion the likelihood falls from there.
        var excess = 0.0;
        for (var i = 0; i < Counts.Length; i++) excess += (Counts[i] - start * Exposures[i]) * (Counts[i] - start * Exposures[i]) - Counts[i];
        if (excess <= 0) return (start, 0);
        // Below this a the score drowns in rounding, and the counts are as good as Poisson ones.
        var least = Math.Log(1e-5 / (start * Exposures.Max()));
        if (At(least) <= 0) return (start, 0);
        var a = Math.Exp(Roots.Brent(this, least, Math.Log(1e6), 1e-13));
        return (RateAt(a), a);
    }

    /// <summary>The profile score of θ at x = ln a.</summary>
    public double At(double x)
    {
        var a = Math.Exp(x);
        var (theta, rate, sum) = (1 / a, RateAt(a), 0.0);
        for (var i = 0; i < Counts.Length; i++)
        {
            var mean = rate * Exposures[i];
            sum += DigammaGap(Counts[i], theta) - Math.Log(1 + mean * a) + 1 - (Counts[i] + theta) / (mean + theta);
        }
        return -sum * theta;
    }

    // ψ(x + θ) − ψ(θ) = Σ 1/(θ + j) for whole x, without the cancellation of two digammas at a large θ.
    private static double DigammaGap(double count, double theta)
    {
        if (count > 10_000 || count != Math.Floor(count)) return SpecialFunctions.DiGamma(count + theta) - SpecialFunctions.DiGamma(theta);
        var sum = 0.0;
        for (var j = 0; j < count; j++) sum += 1 / (theta + j);
        return sum;
    }

    // Σ(x − μ)/(1 + μa) = 0, solved by Newton on ln rate.
    private double RateAt(double a)
    {
        var (count, exposure) = (0.0, 0.0);
        for (var i = 0; i < Counts.Length; i++) (count, exposure) = (count + Counts[i], exposure + Exposures[i]);
        var rate = count / exposure;
        for (var step = 0; step < 100; step++)
        {
            var (score, information) = (0.0, 0.0);
            for (var i = 0; i < Counts.Length; i++)
            {
                var mean = rate * Exposures[i];
                score += (Counts[i] - mean) / (1 + mean * a);
                information += mean * (1 + a * Counts[i]) / ((1 + mean * a) * (1 + mean * a));
            }
            var change = Math.Clamp(score / information, -1, 1);
            rate *= Math.Exp(change);
            if (Math.Abs(change) < 1e-14) break;
        }
        return rate;
    }
}
