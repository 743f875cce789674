namespace TrustSafety.Dashboard.Statistics;

/// <summary>Rows of regressors, row after row; an intercept is a column of ones that the caller adds.</summary>
public sealed class Regressors
{
    public Regressors(double[] values, int columns)
    {
        if (columns < 1 || values.Length % columns != 0) throw new ArgumentException("The values fill whole rows.", nameof(values));
        foreach (var v in values) Require.Finite(v, nameof(values));
        (Values, Columns) = (values, columns);
    }

    /// <summary>From columns of one length, with a leading column of ones unless told otherwise.</summary>
    public static Regressors Of(IReadOnlyList<double[]> columns, bool intercept = true)
    {
        var (rows, extra) = (columns.Count == 0 ? 0 : columns[0].Length, intercept ? 1 : 0);
        var width = columns.Count + extra;
        var values = new double[rows * width];
        for (var i = 0; i < rows; i++)
        {
            if (intercept) values[i * width] = 1;
            for (var j = 0; j < columns.Count; j++) values[i * width + extra + j] = columns[j][i];
        }
        return new(values, width);
    }

    internal double[] Values { get; }

    public int Columns { get; }

    public int Rows => Values.Length / Columns;

    internal ReadOnlySpan<double> Row(int i) => Values.AsSpan(i * Columns, Columns);

    internal double[] Column(int j)
    {
        var column = new double[Rows];
        for (var i = 0; i < column.Length; i++) column[i] = Values[(i * Columns) + j];
        return column;
    }
}
