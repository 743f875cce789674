using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

internal enum GlmFamily
{
    Binomial,
    Poisson,
}

/// <summary>Newton's method for the canonical links, with step halving; one pass over the rows per step, shared between the cores.</summary>
internal static class GeneralizedFit
{
    private const int MostSteps = 60;
    private const int ChunkRows = 8192;

    public static RegressionFit Run(
        GlmFamily family, Regressors x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, ReadOnlySpan<double> offset, double ridge)
    {
        Require.SameLength(x.Rows, y.Length, nameof(y));
        if (weights.Length > 0) Require.SameLength(x.Rows, weights.Length, nameof(weights));
        // A ridge spares the first column alone, so that only an intercept there takes up what the others are moved by.
        if (Centring.Of(x) is { } near && (ridge == 0 || near.Constant == 0)) return near.Back(Run(family, near.Rows, y, weights, offset, ridge));
        var method = family == GlmFamily.Poisson ? "Poisson regression" : ridge > 0 ? "logistic, ridge" : "logistic";
        if (x.Rows == 0) return RegressionFit.None(Undefined.TooFew, method);
        var penalty = new double[x.Columns];
        for (var j = 1; j < penalty.Length; j++) penalty[j] = Require.NotNegative(ridge);
        var sizes = Sizes(x);
        var pass = new GlmPass(family, x, y.ToArray(), weights.ToArray(), offset.ToArray(), ChunkRows);
        if (pass.Start() is not { } beta) return RegressionFit.None(ridge > 0 ? Undefined.NotConverged : Undefined.Collinear, method);
        var likelihood = Penalized(pass.At(beta), beta, penalty);
        for (var step = 0; step < MostSteps; step++)
        {
            if (Information(pass, penalty) is not { } inverse) return RegressionFit.None(step == 0 ? Undefined.Collinear : Undefined.Separated, method);
            var gradient = Vector<double>.Build.DenseOfArray(pass.Equations.Right) - Vector<double>.Build.Dense(beta.Length, j => penalty[j] * beta[j]);
            var change = inverse * gradient;
            var gain = change * gradient;
            var (next, value) = Step(pass, beta, change, penalty, likelihood);
            if (gain < 1e-18 * (1 + Math.Abs(likelihood)) || !(value > likelihood) && gain < 1e-9 * (1 + Math.Abs(likelihood)))
                return Finished(method, pass, next, value, penalty, x, sizes);
            // A likelihood that no longer grows while coefficients still walk off has its maximum at infinity.
            if (gain < 1e-7 && step > 8 && ridge == 0 && sizes.Where((size, j) => change[j] * change[j] * size > 1e-4 && inverse[j, j] * size > 1e4).Any())
                return RegressionFit.None(Undefined.Separated, method);
            (beta, likelihood) = (next, value);
        }
        return RegressionFit.None(ridge == 0 && family == GlmFamily.Binomial ? Undefined.Separated : Undefined.NotConverged, method);
    }

    public static double LogLikelihood(GlmFamily family, double[] eta, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++) sum += GlmPass.Term(family, eta[i], y[i]);
        return sum;
    }

    public static RegressionFit Scaled(RegressionFit fit, double scale, double df, string method)
    {
        var k = fit.Coefficients.Count;
        var covariance = Matrix<double>.Build.Dense(k, k, (a, b) => fit.Covariance(a, b) * scale);
        (RegressionFit, ColumnShift)? scaled = fit.Near is { } near ? (Scaled(near.Fit, scale, df, method), near.Shift) : null;
        return new(method, [.. fit.Coefficients], covariance) { DegreesOfFreedom = df, Scale = scale, Rows = fit.Rows, Near = scaled };
    }

    private static (double[] Beta, double Likelihood) Step(GlmPass pass, double[] beta, Vector<double> change, double[] penalty, double likelihood)
    {
        var (length, best) = (1.0, beta);
        for (var halving = 0; halving < 30; halving++, length /= 2)
        {
            best = [.. beta.Select((b, j) => b + length * change[j])];
            var value = Penalized(pass.At(best), best, penalty);
            if (value >= likelihood - 1e-12 * Math.Abs(likelihood)) return (best, value);
        }
        return (best, Penalized(pass.At(best), best, penalty));
    }

    private static RegressionFit Finished(string method, GlmPass pass, double[] beta, double likelihood, double[] penalty, Regressors x, double[] sizes)
    {
        if (Information(pass, penalty) is not { } inverse) return RegressionFit.None(Undefined.Separated, method);
        if (pass.Extreme && penalty.All(p => p == 0) && sizes.Where((size, j) => inverse[j, j] * size > 1e8).Any()) return RegressionFit.None(Undefined.Separated, method);
        return new(method, beta, inverse) { LogLikelihood = penalty.All(p => p == 0) ? likelihood : null, Rows = x.Rows };
    }

    private static Matrix<double>? Information(GlmPass pass, double[] penalty)
    {
        pass.Equations.AddRidge(penalty);
        var inverse = pass.Equations.Inverse();
        pass.Equations.AddRidge([.. penalty.Select(p => -p)]);
        return inverse;
    }

    /// <summary>Mean squares of the columns: what is said of separation must not depend on their units.</summary>
    private static double[] Sizes(Regressors x)
    {
        var sizes = new double[x.Columns];
        for (var i = 0; i < x.Rows; i++)
        {
            var row = x.Row(i);
            for (var j = 0; j < sizes.Length; j++) sizes[j] += row[j] * row[j] / x.Rows;
        }
        return sizes;
    }

    private static double Penalized(double likelihood, double[] beta, double[] penalty)
    {
        for (var j = 0; j < beta.Length; j++) likelihood -= penalty[j] * beta[j] * beta[j] / 2;
        return likelihood;
    }
}
