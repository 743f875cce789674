namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>The arguments of a golden case in the order they are read; a list has its length in front.</summary>
internal sealed class Arguments(double[] values)
{
    private int _at;

    public double Next() => values[_at++];

    public bool Left => _at < values.Length;

    public int Whole() => (int)Next();

    public double[] Many() => [.. Enumerable.Range(0, Whole()).Select(_ => Next())];

    public int[] Wholes() => [.. Many().Select(v => (int)v)];

    public double[][] Lists() => [.. Enumerable.Range(0, Whole()).Select(_ => Many())];

    public (double, double, double, double) Four() => (Next(), Next(), Next(), Next());
}
