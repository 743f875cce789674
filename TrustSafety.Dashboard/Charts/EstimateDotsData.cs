using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Estimates of one thing in one unit, each with its interval.</summary>
public sealed record EstimateDotsData(string What, string When, Unit Unit, IReadOnlyList<EstimateDot> Rows)
{
    /// <summary>More stand in the table.</summary>
    public const int MostRows = 24;

    /// <summary>A value to compare with, in the stored scale.</summary>
    public double? Line { get; init; }

    public double? Target { get; init; }
}

public sealed record EstimateDot(string Name, Readout Readout);
