using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>How the errors' spread may vary in a least-squares fit.</summary>
public enum RobustErrors
{
    /// <summary>One variance for all rows.</summary>
    None,

    /// <summary>White 1980: e².</summary>
    HC0,

    /// <summary>HC0 times n/(n − k).</summary>
    HC1,

    /// <summary>e²/(1 − h).</summary>
    HC2,

    /// <summary>e²/(1 − h)²: the safest in small samples (MacKinnon &amp; White 1985; Long &amp; Ervin 2000).</summary>
    HC3,
}

/// <summary>Ordinary least squares y = Xβ + e. More rows than columns; columns that repeat each other give no answer.</summary>
public static class LeastSquares
{
    /// <summary>
    /// β = (XᵀX)⁻¹Xᵀy; covariance s²(XᵀX)⁻¹, or the sandwich of the chosen kind; t with n − k df (normal for the robust ones).
    /// MacKinnon &amp; White 1985, Journal of Econometrics 29:305.
    /// The robust kinds undercover with few rows of high leverage, HC3 the least (Long &amp; Ervin 2000, The American Statistician 54:217).
    /// </summary>
    public static RegressionFit Fit(Regressors x, ReadOnlySpan<double> y, RobustErrors errors = RobustErrors.None)
    {
        if (Centring.Of(x, y) is { } near) return near.Back(Fit(near.Rows, near.Outcome, errors));
        if (Solve(x, y) is not { } core) return RegressionFit.None(x.Rows <= x.Columns ? Undefined.TooFew : Undefined.Collinear, "least squares");
        var (beta, inverse, residuals) = core;
        var (n, k) = (x.Rows, x.Columns);
        var sum = residuals.Sum(e => e * e);
        var covariance = errors == RobustErrors.None ? inverse * (sum / (n - k)) : Sandwich(x, inverse, residuals, errors);
        return new(errors == RobustErrors.None ? "least squares" : $"least squares, {errors}", [.. beta], covariance)
        {
            DegreesOfFreedom = errors == RobustErrors.None ? n - k : null,
            Scale = sum / (n - k),
            LogLikelihood = -n / 2.0 * (Math.Log(2 * Math.PI * sum / n) + 1),
            Rows = n,
        };
    }

    /// <summary>
    /// Cluster-robust covariance (XᵀX)⁻¹ Σ_g (X_gᵀe_g)(X_gᵀe_g)ᵀ (XᵀX)⁻¹ · G/(G − 1)·(n − 1)/(n − lost − k); t with G − 1 df. Needs two clusters; few clusters
    /// understate the error. lost counts parameters that were removed beforehand (fixed effects). Liang &amp; Zeger 1986, Biometrika 73:13.
    /// </summary>
    public static RegressionFit Clustered(Regressors x, ReadOnlySpan<double> y, ReadOnlySpan<int> clusters, int lost = 0)
    {
        const string method = "least squares, clustered";
        Require.SameLength(x.Rows, clusters.Length, nameof(clusters));
        if (Centring.Of(x, y) is { } near) return near.Back(Clustered(near.Rows, near.Outcome, clusters, lost));
        if (Solve(x, y) is not { } core) return RegressionFit.None(x.Rows <= x.Columns ? Undefined.TooFew : Undefined.Collinear, method);
        var (beta, inverse, residuals) = core;
        var scores = new Dictionary<int, double[]>();
        for (var i = 0; i < x.Rows; i++)
        {
            if (!scores.TryGetValue(clusters[i], out var score)) scores[clusters[i]] = score = new double[x.Columns];
            var row = x.Row(i);
            for (var j = 0; j < row.Length; j++) score[j] += row[j] * residuals[i];
        }
        var (g, n, k) = (scores.Count, (double)x.Rows, x.Columns);
        if (g < 2) return RegressionFit.None(Undefined.TooFew, method);
        var meat = Matrix<double>.Build.Dense(k, k, (a, b) => scores.Values.Sum(s => s[a] * s[b]));
        return new(method, [.. beta], inverse * meat * inverse * (g / (g - 1.0) * (n - 1) / (n - lost - k))) { DegreesOfFreedom = g - 1, Rows = x.Rows };
    }

    internal static (Vector<double> Beta, Matrix<double> Inverse, double[] Residuals)? Solve(Regressors x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Rows, y.Length, nameof(y));
        if (x.Rows <= x.Columns) return null;
        var equations = new NormalEquations(x.Columns);
        for (var i = 0; i < y.Length; i++) equations.Add(x.Row(i), 1, Require.Finite(y[i]));
        if (equations.Inverse() is not { } inverse) return null;
        var beta = inverse * Vector<double>.Build.Dense(equations.Right);
        // One step of iterative refinement brings back the digits that the normal equations square away.
        var residuals = Residuals(x, y, beta);
        equations.Clear();
        for (var i = 0; i < y.Length; i++) equations.Add(x.Row(i), 0, residuals[i]);
        beta += inverse * Vector<double>.Build.Dense(equations.Right);
        return (beta, inverse, Residuals(x, y, beta));
    }

    private static double[] Residuals(Regressors x, ReadOnlySpan<double> y, Vector<double> beta)
    {
        var residuals = y.ToArray();
        for (var i = 0; i < residuals.Length; i++)
        {
            var row = x.Row(i);
            for (var j = 0; j < row.Length; j++) residuals[i] -= row[j] * beta[j];
        }
        return residuals;
    }

    private static Matrix<double> Sandwich(Regressors x, Matrix<double> inverse, double[] residuals, RobustErrors errors)
    {
        var (n, k) = (x.Rows, x.Columns);
        var meat = Matrix<double>.Build.Dense(k, k);
        for (var i = 0; i < n; i++)
        {
            var row = Vector<double>.Build.DenseOfArray(x.Row(i).ToArray());
            var leverage = errors is RobustErrors.HC2 or RobustErrors.HC3 ? row * inverse * row : 0;
            var weight = errors switch
            {
                RobustErrors.HC1 => n / (double)(n - k),
                RobustErrors.HC2 => 1 / (1 - leverage),
                RobustErrors.HC3 => 1 / ((1 - leverage) * (1 - leverage)),
                _ => 1,
            };
            meat += row.OuterProduct(row) * (residuals[i] * residuals[i] * weight);
        }
        return inverse * meat * inverse;
    }
}
