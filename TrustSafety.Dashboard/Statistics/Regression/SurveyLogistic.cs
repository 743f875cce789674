using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Logistic regression of a population, from a weighted and stratified sample of it.</summary>
public static class SurveyLogistic
{
    /// <summary>
    /// Pseudo maximum likelihood with weights 1/π; covariance A⁻¹BA⁻¹ with A the weighted information and B = Σₕ nₕ/(nₕ − 1)·Σ(z − z̄ₕ)(z − z̄ₕ)ᵀ of the scores
    /// z = w(y − p)x, a lonely unit centred at 0; t with n − strata + 1 − k degrees of freedom. Separated or collinear columns give no coefficients, as in
    /// <see cref="Logistic.Fit"/>. Binder 1983, International Statistical Review 51:279; as R survey's svyglm(family = quasibinomial).
    /// </summary>
    /// <param name="drawn">Units drawn from a stratum where the rows are a domain of it (others count as zeros); else its rows.</param>
    public static RegressionFit Fit(Regressors x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, ReadOnlySpan<int> strata, Func<int, double>? drawn = null)
    {
        Require.SameLength(x.Rows, weights.Length, nameof(weights));
        Require.SameLength(x.Rows, strata.Length, nameof(strata));
        const string method = "logistic, survey design";
        if (Centring.Of(x) is { } near) return near.Back(Fit(near.Rows, y, weights, strata, drawn));
        var fit = Logistic.Fit(x, y, weights: weights);
        if (!fit.IsDefined) return RegressionFit.None(fit.Why, method);
        var (k, p) = (x.Columns, Logistic.Predict(fit, x));
        var bread = Matrix<double>.Build.Dense(k, k, fit.Covariance);
        var sums = new Dictionary<int, (double Rows, Vector<double> Total)>();
        var meat = Matrix<double>.Build.Dense(k, k);
        var own = new Dictionary<int, Matrix<double>>();
        for (var i = 0; i < x.Rows; i++)
        {
            var z = Vector<double>.Build.Dense(k);
            for (var j = 0; j < k; j++) z[j] = weights[i] * (y[i] - p[i]) * x.Row(i)[j];
            var (rows, total) = sums.GetValueOrDefault(strata[i], (0, Vector<double>.Build.Dense(k)));
            sums[strata[i]] = (rows + 1, total + z);
            if (!own.TryGetValue(strata[i], out var squares)) own[strata[i]] = squares = Matrix<double>.Build.Dense(k, k);
            for (var a = 0; a < k; a++) for (var b = 0; b < k; b++) squares[a, b] += z[a] * z[b];
        }
        foreach (var (stratum, (rows, total)) in sums)
        {
            var n = drawn?.Invoke(stratum) ?? rows;
            meat += n <= 1 ? own[stratum] : (own[stratum] - (total.OuterProduct(total) / n)) * (n / (n - 1));
        }
        var df = x.Rows - sums.Count + 1.0 - k;
        return df > 0 ? new(method, [.. fit.Coefficients], bread * meat * bread) { Rows = x.Rows, DegreesOfFreedom = df } : RegressionFit.None(Undefined.TooFew, method);
    }
}
