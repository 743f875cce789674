using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>By how much columns were moved towards 0, and the outcome, beside a column that is the same number in every row.</summary>
/// <param name="by">By column; 0 for the constant one.</param>
/// <param name="unit">The number of the constant column.</param>
internal sealed class ColumnShift(double[] by, int constant, double unit, double outcome)
{
    public int Constant => constant;

    /// <summary>From the coefficients of the moved columns to those of the given: the intercept takes up what the others lack.</summary>
    public Matrix<double> Turn
    {
        get
        {
            var turn = Matrix<double>.Build.DenseIdentity(by.Length);
            for (var j = 0; j < by.Length; j++) if (j != constant) turn[constant, j] = -by[j] / unit;
            return turn;
        }
    }

    /// <summary>The intercept for the columns as given.</summary>
    public double Intercept(IReadOnlyList<double> coefficients) => coefficients[constant] + (outcome - by.Select((s, j) => s * coefficients[j]).Sum()) / unit;

    /// <summary>A row, or a sum of rows, of the given columns in the moved ones.</summary>
    public double[] Of(ReadOnlySpan<double> row)
    {
        var moved = new double[row.Length];
        for (var j = 0; j < moved.Length; j++) moved[j] = At(row, j);
        return moved;
    }

    /// <summary>The row times the coefficients of the moved columns, and the outcome back where it was.</summary>
    public double Linear(IReadOnlyList<double> coefficients, ReadOnlySpan<double> row)
    {
        var sum = outcome * Share(row);
        for (var j = 0; j < row.Length; j++) sum += At(row, j) * coefficients[j];
        return sum;
    }

    private double At(ReadOnlySpan<double> row, int column) => Math.FusedMultiplyAdd(-by[column], Share(row), row[column]);

    /// <summary>What ends before the constant column has none of it.</summary>
    private double Share(ReadOnlySpan<double> row) => constant < row.Length ? row[constant] / unit : 0;
}
