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
        var index = new Dictionary<ProtectedCell, int>();
        int IndexOf(ProtectedCell cell) => index.TryGetValue(cell, out var known) ? known : index[cell] = index.Count;
        int[][] parts = [.. lines.Select(l => l.Cells.Where(c => c.IsWithheld).Select(IndexOf).ToArray())];
        int[] sums = [.. lines.Select(l => l.Margin is { IsWithheld: true } margin ? IndexOf(margin) : -1)];
        if (!index.Keys.Any(c => c.IsSmall)) return [];
        var unseen = UnseenVector(new(parts, sums, index.Count));
        return [.. index.Where(c => c.Key.IsSmall && Math.Abs(unseen[c.Value]) < Unseen).Select(c => c.Key)];
    }

    private static double[] UnseenVector(Equations equations)
    {
        var random = new Random(Seed);
        double[] z = [.. Enumerable.Range(0, equations.Unknowns).Select(_ => (random.NextDouble() * 2) - 1)];
        var rest = equations.Times(z);
        var gradient = equations.Transposed(rest);
        var (direction, size) = ((double[])gradient.Clone(), Dot(gradient, gradient));
        var enough = size * Converged * Converged;
        // In exact arithmetic as many steps as unknowns; rounding takes some more.
        for (var step = 0; size > enough && step < 10 * equations.Unknowns; step++)
        {
            var image = equations.Times(direction);
            var length = size / Dot(image, image);
            for (var i = 0; i < z.Length; i++) z[i] -= length * direction[i];
            for (var i = 0; i < rest.Length; i++) rest[i] -= length * image[i];
            gradient = equations.Transposed(rest);
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

    /// <summary>A row for each line: 1 at its withheld cells, −1 at its margin where that is withheld.</summary>
    private sealed record Equations(int[][] Parts, int[] Sums, int Unknowns)
    {
        public double[] Times(double[] x)
        {
            var product = new double[Parts.Length];
            for (var row = 0; row < Parts.Length; row++)
            {
                foreach (var part in Parts[row]) product[row] += x[part];
                if (Sums[row] >= 0) product[row] -= x[Sums[row]];
            }
            return product;
        }

        public double[] Transposed(double[] y)
        {
            var product = new double[Unknowns];
            for (var row = 0; row < Parts.Length; row++)
            {
                foreach (var part in Parts[row]) product[part] += y[row];
                if (Sums[row] >= 0) product[Sums[row]] -= y[row];
            }
            return product;
        }
    }
}
