namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>Gaussian elimination, independent of the code under test.</summary>
internal static class Elimination
{
    private const double Zero = 1e-9;

    /// <summary>The unknowns that follow from the equations, each a weighted sum of all unknowns.</summary>
    public static IReadOnlyList<(int Unknown, double Value)> Solved(int unknowns, IEnumerable<(double[] Of, double Sum)> equations)
    {
        List<double[]> rows = [.. equations.Select(e => e.Of.Append(e.Sum).ToArray())];
        for (int c = 0, r = 0; c < unknowns && r < rows.Count; c++)
        {
            var pivot = rows.FindIndex(r, row => Math.Abs(row[c]) > Zero);
            if (pivot < 0) continue;
            (rows[r], rows[pivot]) = (rows[pivot], rows[r]);
            var by = rows[r][c];
            rows[r] = [.. rows[r].Select(v => v / by)];
            for (var other = 0; other < rows.Count; other++)
                if (other != r && rows[other][c] is var f && Math.Abs(f) > Zero) rows[other] = [.. rows[other].Zip(rows[r], (a, b) => a - f * b)];
            r++;
        }
        return [.. rows.Where(r => r[..^1].Count(v => Math.Abs(v) > Zero) == 1).Select(r => (Array.FindIndex(r, v => Math.Abs(v) > Zero), r[^1])).DistinctBy(s => s.Item1)];
    }
}
