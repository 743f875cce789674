namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// n, means and centred sums of products of several variables of the same units: additive without cancellation
/// (Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242). What means lose by rounding is kept beside them, as in <see cref="MeanTally"/>.
/// </summary>
public sealed class JointTally
{
    private readonly double[] _means;
    private readonly double[] _rests;
    private readonly double[] _products;

    private JointTally(double n, double[] means, double[] rests, double[] products) => (N, _means, _rests, _products) = (n, means, rests, products);

    public double N { get; }

    public int Variables => _means.Length;

    /// <summary>One pass over rows of variables, by Welford's updates. Welford 1962, Technometrics 4:419.</summary>
    public static JointTally Of(IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var rows = k == 0 ? 0 : columns[0].Length;
        foreach (var column in columns) Require.SameLength(rows, column.Length, nameof(columns));
        var (means, rests, products, gaps) = (new double[k], new double[k], new double[k * k], new double[k]);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < k; i++)
            {
                gaps[i] = columns[i][row] - means[i] - rests[i];
                (means[i], rests[i]) = Rounding.Of(means[i], rests[i] + gaps[i] / (row + 1));
            }
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++) products[i * k + j] += gaps[i] * (columns[j][row] - means[j] - rests[j]);
        }
        return new(rows, means, rests, products);
    }

    /// <summary>From n, means in two parts and centred sums of products, row by row; the arrays are kept.</summary>
    internal static JointTally Of(double n, double[] means, double[] rests, double[] products)
    {
        for (var i = 0; i < means.Length; i++) (means[i], rests[i]) = Rounding.Of(means[i], rests[i]);
        return new(n, means, rests, products);
    }

    /// <summary>From n, means and unbiased covariances (row by row). Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.</summary>
    public static JointTally FromCovariance(double n, IReadOnlyList<double> means, IReadOnlyList<double> covariance)
    {
        Require.SameLength(means.Count * means.Count, covariance.Count, nameof(covariance));
        return new(n, [.. means], new double[means.Count], [.. covariance.Select(c => c * (n - 1))]);
    }

    public double Mean(int variable) => _means[Known(variable)];

    /// <summary>Unbiased covariance; NaN below two units.</summary>
    public double Covariance(int a, int b) => N > 1 ? _products[Known(a) * Variables + Known(b)] / (N - 1) : double.NaN;

    public MeanTally Of(int variable) => MeanTally.Of(N, _means[Known(variable)], _rests[variable], _products[variable * Variables + variable]);

    private int Known(int variable) =>
        (uint)variable < (uint)Variables ? variable : throw new ArgumentOutOfRangeException(nameof(variable), "The tally has no such variable.");

    public static JointTally operator +(JointTally a, JointTally b)
    {
        Require.SameLength(a.Variables, b.Variables, nameof(b));
        if (a.N == 0) return b;
        if (b.N == 0) return a;
        var (n, k) = (a.N + b.N, a.Variables);
        var (means, rests, gaps, products) = (new double[k], new double[k], new double[k], new double[k * k]);
        for (var i = 0; i < k; i++)
        {
            gaps[i] = b._means[i] - a._means[i] + (b._rests[i] - a._rests[i]);
            (means[i], rests[i]) = Rounding.Of(a._means[i], a._rests[i] + gaps[i] * b.N / n);
        }
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++) products[i * k + j] = a._products[i * k + j] + b._products[i * k + j] + gaps[i] * gaps[j] * a.N * b.N / n;
        return new(n, means, rests, products);
    }
}
