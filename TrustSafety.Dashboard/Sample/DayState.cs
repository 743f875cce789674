namespace TrustSafety.Dashboard.Sample;

/// <summary>The platform on one day: what is true of every cell.</summary>
internal sealed class DayState
{
    public required DateOnly Day { get; init; }

    /// <summary>Views per cell: whole numbers, exactly what the exposure extract says.</summary>
    public required long[] Views { get; init; }

    /// <summary>Probability that a view of the cell is violating.</summary>
    public required double[] Violating { get; init; }

    /// <summary>Probability that no live strategy had fired before a violating view.</summary>
    public required double[] Leakage { get; init; }

    public long TotalViews => Views.Sum();
}
