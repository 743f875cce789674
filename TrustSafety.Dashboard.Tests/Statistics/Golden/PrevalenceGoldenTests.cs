using System.Globalization;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>Numbers of R's survey package, written out case by case beside the script that made them (Data/prevalence.R).</summary>
public sealed class PrevalenceGoldenTests
{
    private static readonly string Data = Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data");

    private static readonly List<School> Schools = [.. File.ReadLines(Path.Combine(Data, "apistrat.csv")).Skip(1).Select(l => l.Split(',')).Select(f =>
        new School("EHM".IndexOf(f[0][0]), Number(f[1]), Number(f[2]), Number(f[3]), f[4] == "Yes", Number(f[5]) > 350))];

    internal static readonly Dictionary<string, Func<double[], double[]>> Methods = new()
    {
        ["split"] = cuts =>
        {
            var split = StratifiedSplit.Of([.. Enumerable.Range(0, cuts.Length + 1).Select(k => new SplitSegment(Strata(cuts, k, false), Strata(cuts, k, true)))])!;
            return [.. new[] { split.Mix, split.Rate }.Concat(split.Segments.SelectMany(s => new[] { s.Mix, s.Rate })).SelectMany(e => new[] { e.Point!.Value, e.StandardError ?? 0 })];
        },
        ["tuned"] = a =>
        {
            var strata = Schools.GroupBy(s => s.Stratum).Select(h =>
                (h.First().Population, JointTally.Of([[.. h.Select(s => s.IsLarge ? 1.0 : 0)], [.. h.Select(s => 1 / (1 + Math.Exp(-(s.Enrolled - a[1]) / a[0])))]]))).ToList();
            var (estimate, lambda) = PredictionPowered.Tuned(a[2], strata);
            return [estimate.Point!.Value, estimate.StandardError!.Value, lambda];
        },
    };

    public static TheoryData<string> Lines => [.. File.ReadLines(Path.Combine(Data, "prevalence.csv"))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Functions_Golden_Agree(string line)
    {
        var fields = line.Split(',');
        var (expected, got) = (Numbers(fields[2]), Methods[fields[0]](Numbers(fields[1])));
        Assert.Equal(expected.Length, got.Length);
        for (var i = 0; i < got.Length; i++) StatisticsVectors.Near(expected[i], got[i], Number(fields[3]), 1e-12);
    }

    private static List<DomainStratum> Strata(double[] cuts, int segment, bool after) => [.. Schools.GroupBy(s => s.Stratum).Select(h => new DomainStratum(h.Key,
        h.Where(s => s.IsAfter == after && cuts.Count(c => c <= s.Enrolled) == segment).Aggregate(default(WeightedTally), (sum, s) => sum + WeightedTally.Of(s.Weight, s.IsLarge ? s.Weight : 0)), h.Count()))];

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record School(int Stratum, double Weight, double Population, double Enrolled, bool IsAfter, bool IsLarge);
}
