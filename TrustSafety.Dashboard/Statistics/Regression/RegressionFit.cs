using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>A fitted regression: coefficients in the order of the columns, their covariance, and how well it fits. Undefined fits hold no coefficients.</summary>
public sealed class RegressionFit
{
    private readonly Matrix<double>? _covariance;

    internal RegressionFit(string method, double[] coefficients, Matrix<double>? covariance, Undefined why = Undefined.No) =>
        (Method, Coefficients, _covariance, Why) = (method, coefficients, covariance, why);

    public string Method { get; }

    public IReadOnlyList<double> Coefficients { get; }

    public Undefined Why { get; }

    public bool IsDefined => Why == Undefined.No;

    /// <summary>Null for a normal reference.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Null where the method has no likelihood (robust fits keep that of the model).</summary>
    public double? LogLikelihood { get; init; }

    /// <summary>Residual variance (least squares) or dispersion φ (quasi-Poisson).</summary>
    public double Scale { get; init; } = 1;

    public int Rows { get; init; }

    /// <summary>The same fit of columns that were moved to their means, with its digits; null where none lay far.</summary>
    internal (RegressionFit Fit, ColumnShift Shift)? Near { get; init; }

    public double Covariance(int a, int b) => _covariance is null ? double.NaN : _covariance[a, b];

    /// <summary>One coefficient with its Wald interval and p.</summary>
    public Inference Coefficient(int column, double level = 0.95, Alternative alternative = Alternative.TwoSided) =>
        !IsDefined ? Inference.None(Why, Method, level, alternative)
        : Inference.Wald(Coefficients[column], Math.Sqrt(Covariance(column, column)), Method, level, alternative, df: DegreesOfFreedom);

    /// <summary>A linear combination cᵀβ.</summary>
    public Inference Combination(ReadOnlySpan<double> c, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!IsDefined) return Inference.None(Why, Method, level, alternative);
        return Inference.Wald(Linear(c), Math.Sqrt(Near is { } near ? near.Fit.Variance(near.Shift.Of(c)) : Variance(c)), Method, level, alternative, df: DegreesOfFreedom);
    }

    /// <summary>cᵀβ.</summary>
    internal double Linear(ReadOnlySpan<double> c)
    {
        if (Near is { } near) return near.Shift.Linear(near.Fit.Coefficients, c);
        var sum = 0.0;
        for (var i = 0; i < c.Length; i++) sum += c[i] * Coefficients[i];
        return sum;
    }

    private double Variance(ReadOnlySpan<double> c)
    {
        var sum = 0.0;
        for (var i = 0; i < c.Length; i++)
            for (var j = 0; j < c.Length; j++) sum += c[i] * c[j] * Covariance(i, j);
        return sum;
    }

    internal static RegressionFit None(Undefined why, string method) => new(method, [], null, why);
}
