using System.Buffers;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Benjamini and Hochberg's step-up over many p. Many are ordered by digits, on all cores, few by a general sort. Lent arrays, so that nothing is left to collect.
/// </summary>
internal static class StepUp
{
    private const int WorthDigits = 2048;
    private const int WorthLane = 16_384;

    /// <summary>False when something is no probability; then nothing is answered.</summary>
    public static bool Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        if (p.Length >= WorthDigits) return StepUpLanes.Adjust(p, adjusted, Math.Clamp(p.Length / WorthLane, 1, Math.Min(8, Environment.ProcessorCount)));
        if (!ProbabilityOrder.AreAll(p)) return false;
        var values = ArrayPool<double>.Shared.Rent(Math.Max(1, p.Length));
        var places = ArrayPool<int>.Shared.Rent(Math.Max(1, p.Length));
        try
        {
            var ordered = values.AsSpan(0, p.Length);
            var origin = places.AsSpan(0, p.Length);
            p.CopyTo(ordered);
            for (var i = 0; i < origin.Length; i++) origin[i] = i;
            ordered.Sort(origin);
            var (least, count) = (1.0, (double)p.Length);
            for (var i = ordered.Length - 1; i >= 0; i--)
            {
                least = double.MinNative(least, ordered[i] * count / (i + 1));
                adjusted[origin[i]] = least;
            }
            return true;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
            ArrayPool<int>.Shared.Return(places);
        }
    }
}
