using System.Runtime.InteropServices;

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
        var equations = new Equations();
        foreach (var line in lines)
        {
            foreach (var cell in line.Cells)
                if (cell.IsWithheld) equations.Add(IndexOf(cell), 1);
            if (line.Margin is { IsWithheld: true } margin) equations.Add(IndexOf(margin), -1);
            equations.End();
        }
        if (!index.Keys.Any(c => c.IsSmall)) return [];
        var unseen = UnseenVector(equations, index.Count);
        return [.. index.Where(c => c.Key.IsSmall && Math.Abs(unseen[c.Value]) < Unseen).Select(c => c.Key)];
    }

    private static double[] UnseenVector(Equations equations, int unknowns)
    {
        var random = new Random(Seed);
        double[] z = [.. Enumerable.Range(0, unknowns).Select(_ => (random.NextDouble() * 2) - 1)];
        var (rest, gradient, image) = (new double[equations.Count], new double[unknowns], new double[equations.Count]);
        equations.Times(z, rest);
        equations.Transposed(rest, gradient);
        var (direction, size) = ((double[])gradient.Clone(), Dot(gradient, gradient));
        var enough = size * Converged * Converged;
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

    /// <summary>A row for each line that withholds: 1 at its withheld cells, −1 at its margin where that is withheld.</summary>
    private sealed class Equations
    {
        private readonly List<int> unknowns = [];
        private readonly List<double> factors = [];
        private readonly List<int> ends = [];

        public int Count => ends.Count;

        public void Add(int unknown, double factor)
        {
            unknowns.Add(unknown);
            factors.Add(factor);
        }

        /// <summary>Ends the row; one that holds nothing is none.</summary>
        public void End()
        {
            if (unknowns.Count > (ends.Count == 0 ? 0 : ends[^1])) ends.Add(unknowns.Count);
        }

        public void Times(double[] x, double[] product)
        {
            var of = CollectionsMarshal.AsSpan(unknowns);
            var f = CollectionsMarshal.AsSpan(factors);
            var at = 0;
            for (var row = 0; row < ends.Count; row++)
            {
                var sum = 0.0;
                for (var end = ends[row]; at < end; at++) sum += f[at] * x[of[at]];
                product[row] = sum;
            }
        }

        public void Transposed(double[] y, double[] product)
        {
            Array.Clear(product);
            var of = CollectionsMarshal.AsSpan(unknowns);
            var f = CollectionsMarshal.AsSpan(factors);
            var at = 0;
            for (var row = 0; row < ends.Count; row++)
                for (var end = ends[row]; at < end; at++) product[of[at]] += f[at] * y[row];
        }
    }
}
