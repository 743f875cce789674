using System.Collections.Immutable;
using System.Text.Json;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>Units that have exactly the sums that somebody published, so that a readout can be held to the figures published with them.</summary>
internal static class PublishedUnits
{
    public static ExperimentUnits Of(params IReadOnlyList<(string Arm, IReadOnlyDictionary<string, double[]> Columns)> arms)
    {
        var count = arms.Sum(a => a.Columns.Values.First().Length);
        return new()
        {
            SnapshotId = "published",
            Experiment = "test",
            ArmNames = [.. arms.Select(a => a.Arm)],
            Arms = [.. arms.SelectMany((a, code) => Enumerable.Repeat(code, a.Columns.Values.First().Length))],
            Days = [.. Enumerable.Repeat(new DateOnly(2026, 3, 2).DayNumber, count)],
            Clusters = [.. Enumerable.Repeat(ExperimentUnits.None, count)],
            ClusterCount = 0,
            InSeveralArms = [.. Enumerable.Repeat(false, count)],
            Dimensions = [.. FactSchemas.Dimensions.Select(d => new UnitDimension(d, ["all"], [.. Enumerable.Repeat(0, count)]))],
            Outcomes = arms[0].Columns.Keys.ToDictionary(c => c, c => arms.SelectMany(a => a.Columns[c]).ToImmutableArray()),
        };
    }

    public static IReadOnlyDictionary<string, double[]> One(double[] values) => new Dictionary<string, double[]> { ["outcome"] = values };

    /// <summary>From n with sum and sum of squares, n with mean and variance, or x of n.</summary>
    public static double[] Values(JsonElement arm)
    {
        var n = (int)arm.Number("n");
        if (arm.TryGetProperty("x", out var x)) return [.. Enumerable.Range(0, n).Select(i => i < x.GetDouble() ? 1.0 : 0)];
        if (arm.TryGetProperty("var", out var variance)) return Joint(n, [arm.Number("mean")], [[variance.GetDouble()]])[0];
        var (sum, squares) = (arm.Number("sum"), arm.Number("sum_squares"));
        return Joint(n, [sum / n], [[(squares - (sum * sum / n)) / (n - 1)]])[0];
    }

    /// <summary>Columns with given means and covariances: cosines, which are uncorrelated, times the Cholesky factor.</summary>
    public static double[][] Joint(int n, double[] means, double[][] covariances)
    {
        var factor = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowArrays(covariances).Cholesky().Factor;
        double Wave(int column, int row) => Math.Sqrt(2.0 * (n - 1) / n) * Math.Cos(Math.PI * (column + 1) * (row + 0.5) / n);
        return [.. means.Select((mean, c) => Enumerable.Range(0, n).Select(i => mean + Enumerable.Range(0, c + 1).Sum(k => factor[c, k] * Wave(k, i))).ToArray())];
    }
}
