using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>A row for each line that withholds: 1 at its withheld cells, −1 at its margin where that is withheld.</summary>
internal sealed class HiddenEquations
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

    /// <summary>Ends the row.</summary>
    public void End() => ends.Add(unknowns.Count);

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
