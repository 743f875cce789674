namespace TrustSafety.Dashboard.Facts;

/// <summary>A sum left the range in which it is exact (38 digits). It is refused: a rounded sum would differ between two runs.</summary>
public sealed class SumTooLargeException(string fact, Exception cause)
    : InvalidOperationException($"A sum over the fact {fact} needs more than 38 digits and cannot be given exactly. Narrow the period, or check the extract's weights.", cause);
