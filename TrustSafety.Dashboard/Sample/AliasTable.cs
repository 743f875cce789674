namespace TrustSafety.Dashboard.Sample;

/// <summary>Draws an index in proportion to its weight in constant time (Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] keep;
    private readonly int[] other;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        var n = weights.Length;
        (keep, other) = (new double[n], new int[n]);
        foreach (var weight in weights) Total += weight;
        var (small, large) = (new Stack<int>(n), new Stack<int>(n));
        for (var i = 0; i < n; i++)
        {
            keep[i] = weights[i] * n / Total;
            (keep[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            other[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).Push(more);
        }
        foreach (var rest in small) keep[rest] = 1;
        foreach (var rest in large) keep[rest] = 1;
    }

    public double Total { get; }

    public int Draw(ref Rng rng)
    {
        var scaled = rng.Uniform() * keep.Length;
        var index = (int)scaled;
        return scaled - index < keep[index] ? index : other[index];
    }
}
