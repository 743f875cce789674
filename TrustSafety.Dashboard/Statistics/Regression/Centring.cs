using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Rows whose columns lie far from 0 beside their spread, taken to their means: a regression with an intercept is the same there, while products of 1e9 ± 1 are all alike to sixteen digits.
/// </summary>
internal sealed class Centring
{
    /// <summary>Columns nearer than so many deviations to 0 keep their digits as they stand.</summary>
    private const double Far = 1000;

    private readonly ColumnShift _shift;

    private Centring(Regressors rows, double[] y, ColumnShift shift) => (Rows, Outcome, _shift) = (rows, y, shift);

    public Regressors Rows { get; }

    public double[] Outcome { get; }

    /// <summary>The column of ones.</summary>
    public int Constant => _shift.Constant;

    /// <summary>Null where nothing lies far or no column is constant.</summary>
    /// <param name="y">Moved too when it is given; only least squares may.</param>
    public static Centring? Of(Regressors x, ReadOnlySpan<double> y = default)
    {
        var constant = x.Rows == 0 ? -1 : Enumerable.Range(0, x.Columns).FirstOrDefault(j => x.Row(0)[j] != 0 && IsConstant(x, j), -1);
        if (constant < 0) return null;
        var shift = new double[x.Columns];
        for (var j = 0; j < shift.Length; j++) shift[j] = j == constant ? 0 : Shift(x.Rows, i => x.Row(i)[j]);
        var outcome = 0.0;
        if (y.Length == x.Rows)
        {
            var values = y.ToArray();
            outcome = Shift(values.Length, i => values[i]);
        }
        if (outcome == 0 && Array.TrueForAll(shift, s => s == 0)) return null;
        var moved = (double[])x.Values.Clone();
        for (var i = 0; i < moved.Length; i++) moved[i] -= shift[i % x.Columns];
        double[] less = [.. y];
        for (var i = 0; i < less.Length; i++) less[i] -= outcome;
        return new(new(moved, x.Columns), less, new(shift, constant, x.Row(0)[constant], outcome));
    }

    /// <summary>The fit of the moved rows, told in the columns as they were given: the intercept alone moves, and its covariances.</summary>
    public RegressionFit Back(RegressionFit fit)
    {
        if (!fit.IsDefined) return fit;
        var k = fit.Coefficients.Count;
        double[] beta = [.. fit.Coefficients];
        beta[Constant] = _shift.Intercept(beta);
        var turn = _shift.Turn;
        var covariance = Matrix<double>.Build.Dense(k, k, fit.Covariance);
        return new(fit.Method, beta, turn * covariance * turn.Transpose()) { DegreesOfFreedom = fit.DegreesOfFreedom, LogLikelihood = fit.LogLikelihood, Scale = fit.Scale, Rows = fit.Rows, Near = (fit, _shift) };
    }

    /// <summary>Known totals of the columns as given, told of the moved ones.</summary>
    public IReadOnlyList<double> Totals(IReadOnlyList<double> totals) => _shift.Of([.. totals]);

    private static bool IsConstant(Regressors x, int column)
    {
        for (var i = 1; i < x.Rows; i++) if (x.Row(i)[column] != x.Row(0)[column]) return false;
        return true;
    }

    /// <summary>The mean, where it lies far; 0 for what does not vary.</summary>
    private static double Shift(int rows, Func<int, double> value)
    {
        var (first, sum, squares) = (value(0), 0.0, 0.0);
        for (var i = 0; i < rows; i++)
        {
            var v = value(i) - first;
            (sum, squares) = (sum + v, squares + v * v);
        }
        var (mean, variance) = (first + sum / rows, (squares - sum * sum / rows) / rows);
        return variance > 0 && Math.Abs(mean) > Far * Math.Sqrt(variance) && double.IsFinite(mean) ? mean : 0;
    }
}
