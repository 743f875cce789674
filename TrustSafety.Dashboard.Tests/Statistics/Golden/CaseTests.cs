using System.Globalization;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>The functions of docs/statistics.md answer as R, SciPy, statsmodels or the formula written out in NumPy and mpmath does, in two cases at least.</summary>
public sealed class CaseTests
{
    private const int Fewest = 2;

    public static TheoryData<string> Functions => [.. CaseMethods.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_Cases_Agree(string function)
    {
        var cases = Lines("methods.csv").Where(l => l[0] == function).ToList();
        Assert.True(cases.Count >= Fewest, $"{function} has {cases.Count} cases.");
        foreach (var line in cases)
        {
            var (got, expected, relative) = (CaseMethods.All[function](new(Numbers(line[1]))), Numbers(line[2]), Numbers(line[3])[0]);
            Assert.True(expected.Length == got.Length, $"{function}: expected {expected.Length} numbers, got {got.Length}");
            for (var i = 0; i < got.Length; i++)
                Assert.True(expected[i] == got[i] || Math.Abs(expected[i] - got[i]) <= relative * Math.Abs(expected[i]) + (Math.Abs(expected[i]) > 1e-3 || expected[i] == 0 ? 1e-12 : 0),
                    $"{function}({string.Join(' ', line[1].Split(' ').Take(8))})[{i}]: {line[4]} says {expected[i]:R}, got {got[i]:R}");
        }
    }

    [Fact]
    public void Cases_Functions_HaveAnAdapter() => Assert.Empty(Lines("methods.csv").Select(l => l[0]).Distinct().Except(CaseMethods.All.Keys));

    [Fact]
    public void Index_EveryFunction_HasTwoCases()
    {
        var adapters = CaseMethods.All.ToDictionary(m => ("methods.csv", m.Key), m => CalledFunctions.Of(m.Value));
        foreach (var (key, adapter) in GoldenMethods.All) adapters.Add(("golden.csv", key), CalledFunctions.Of(adapter));
        foreach (var (key, adapter) in QualityGoldenTests.Methods) adapters.Add(("quality.csv", key), CalledFunctions.Of(adapter));
        foreach (var (key, adapter) in PrevalenceGoldenTests.Methods) adapters.Add(("prevalence.csv", key), CalledFunctions.Of(adapter));
        var counts = new[] { "methods.csv", "golden.csv", "quality.csv", "prevalence.csv" }.SelectMany(file => Lines(file).Select(l => (file, l[0])))
            .SelectMany(key => adapters[key]).GroupBy(f => f).ToDictionary(g => g.Key, g => g.Count());
        Assert.DoesNotContain(MethodIndexTests.Listed, f => counts.GetValueOrDefault(f) < Fewest);
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", file)).Select(l => l.Split(',')).Where(l => l[0] is not ("method" or "function"));

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
}
