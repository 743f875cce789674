using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Estimates whose weights are moved to reproduce known population totals of auxiliary variables (GREG); with group indicators this is post-stratification.
/// Variances use the residuals of the weighted regression of y (or of the linearised mean) on the auxiliaries.
/// Deville &amp; Särndal 1992, JASA 87:376; Särndal, Swensson &amp; Wretman 1992, chapter 6.
/// </summary>
public sealed class Calibrated
{
    private readonly SurveySample _sample;
    private readonly Matrix<double> _auxiliary;
    private readonly double[] _weights;

    private Calibrated(SurveySample sample, Matrix<double> auxiliary, double[] weights) => (_sample, _auxiliary, _weights) = (sample, auxiliary, weights);

    /// <summary>The moved weights; some may be negative when the sample lies far from the totals.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>w·(1 + xᵀλ) so that the weighted totals of x are as given; null when the auxiliaries repeat each other. Deville &amp; Särndal 1992, JASA 87:376.</summary>
    public static Calibrated? Greg(SurveySample sample, IReadOnlyList<double[]> auxiliary, IReadOnlyList<double> totals)
    {
        Require.SameLength(auxiliary.Count, totals.Count, nameof(totals));
        var given = Regressors.Of(auxiliary, intercept: false);
        // Auxiliaries far from 0 move no weight that they would not move about their means.
        var near = Centring.Of(given);
        var x = Matrix<double>.Build.Dense(given.Rows, given.Columns, (i, j) => (near?.Rows ?? given).Row(i)[j]);
        var weighted = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => x[i, j] * sample.Weights[i]);
        var cross = weighted.TransposeThisAndMultiply(x);
        if (!(cross.Svd(false).ConditionNumber <= 1e12)) return null;
        var gap = Vector<double>.Build.DenseOfEnumerable(near?.Totals(totals) ?? totals) - weighted.ColumnSums();
        var move = x * cross.Solve(gap);
        return new(sample, x, [.. sample.Weights.Select((w, i) => w * (1 + move[i]))]);
    }

    /// <summary>Post-stratification to known group sizes; groups are numbered 0…; null when a group has nobody in the sample. Deville &amp; Särndal 1992, JASA 87:376.</summary>
    public static Calibrated? PostStratify(SurveySample sample, IReadOnlyList<int> group, IReadOnlyList<double> sizes) =>
        Greg(sample, [.. Enumerable.Range(0, sizes.Count).Select(g => group.Select(v => v == g ? 1.0 : 0).ToArray())], sizes);

    /// <summary>Σ w*y.</summary>
    public Inference Total(IReadOnlyList<double> y, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided) =>
        SurveyEstimates.Of(_sample, Residuals([.. y]), Sum(y), "calibrated total", level, normal, alternative, _weights);

    /// <summary>Σ w*y/Σw*.</summary>
    public Inference Mean(IReadOnlyList<double> y, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided)
    {
        var size = _weights.Sum();
        var mean = Sum(y) / size;
        return SurveyEstimates.Of(_sample, Residuals([.. y.Select(v => (v - mean) / size)]), mean, "calibrated mean", level, normal, alternative, _weights);
    }

    private double Sum(IReadOnlyList<double> y) => y.Select((v, i) => v * _weights[i]).Sum();

    private double[] Residuals(double[] y)
    {
        var weighted = Matrix<double>.Build.Dense(_auxiliary.RowCount, _auxiliary.ColumnCount, (i, j) => _auxiliary[i, j] * _sample.Weights[i]);
        var (values, cross) = (Vector<double>.Build.Dense(y), weighted.TransposeThisAndMultiply(_auxiliary));
        // Twice, as a least-squares fit is refined: what the first turn left of y of 1e9 ± 1 the second takes.
        for (var turn = 0; turn < 2; turn++) values -= _auxiliary * cross.Solve(weighted.TransposeThisAndMultiply(values));
        return [.. values];
    }
}
