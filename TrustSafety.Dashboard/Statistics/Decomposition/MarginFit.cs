namespace TrustSafety.Dashboard.Statistics;

/// <summary>A joint distribution with the association of one state and the margins of another, by iterative proportional fitting (Deming &amp; Stephan 1940).</summary>
internal static class MarginFit
{
    /// <summary>Bits 0…dimensions − 1 of the mask take that dimension's margin from after, bit number dimensions the association.</summary>
    public static double[] Shares(IReadOnlyList<ShiftedCell> cells, int mask, int dimensions)
    {
        var associationAfter = (mask >> dimensions & 1) == 1;
        var seed = cells.Select(c => associationAfter ? c.ShareAfter : c.ShareBefore).ToArray();
        for (var turn = 0; turn < 500; turn++)
        {
            var moved = 0.0;
            for (var d = 0; d < dimensions; d++) moved = Math.Max(moved, Scale(cells, seed, d, (mask >> d & 1) == 1));
            if (moved < 1e-14) break;
        }
        return seed;
    }

    private static double Scale(IReadOnlyList<ShiftedCell> cells, double[] seed, int dimension, bool after)
    {
        var (wanted, has) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        for (var i = 0; i < seed.Length; i++)
        {
            var level = cells[i].Levels[dimension];
            wanted[level] = wanted.GetValueOrDefault(level) + (after ? cells[i].ShareAfter : cells[i].ShareBefore);
            has[level] = has.GetValueOrDefault(level) + seed[i];
        }
        var moved = 0.0;
        for (var i = 0; i < seed.Length; i++)
        {
            var level = cells[i].Levels[dimension];
            if (!(has[level] > 0)) continue;
            moved = Math.Max(moved, Math.Abs(wanted[level] - has[level]));
            seed[i] *= wanted[level] / has[level];
        }
        return moved;
    }
}
