namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>One published place: its counts, and whether it is withheld.</summary>
internal sealed class ProtectedCell(double[] counts)
{
    public double[] Counts { get; } = counts;

    /// <summary>Too small in itself.</summary>
    public bool IsSmall { get; init; }

    public bool IsWithheld { get; set; }

    /// <summary>Decided elsewhere (a margin): it may not be withheld on account of this table.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Nothing is counted here, so that withholding it hides nothing.</summary>
    public bool IsEmpty { get; } = Array.TrueForAll(counts, n => n <= 0);

    public double Size => Counts[0];
}

/// <summary>Cells whose sum is published in the margin cell, or known anyway when there is none withheld there.</summary>
internal sealed record ProtectedLine(ProtectedCell[] Cells, ProtectedCell? Margin)
{
    public bool KnowsItsSum => Margin is not { IsWithheld: true };
}
