using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The judged views while they are being read, and where the views of a content stand.</summary>
internal sealed class ViewColumns(int count, int contents, LocalDays days)
{
    public static readonly string Columns =
        $"content, viewed_at, weight, stratum, violating, severity, score, reviewer, {string.Join(", ", FactSchemas.Dimensions.Select(SqlParameters.Quote))}";

    private int filled;

    public int[] Contents { get; } = new int[count];

    public long[] ViewedAt { get; } = new long[count];

    public int[] Days { get; } = new int[count];

    public double[] Weights { get; } = new double[count];

    public int[] Strata { get; } = new int[count];

    public bool[] Violating { get; } = new bool[count];

    public sbyte[] Severities { get; } = new sbyte[count];

    public float[] Scores { get; } = new float[count];

    public int[] Reviewers { get; } = new int[count];

    public int[][] Dimensions { get; } = [.. FactSchemas.Dimensions.Select(_ => new int[count])];

    /// <summary>The last view of each content, and the one before each view; <see cref="JudgedSample.None"/> ends the chain.</summary>
    public int[] LastView { get; } = Filled(new int[contents]);

    public int[] ViewBefore { get; } = Filled(new int[count]);

    public void Take(Chunk chunk)
    {
        var at = filled;
        chunk.Column<int>(0).CopyTo(Contents.AsSpan(at));
        chunk.Column<long>(1).CopyTo(ViewedAt.AsSpan(at));
        chunk.Column<int>(3).CopyTo(Strata.AsSpan(at));
        chunk.Column<bool>(4).CopyTo(Violating.AsSpan(at));
        chunk.Column<sbyte>(5).CopyTo(Severities.AsSpan(at));
        chunk.Column<int>(7).CopyTo(Reviewers.AsSpan(at));
        for (var d = 0; d < Dimensions.Length; d++) chunk.Column<int>(8 + d).CopyTo(Dimensions[d].AsSpan(at));
        var weights = chunk.Column<long>(2);
        var scores = chunk.Column<int>(6);
        for (var i = 0; i < chunk.Count; i++, at++)
        {
            Weights[at] = weights[i] / 1e6;
            Scores[at] = Score(scores[i]);
            Days[at] = days.DayNumber(ViewedAt[at]);
            (ViewBefore[at], LastView[Contents[at]]) = (LastView[Contents[at]], at);
        }
        filled = at;
    }

    /// <summary>The float nearest to the decimal of the extract, so that equal texts stay equal numbers.</summary>
    public static float Score(int millionths) => millionths == JudgedSample.None ? float.NaN : (float)(millionths / 1e6);

    private static int[] Filled(int[] chain)
    {
        Array.Fill(chain, JudgedSample.None);
        return chain;
    }
}
