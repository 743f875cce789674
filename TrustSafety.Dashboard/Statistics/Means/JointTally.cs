namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// n, means and centred sums of products of several variables of the same units: additive without cancellation
/// (Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242).
/// </summary>
public sealed class JointTally
{
    private readonly double[] _means;
    private readonly double[] _products;

    private JointTally(double n, double[] means, double[] products) => (N, _means, _products) = (n, means, products);

    public double N { get; }

    public int Variables => _means.Length;

    /// <summary>One pass over rows of variables, by Welford's updates. Welford 1962, Technometrics 4:419.</summary>
    public static JointTally Of(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var rows = k == 0 ? 0 : columns[0].Length;
        foreach (var column in columns) Require.SameLength(rows, column.Length, nameof(columns));
        var (means, products, gaps) = (new double[k], new double[k * k], new double[k]);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < k; i++)
            {
                gaps[i] = columns[i][row] - means[i];
                means[i] += gaps[i] / (row + 1);
            }
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++) products[i * k + j] += gaps[i] * (columns[j][row] - means[j]);
        }
        return new(rows, means, products);
    }

    /// <summary>From n, means and centred sums of products, row by row; both arrays are kept.</summary>
    internal static JointTally Of(double n, double[] means, double[] products) => new(n, means, products);

    /// <summary>From n, means and unbiased covariances (row by row). Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.</summary>
    public static JointTally FromCovariance(double n, IReadOnlyList<double> means, IReadOnlyList<double> covariance)
    {
        Require.SameLength(means.Count * means.Count, covariance.Count, nameof(covariance));
        return new(n, [.. means], [.. covariance.Select(c => c * (n - 1))]);
    }

    public double Mean(int variable) => _means[Known(variable)];

    /// <summary>Unbiased covariance; NaN below two units.</summary>
    public double Covariance(int a, int b) => N > 1 ? _products[Known(a) * Variables + Known(b)] / (N - 1) : double.NaN;

    public MeanTally Of(int variable) => new(N, _means[Known(variable)], _products[variable * Variables + variable]);

    private int Known(int variable) =>
        (uint)variable < (uint)Variables ? variable : throw new ArgumentOutOfRangeException(nameof(variable), "The tally has no such variable.");

    public static JointTally operator +(JointTally a, JointTally b)
    {
        Require.SameLength(a.Variables, b.Variables, nameof(b));
        if (a.N == 0) return b;
        if (b.N == 0) return a;
        var (n, k) = (a.N + b.N, a.Variables);
        var (means, products) = (new double[k], new double[k * k]);
        for (var i = 0; i < k; i++) means[i] = a._means[i] + (b._means[i] - a._means[i]) * b.N / n;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                products[i * k + j] = a._products[i * k + j] + b._products[i * k + j]
                    + (b._means[i] - a._means[i]) * (b._means[j] - a._means[j]) * a.N * b.N / n;
        return new(n, means, products);
    }
}
