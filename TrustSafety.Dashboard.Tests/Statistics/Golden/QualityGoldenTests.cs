using System.Globalization;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>Numbers of NumPy, SciPy and statsmodels, written out case by case beside the script that made them (Data/quality.py).</summary>
public sealed class QualityGoldenTests
{
    internal static readonly Dictionary<string, Func<double[], double[]>> Methods = new()
    {
        ["kappa"] = a => PointAndError(GroupedAgreement.Kappa(Patterns(a, 3))),
        ["alpha"] = a => PointAndError(GroupedAgreement.Alpha(Patterns(a, 3))),
        ["kappa-equal"] = a => [GroupedAgreement.Kappa(Patterns(a, 2)).Point!.Value],
        ["shrunk"] = a =>
        {
            var shrunk = ShrunkProportions.Of([.. a.Chunk(2).Select(p => new CountOf(p[0], p[1]))])!;
            return [shrunk.Mean, .. shrunk.Groups.SelectMany(g => new[] { g.Point, g.Low, g.High })];
        },
        ["completed"] = a => [LateDecisions.Of([.. a.Chunk(4).Select(c => new FiledCases((int)c[0], c[1] < 0 ? null : (int)c[1], c[2] == 1, c[3]))], [(8, 12)], 12)[0].Completed!.Value.Point],
    };

    public static TheoryData<string> Lines => [.. File.ReadLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "quality.csv"))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Functions_Golden_Agree(string line)
    {
        var fields = line.Split(',');
        var (expected, got) = (Numbers(fields[2]), Methods[fields[0]](Numbers(fields[1])));
        Assert.Equal(expected.Length, got.Length);
        for (var i = 0; i < got.Length; i++) StatisticsVectors.Near(expected[i], got[i], Numbers(fields[3])[0]);
    }

    private static double[] PointAndError(Inference e) => [e.Point!.Value, e.StandardError!.Value];

    private static List<JudgedAlike> Patterns(double[] a, int categories) => [.. a.Chunk(categories + 1).Select(p => new JudgedAlike([.. p.Take(categories)], p[^1]))];

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
