namespace TrustSafety.Dashboard.Statistics;

/// <summary>A test without an interval: its statistic and p. Null and <see cref="Why"/> where the data carry none.</summary>
public readonly record struct TestResult(string Method, Alternative Alternative = Alternative.TwoSided)
{
    public double? Statistic { get; init; }

    public double? DegreesOfFreedom { get; init; }

    public double? P { get; init; }

    public Undefined Why { get; init; }

    public bool IsDefined => Why == Undefined.No;

    internal static TestResult None(Undefined why, string method, Alternative alternative = Alternative.TwoSided) => new(method, alternative) { Why = why };
}
