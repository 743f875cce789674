namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>
/// What an attacker learns who writes down every line as an equation. A cell follows from the equations A·x = b exactly when every vector that
/// they do not see (A·z = 0) is 0 there; a random vector less its least-squares fit by the rows of A is such a z, and is 0 nowhere else but by
/// a chance of about one in a million, which would withhold a cell too many and never one too few. The fit is found by conjugate gradients (CGLS;
/// Hestenes and Stiefel 1952), because elimination takes minutes for tables of three dimensions.
/// </summary>
internal static class LinearAttack
{
    private const double Unseen = 1e-7, Converged = 1e-13;
    private const int Seed = 7919;

    /// <summary>The small withheld cells whose counts follow exactly from the published ones.</summary>
    public static IReadOnlyList<ProtectedCell> Solved(IReadOnlyList<ProtectedLine> lines)
    {
        var solved = new List<ProtectedCell>();
        foreach (var system in HiddenSystem.Apart(lines))
        {
            if (!system.Unknowns.Any(c => c.IsSmall)) continue;
            var unseen = UnseenVector(system.Equations, system.Unknowns.Count);
            solved.AddRange(system.Unknowns.Where((c, i) => c.IsSmall && Math.Abs(unseen[i]) < Unseen));
        }
        return solved;
    }

    private static double[] UnseenVector(HiddenEquations equations, int unknowns)
    {
        var random = new Random(Seed);
        double[] z = [.. Enumerable.Range(0, unknowns).Select(_ => (random.NextDouble() * 2) - 1)];
        var (rest, gradient, image) = (new double[equations.Count], new double[unknowns], new double[equations.Count]);
        equations.Times(z, rest);
        equations.Transposed(rest, gradient);
        var (direction, size) = ((double[])gradient.Clone(), Dot(gradient, gradient));
        var enough = Math.Max(1, size) * Converged * Converged;
        // In exact arithmetic as many steps as unknowns; rounding takes some more.
        for (var step = 0; size > enough && step < 10 * unknowns; step++)
        {
            equations.Times(direction, image);
            var length = size / Dot(image, image);
            for (var i = 0; i < z.Length; i++) z[i] -= length * direction[i];
            for (var i = 0; i < rest.Length; i++) rest[i] -= length * image[i];
            equations.Transposed(rest, gradient);
            var next = Dot(gradient, gradient);
            for (var i = 0; i < direction.Length; i++) direction[i] = gradient[i] + (next / size * direction[i]);
            size = next;
        }
        return z;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
