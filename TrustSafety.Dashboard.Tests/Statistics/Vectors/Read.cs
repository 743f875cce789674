using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>Inputs of the vectors.</summary>
internal static class Read
{
    public static double D(this JsonNode node, string name) => (double)node[name]!;

    public static double D(this JsonNode node, string name, double otherwise) => node[name] is { } value ? (double)value : otherwise;

    public static double[] A(this JsonNode node, string name) => node[name]!.A();

    public static double[] A(this JsonNode node) => [.. node.AsArray().Select(v => (double)v!)];

    /// <summary>An arm given by sums, by mean and variance, or by counts (whose variance is p(1 − p), as the sources have it).</summary>
    public static MeanTally Arm(this JsonNode arm)
    {
        var n = arm.D("n");
        if (arm["x"] is { } x)
        {
            var p = (double)x / n;
            return new(n, p, p * (1 - p) * (n - 1));
        }
        return arm["sum"] is { } sum ? MeanTally.FromSums(n, (double)sum, arm.D("sum_squares")) : new(n, arm.D("mean"), arm.D("var") * (n - 1));
    }

    /// <summary>Named means, variances and covariances in the order given.</summary>
    public static JointTally Joint(this JsonNode arm, params string[] names)
    {
        double Covariance(string a, string b) => a == b ? arm["var"]!.D(a) : (double)(arm["cov"]![$"{a}|{b}"] ?? arm["cov"]![$"{b}|{a}"])!;
        return JointTally.FromCovariance(arm.D("n"), [.. names.Select(v => arm["mean"]!.D(v))], [.. names.SelectMany(a => names.Select(b => Covariance(a, b)))]);
    }

    public static double[] Ends(this Interval interval) => [interval.Low, interval.High];

    public static double[] Ends(this Inference estimate) => [estimate.Low!.Value, estimate.High!.Value];

    /// <summary>The columns of a table committed beside the tests.</summary>
    public static Dictionary<string, string[]> Table(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", file));
        var rows = lines.Skip(1).Select(l => l.Split(',')).ToArray();
        return lines[0].Split(',').Select((name, i) => (name, rows.Select(r => r[i]).ToArray())).ToDictionary(c => c.name, c => c.Item2);
    }

    public static double[] Numbers(this Dictionary<string, string[]> table, string column) =>
        [.. table[column].Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
