using MathNet.Numerics.LinearAlgebra;
using Lanes = System.Numerics.Vector<double>;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>XᵀWX and XᵀWz, gathered row by row without another copy of the data, and their solution.</summary>
internal sealed class NormalEquations(int columns)
{
    private readonly double[] _gram = new double[columns * columns];

    public double[] Right { get; } = new double[columns];

    public void Clear()
    {
        Array.Clear(_gram);
        Array.Clear(Right);
    }

    /// <summary>The upper triangle only; the lower is filled when solving.</summary>
    public void Add(ReadOnlySpan<double> row, double weight, double target)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var scaled = weight * row[i];
            Right[i] += target * row[i];
            if (scaled == 0) continue;
            var line = _gram.AsSpan(i * columns, columns);
            var j = i;
            var factor = new Lanes(scaled);
            for (; j <= row.Length - Lanes.Count; j += Lanes.Count)
                (new Lanes(line[j..]) + factor * new Lanes(row[j..])).CopyTo(line[j..]);
            for (; j < row.Length; j++) line[j] += scaled * row[j];
        }
    }

    public void Merge(NormalEquations other)
    {
        for (var i = 0; i < _gram.Length; i++) _gram[i] += other._gram[i];
        for (var i = 0; i < columns; i++) Right[i] += other.Right[i];
    }

    public void AddRidge(ReadOnlySpan<double> penalty)
    {
        for (var i = 0; i < columns; i++) _gram[i * columns + i] += penalty[i];
    }

    /// <summary>Scaled to a unit diagonal before the Cholesky factor; null when columns repeat each other.</summary>
    public Matrix<double>? Inverse()
    {
        var scale = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            var own = _gram[i * columns + i];
            if (!(own > 0) || !double.IsFinite(own)) return null;
            scale[i] = 1 / Math.Sqrt(own);
        }
        var unit = Matrix<double>.Build.Dense(columns, columns, (i, j) => _gram[Math.Min(i, j) * columns + Math.Max(i, j)] * scale[i] * scale[j]);
        var values = unit.Evd(Symmetricity.Symmetric);
        if (!(values.EigenValues.Enumerate().Min(v => v.Real) > 1e-13)) return null;
        var inverse = unit.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(columns));
        return Matrix<double>.Build.Dense(columns, columns, (i, j) => inverse[i, j] * scale[i] * scale[j]);
    }
}
