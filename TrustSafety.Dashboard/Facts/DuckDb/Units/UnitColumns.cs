using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The units while they are being read.</summary>
internal sealed class UnitColumns(int count, int outcomes, LocalDays days)
{
    private const int FirstCode = 2;

    private int filled;

    public int[] Days { get; } = new int[count];

    public bool[] InSeveralArms { get; } = new bool[count];

    public int[] Arms { get; } = new int[count];

    public int[] Clusters { get; } = new int[count];

    public int[][] Dimensions { get; } = [.. FactSchemas.Dimensions.Select(_ => new int[count])];

    public double[][] Outcomes { get; } = [.. Enumerable.Range(0, outcomes).Select(_ => new double[count])];

    public void Take(Chunk chunk)
    {
        var at = filled;
        var assigned = chunk.Column<long>(0);
        for (var i = 0; i < chunk.Count; i++) Days[at + i] = days.DayNumber(assigned[i]);
        chunk.Column<bool>(1).CopyTo(InSeveralArms.AsSpan(at));
        chunk.Column<int>(FirstCode).CopyTo(Arms.AsSpan(at));
        chunk.Column<int>(FirstCode + 1).CopyTo(Clusters.AsSpan(at));
        for (var d = 0; d < Dimensions.Length; d++) chunk.Column<int>(FirstCode + 2 + d).CopyTo(Dimensions[d].AsSpan(at));
        for (var o = 0; o < Outcomes.Length; o++) chunk.Column<double>(FirstCode + 2 + Dimensions.Length + o).CopyTo(Outcomes[o].AsSpan(at));
        filled = at + chunk.Count;
    }
}
