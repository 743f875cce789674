namespace TrustSafety.Dashboard.Charts;

/// <summary>One value against another: half-width against labels, precision against recall, coverage against capacity.</summary>
/// <param name="X">What the horizontal axis counts, with its unit.</param>
public sealed record CurveData(string What, CurveAxis X, CurveAxis Y, IReadOnlyList<CurveLine> Lines)
{
    /// <summary>Single points with a name: what is in force today, what is asked for.</summary>
    public IReadOnlyList<CurveMark> Marks { get; init; } = [];
}

/// <param name="Factor">Stored values times this are shown.</param>
public sealed record CurveAxis(string Title, double Factor = 1, int Decimals = 0, bool Logarithmic = false)
{
    /// <summary>The ends of the axis in the stored scale; null where the data decide.</summary>
    public double? From { get; init; }

    public double? To { get; init; }
}

public sealed record CurveLine(string Name, IReadOnlyList<CurvePoint> Points);

/// <param name="Low">The lower end of the band, or null where there is none.</param>
public readonly record struct CurvePoint(double X, double Y, double? Low = null, double? High = null);

public sealed record CurveMark(string Name, CurvePoint At);
