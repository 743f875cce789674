using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>The change of level at the interruption and of the slope per step after it.</summary>
public readonly record struct InterruptedReadout(Inference Level, Inference Slope, int Lags);

/// <summary>One series before and after a change: holds only if nothing else changed then and the trend before would have gone on. Weaker evidence than an experiment.</summary>
public static class InterruptedSeries
{
    /// <summary>
    /// yₜ = a + bt + c·after + d·after·(t − start) + e by least squares, errors robust to autocorrelation (Newey &amp; West 1987, Econometrica 55:703) with
    /// lags = ⌊4(n/100)^{2/9}⌋ unless given and n/(n − k) for the few rows; t with n − 4 df. after begins at row start. Needs 4 rows on each side.
    /// Wagner et al. 2002, Journal of Clinical Pharmacy and Therapeutics 27:299.
    /// Short series understate the error: 95 % cover 91 % of 100 independent periods and 87 % at an autocorrelation of 0.3 (Turner et al. 2021, BMC Medical Research Methodology 21:181).
    /// </summary>
    public static InterruptedReadout Fit(ReadOnlySpan<double> y, int start, int? lags = null, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "interrupted series, Newey–West";
        var n = y.Length;
        var depth = lags ?? (int)Math.Floor(4 * Math.Pow(n / 100.0, 2.0 / 9));
        if (start < 4 || n - start < 4)
        {
            var none = Inference.None(Undefined.TooFew, method, level, alternative);
            return new(none, none, depth);
        }
        var (trend, after, bend) = (new double[n], new double[n], new double[n]);
        for (var t = 0; t < n; t++) (trend[t], after[t], bend[t]) = (t, t >= start ? 1 : 0, Math.Max(0, t - start));
        var x = Regressors.Of([trend, after, bend]);
        if (LeastSquares.Solve(x, Centring.Of(x, y)?.Outcome ?? y) is not { } fit) throw new InvalidOperationException("The columns of a broken line are independent.");
        var (beta, inverse, residuals) = fit;
        var covariance = inverse * Meat(x, residuals, depth) * inverse * (n / (n - 4.0));
        Inference At(int j) => Inference.Wald(beta[j], Math.Sqrt(covariance[j, j]), method, level, alternative, n - 4);
        return new(At(2), At(3), depth);
    }

    private static Matrix<double> Meat(Regressors x, double[] residuals, int lags)
    {
        var scores = Matrix<double>.Build.Dense(x.Rows, x.Columns, (i, j) => x.Row(i)[j] * residuals[i]);
        var meat = scores.TransposeThisAndMultiply(scores);
        for (var lag = 1; lag <= lags && lag < x.Rows; lag++)
        {
            var cross = scores.SubMatrix(lag, x.Rows - lag, 0, x.Columns).TransposeThisAndMultiply(scores.SubMatrix(0, x.Rows - lag, 0, x.Columns));
            meat += (cross + cross.Transpose()) * (1 - lag / (lags + 1.0));
        }
        return meat;
    }
}
