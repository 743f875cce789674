using System.Globalization;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>Numbers of R, SciPy, statsmodels and arbitrary precision, committed with their tool beside the scripts that wrote them.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Functions_Golden_Agree()
    {
        var failures = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "golden.csv")).Skip(1))
        {
            var fields = line.Split(',');
            var (arguments, expected, relative) = (Numbers(fields[1]), Numbers(fields[2]), Numbers(fields[3])[0]);
            if (!GoldenMethods.All.TryGetValue(fields[0], out var method))
            {
                failures.Add($"{fields[0]}: no function answers it");
                continue;
            }
            var got = method(arguments);
            if (got.Length != expected.Length) failures.Add($"{fields[0]}: expected {expected.Length} numbers, got {got.Length}");
            else
                for (var i = 0; i < got.Length; i++)
                    if (!Near(expected[i], got[i], relative))
                        failures.Add($"{fields[0]}({string.Join(' ', fields[1].Split(' ').Take(6))})[{i}]: {fields[4]} says {expected[i]:R}, got {got[i]:R}");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Golden_Methods_AreThoseOfTheTable()
    {
        var counts = File.ReadLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "golden.csv")).Skip(1)
            .GroupBy(l => l.Split(',')[0]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(counts.Keys.Order(), GoldenMethods.All.Keys.Order());
    }

    private static bool Near(double expected, double got, double relative) =>
        expected == got || Math.Abs(expected - got) <= relative * Math.Abs(expected) + (Math.Abs(expected) > 1e-3 ? 1e-13 : 0);

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
}
