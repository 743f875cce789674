namespace TrustSafety.Dashboard.Indicators.Disclosure;

/// <summary>What an attacker learns who writes down every line as an equation and eliminates.</summary>
internal static class LinearAttack
{
    private const double Zero = 1e-9;

    /// <summary>The small withheld cells whose counts follow exactly from the published ones.</summary>
    public static IReadOnlyList<ProtectedCell> Solved(IReadOnlyList<ProtectedLine> lines)
    {
        var unknowns = lines.SelectMany(l => l.Cells.Append(l.Margin)).OfType<ProtectedCell>().Where(c => c.IsWithheld).Distinct().ToList();
        if (unknowns.Count == 0) return [];
        var index = unknowns.Select((cell, i) => (cell, i)).ToDictionary(p => p.cell, p => p.i);
        var rows = Reduced([.. lines.Select(l => Equation(l, index))]);
        return [.. rows.Where(r => r.Count(v => Math.Abs(v) > Zero) == 1).Select(r => unknowns[Array.FindIndex(r, v => Math.Abs(v) > Zero)]).Where(c => c.IsSmall)];
    }

    private static double[] Equation(ProtectedLine line, Dictionary<ProtectedCell, int> index)
    {
        var row = new double[index.Count];
        foreach (var cell in line.Cells)
            if (index.TryGetValue(cell, out var i)) row[i] += 1;
        if (line.Margin is { } margin && index.TryGetValue(margin, out var m)) row[m] -= 1;
        return row;
    }

    /// <summary>Reduced row echelon form; a row with one entry solves its unknown.</summary>
    private static double[][] Reduced(double[][] rows)
    {
        var (columns, pivotRow) = (rows[0].Length, 0);
        for (var column = 0; column < columns && pivotRow < rows.Length; column++)
        {
            var best = Enumerable.Range(pivotRow, rows.Length - pivotRow).MaxBy(r => Math.Abs(rows[r][column]));
            if (Math.Abs(rows[best][column]) <= Zero) continue;
            (rows[pivotRow], rows[best]) = (rows[best], rows[pivotRow]);
            var pivot = rows[pivotRow];
            var scale = pivot[column];
            for (var c = column; c < columns; c++) pivot[c] /= scale;
            foreach (var row in rows.Where(r => r != pivot && Math.Abs(r[column]) > Zero))
            {
                var factor = row[column];
                for (var c = column; c < columns; c++) row[c] -= factor * pivot[c];
            }
            pivotRow++;
        }
        return rows;
    }
}
