namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>
/// Complementary suppression: withholds further cells, the smallest first, until no withheld small cell can be had by adding and subtracting
/// what is published. Each line must hide at least two cells that are not small together, and no small cell may follow from the system of all lines.
/// </summary>
internal static class Suppression
{
    public static void Complete(IReadOnlyList<ProtectedLine> lines, DisclosureRule rule)
    {
        do
        {
            while (lines.Any(line => IsOpen(line, rule) && Withhold(line))) { }
        }
        while (CoverSolved(lines));
    }

    /// <summary>Withholds one more cell beside each that the equations give away; false when none is, or nothing is left to withhold.</summary>
    private static bool CoverSolved(IReadOnlyList<ProtectedLine> lines)
    {
        var covered = false;
        foreach (var cell in LinearAttack.Solved(lines)) covered |= lines.Where(l => l.Cells.Contains(cell)).Any(Withhold);
        return covered;
    }

    private static bool IsOpen(ProtectedLine line, DisclosureRule rule)
    {
        var withheld = line.Cells.Where(c => c.IsWithheld).ToList();
        if (!line.KnowsItsSum) return withheld.Count == 0;
        if (withheld.Count == 0) return false;
        if (withheld.Count == 1) return true;
        double[] together = [.. Enumerable.Range(0, withheld[0].Counts.Count).Select(i => withheld.Sum(c => c.Counts[i]))];
        return rule.IsSmall(together, isSegment: true);
    }

    /// <summary>False when the line has nothing left to withhold.</summary>
    private static bool Withhold(ProtectedLine line)
    {
        var next = line.Cells.Where(c => c is { IsWithheld: false, IsFixed: false } && c.Counts.Any(v => v > 0)).MinBy(c => c.Size);
        if (next is null) return false;
        next.IsWithheld = true;
        return true;
    }
}
