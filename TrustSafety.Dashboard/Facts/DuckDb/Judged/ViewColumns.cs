using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The judged views while they are being read, and where the views of a content stand.</summary>
internal sealed class ViewColumns(int count, int contents, LocalDays days)
{
    public static readonly string Columns =
        $"position, content, viewed_at, weight, stratum, violating, severity, score, reviewer, {string.Join(", ", FactSchemas.Dimensions.Select(SqlParameters.Quote))}";

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

    /// <summary>The engine hands rows out in any order; their place in that of the views' time comes with them.</summary>
    public void Take(Chunk chunk)
    {
        var places = chunk.Column<int>(0)[..chunk.Count];
        Put(places, chunk.Column<int>(1), Contents);
        Put(places, chunk.Column<long>(2), ViewedAt);
        Put(places, chunk.Column<int>(4), Strata);
        Put(places, chunk.Column<bool>(5), Violating);
        Put(places, chunk.Column<sbyte>(6), Severities);
        Put(places, chunk.Column<int>(8), Reviewers);
        for (var d = 0; d < Dimensions.Length; d++) Put(places, chunk.Column<int>(9 + d), Dimensions[d]);
        var weights = chunk.Column<long>(3);
        var scores = chunk.Column<int>(7);
        for (var i = 0; i < places.Length; i++)
        {
            var at = places[i];
            Weights[at] = weights[i] / 1e6;
            Scores[at] = Score(scores[i]);
            Days[at] = days.DayNumber(ViewedAt[at]);
            (ViewBefore[at], LastView[Contents[at]]) = (LastView[Contents[at]], at);
        }
    }

    private static void Put<T>(ReadOnlySpan<int> places, ReadOnlySpan<T> values, T[] column)
    {
        for (var i = 0; i < places.Length; i++) column[places[i]] = values[i];
    }

    /// <summary>The float nearest to the decimal of the extract, so that equal texts stay equal numbers.</summary>
    public static float Score(int millionths) => millionths == JudgedSample.None ? float.NaN : (float)(millionths / 1e6);

    private static int[] Filled(int[] chain)
    {
        Array.Fill(chain, JudgedSample.None);
        return chain;
    }
}
