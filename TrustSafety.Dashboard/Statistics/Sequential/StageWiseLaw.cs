namespace TrustSafety.Dashboard.Statistics;

/// <summary>P(a result at least as high in the stage-wise ordering) as a function of the drift.</summary>
internal readonly record struct StageWiseLaw(LookRecursion[] Paths, double[] Fractions, double[] Bounds, double Z)
{
    public static StageWiseLaw Of(ReadOnlySpan<double> fractions, ReadOnlySpan<double> bounds, double z, bool twoSided)
    {
        var paths = new LookRecursion[fractions.Length];
        for (var look = 0; look < paths.Length; look++)
        {
            paths[look] = new LookRecursion();
            for (var k = 0; k < look; k++) paths[look].Continue(twoSided ? -bounds[k] : double.NegativeInfinity, bounds[k], fractions[k], fractions[k + 1] - fractions[k]);
        }
        return new(paths, fractions.ToArray(), bounds.ToArray(), z);
    }

    public double Above(double drift)
    {
        var sum = 0.0;
        for (var k = 0; k < Paths.Length - 1; k++) sum += Paths[k].Upper(Bounds[k], Fractions[k], drift);
        return sum + Paths[^1].Upper(Z, Fractions[^1], drift);
    }

    /// <summary>The drift under which a result at least as high has this probability.</summary>
    public double Drift(double probability)
    {
        var naive = Z / Math.Sqrt(Fractions[^1]);
        return Roots.Brent(new Gap(this, probability), naive - 12 / Math.Sqrt(Fractions[0]), naive + 12 / Math.Sqrt(Fractions[0]), 1e-10);
    }

    private readonly record struct Gap(StageWiseLaw Law, double Probability) : IFunction
    {
        public double At(double x) => Law.Above(x) - Probability;
    }
}
