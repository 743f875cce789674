namespace TrustSafety.Dashboard.Statistics;

/// <summary>What a test looks for. One-sided tests come with the one-sided limit of the same method; the other side is unbounded, or the end of the parameter's range.</summary>
public enum Alternative
{
    TwoSided,

    /// <summary>The estimate lies above the null: the lower limit is the finite one.</summary>
    Greater,

    /// <summary>The estimate lies below the null: the upper limit is the finite one.</summary>
    Less,
}
