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
            bool withheld;
            do
            {
                withheld = false;
                foreach (var line in lines)
                    while (IsOpen(line, rule) && Withhold(line)) withheld = true;
            }
            while (withheld);
        }
        while (CoverSolved(lines));
    }

    /// <summary>
    /// Withholds one more cell beside each that the equations give away, or below it where it is a margin; false when none is, or nothing is left to withhold.
    /// </summary>
    private static bool CoverSolved(IReadOnlyList<ProtectedLine> lines)
    {
        var solved = LinearAttack.Solved(lines);
        if (solved.Count == 0) return false;
        var given = solved.ToHashSet();
        var beside = lines.SelectMany(l => l.Cells.Where(c => c.IsWithheld && given.Contains(c)).Select(c => (Cell: c, Line: l))).ToLookup(p => p.Cell, p => p.Line);
        var below = lines.Where(l => l.Margin is not null && given.Contains(l.Margin)).ToLookup(l => l.Margin!);
        var covered = false;
        foreach (var cell in solved) covered |= beside[cell].Any(Withhold) || below[cell].Any(Withhold) || lines.Any(Withhold);
        return covered;
    }

    private static bool IsOpen(ProtectedLine line, DisclosureRule rule)
    {
        var withheld = 0;
        foreach (var cell in line.Cells)
            if (cell.IsWithheld) withheld++;
        if (!line.KnowsItsSum) return withheld == 0;
        return withheld == 1 || (withheld > 1 && rule.IsSmall(Together(line), isSegment: true));
    }

    private static double[] Together(ProtectedLine line)
    {
        var sums = new double[line.Cells[0].Counts.Length];
        foreach (var cell in line.Cells)
            for (var i = 0; cell.IsWithheld && i < sums.Length; i++) sums[i] += cell.Counts[i];
        return sums;
    }

    /// <summary>False when the line has nothing left to withhold.</summary>
    private static bool Withhold(ProtectedLine line)
    {
        ProtectedCell? next = null;
        foreach (var cell in line.Cells)
            if (cell is { IsWithheld: false, IsFixed: false, IsEmpty: false } && (next is null || cell.Size < next.Size)) next = cell;
        if (next is null) return false;
        next.IsWithheld = true;
        return true;
    }
}
