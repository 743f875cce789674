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

    public double Covariance(int a, int b) => _covariance is null ? double.NaN : _covariance[a, b];

    /// <summary>One coefficient with its Wald interval and p.</summary>
    public Inference Coefficient(int column, double level = 0.95, Alternative alternative = Alternative.TwoSided) =>
        !IsDefined ? Inference.None(Why, Method, level, alternative)
        : Inference.Wald(Coefficients[column], Math.Sqrt(Covariance(column, column)), Method, level, alternative, df: DegreesOfFreedom);

    /// <summary>A linear combination cᵀβ.</summary>
    public Inference Combination(ReadOnlySpan<double> c, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!IsDefined) return Inference.None(Why, Method, level, alternative);
        var (point, variance) = (0.0, 0.0);
        for (var i = 0; i < c.Length; i++)
        {
            point += c[i] * Coefficients[i];
            for (var j = 0; j < c.Length; j++) variance += c[i] * c[j] * Covariance(i, j);
        }
        return Inference.Wald(point, Math.Sqrt(variance), Method, level, alternative, df: DegreesOfFreedom);
    }

    internal static RegressionFit None(Undefined why, string method) => new(method, [], null, why);
}
