namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>
/// What counts as small. The first count is the group; the others split it by an attribute (restored or not, appealed or not).
/// A group of 1…k−1 is always withheld. A split of 1…k−1 is withheld in segments, where it points at few in a described group; the platform as a
/// whole describes nobody, so there a rare outcome is shown. A count of 0 is shown: that nobody of a large group was concerned betrays no small group.
/// </summary>
internal sealed record DisclosureRule(int MinimumCount)
{
    public bool IsSmall(ReadOnlySpan<double> counts, bool isSegment)
    {
        if (Small(counts[0])) return true;
        for (var i = 1; isSegment && i < counts.Length; i++)
            if (Small(counts[i])) return true;
        return false;
    }

    private bool Small(double count) => count > 0 && count < MinimumCount;
}
