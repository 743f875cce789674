using System.Globalization;
using System.Text.RegularExpressions;
using MathNet.Numerics.Distributions;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>
/// A file of units imported and read: clusters, covariates with gaps, ratios, quantiles, caps and missing outcomes, in one arm and in two, read once and as a sequence. Every figure of the
/// downloaded table against pandas, SciPy and statsmodels (Data/units.py), and against what its own sums give.
/// </summary>
public sealed partial class ExtractToReadoutTests
{
    private static readonly string Data = Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Features", "Experiments", "Data");

    private static async Task<(ExperimentModel Model, List<Dictionary<string, string>> Rows)> ReadAsync(string experiment)
    {
        using var world = await ExperimentWorld.ImportAsync(Path.Combine(Data, "experiment_unit.csv"), File.ReadAllText(Path.Combine(Data, "units.experiments.yaml")), null);
        var model = await world.ReadAsync(experiment);
        var file = new MemoryStream();
        await ExperimentCsv.WriteAsync(model, file);
        return (model, Table(System.Text.Encoding.UTF8.GetString(file.ToArray())));
    }

    private static List<Dictionary<string, string>> Table(string csv)
    {
        var lines = csv.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => Cells().Matches(l).Select(c => c.Groups[1].Value.Trim('"')).ToArray()).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>A method's name may hold a comma, and is quoted then.</summary>
    [GeneratedRegex("(?:^|,)(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Cells();

    private static double Number(Dictionary<string, string> row, string column) => row[column].Length == 0 ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("by_unit", 200)]
    [InlineData("by_cluster", 300)]
    public async Task Figures_FromTheExtract_AreThoseOfPandasAndStatsmodels(string experiment, int fewest)
    {
        var (model, rows) = await ReadAsync(experiment);
        var golden = Table(File.ReadAllText(Path.Combine(Data, "units.golden.csv"))).Where(g => g["experiment"] == experiment).ToList();
        var seen = 0;
        foreach (var g in golden.Where(g => g["part"] != "rank"))
        {
            var part = g["part"].Split(':');
            var row = Assert.Single(rows, r => r["part"] == part[0] && r["metric"] == g["metric"] && r["arm"] == g["arm"] && (part[0] != "segment" || r["key"] == g["key"]) && (part[0] == "interaction" || r["difference"] == (part.Length > 1 ? "relative" : "absolute")));
            var (expected, actual) = (double.Parse(g["value"], CultureInfo.InvariantCulture), Number(row, g["figure"]));
            Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= 1e-8 + (1e-7 * Math.Abs(expected)), $"{string.Join(' ', g.Values)} but {actual}");
            seen++;
        }
        Assert.True(seen > fewest, $"{seen}");
        foreach (var g in golden.Where(g => g["part"] == "rank"))
            Assert.Equal(double.Parse(g["value"], CultureInfo.InvariantCulture), model.Comparisons.Single(c => c.Metric.Id == g["metric"]).Ranks!.Test.P!.Value, 1e-9);
        // Nothing is tested that pandas did not test.
        Assert.Equal(golden.Where(g => g["part"] is "metric" or "segment" or "interaction").Select(g => (g["part"], g["metric"], g["arm"], g["key"])).Distinct().Count(),
            rows.Where(r => (r["difference"] == "absolute" && r["value"].Length > 0 && r["part"] is "metric" or "segment" && r["value"].Length > 0 && r["difference"] == "absolute") || r["part"] == "interaction").Count());
    }

    [Theory]
    [InlineData("by_unit", 80)]
    [InlineData("by_cluster", 100)]
    public async Task Figures_FromTheDownloadedTableAlone_AreRecomputed(string experiment, int fewest)
    {
        var (_, rows) = await ReadAsync(experiment);
        var seen = 0;
        foreach (var row in rows.Where(r => r["value"].Length > 0))
        {
            var (value, low, high, p) = Recomputed(row);
            foreach (var (column, again) in new[] { ("value", value), ("low", low), ("high", high), ("p", p) })
                Assert.True(Math.Abs(again - Number(row, column)) <= 1e-9 + (1e-6 * Math.Abs(again)), $"{string.Join(',', row.Values)}: {column} {again}");
            seen++;
        }
        Assert.True(seen > fewest, $"{seen}");
        foreach (var row in rows.Where(r => r["part"] == "rank")) Assert.Equal(RankP(row), Number(row, "p"), 1e-9);
        Assert.Equal(experiment == "by_unit", rows.Any(r => r["part"] == "rank"));
        foreach (var arm in rows.Where(r => r["adjusted_p"].Length > 0).GroupBy(r => r["arm"])) Family([.. arm.Where(r => r["difference"] is "absolute" or "")], rows.Select(r => r["arm"]).Distinct().Count());
    }

    /// <summary>Two means with n and variance, the level, and for a sequence what it is tuned for: nothing else.</summary>
    private static (double Value, double Low, double High, double P) Recomputed(Dictionary<string, string> row)
    {
        var (n, mean, k, baseline, level) = (Number(row, "n_arm"), Number(row, "mean_arm"), Number(row, "n_baseline"), Number(row, "mean_baseline"), Number(row, "level"));
        var (v, w) = (Number(row, "variance_arm") / n, Number(row, "variance_baseline") / k);
        var (difference, error, alpha) = (mean - baseline, Math.Sqrt(v + w), 1 - level);
        var df = (v + w) * (v + w) / ((v * v / (n - 1)) + (w * w / (k - 1)));
        var (half, p) = row["tuned_for"].Length > 0 ? Sequence(difference / error, n + k, Number(row, "tuned_for"), alpha)
            : row["method"].StartsWith("order", StringComparison.Ordinal) ? (-Normal.InvCDF(0, 1, alpha / 2), 2 * Normal.CDF(0, 1, -Math.Abs(difference / error)))
            : (-StudentT.InvCDF(0, 1, df, alpha / 2), 2 * StudentT.CDF(0, 1, df, -Math.Abs(difference / error)));
        var (value, low, high) = (difference, difference - (half * error), difference + (half * error));
        if (row["difference"] == "relative")
        {
            var (ratio, g) = (mean / baseline, half * half * w / (baseline * baseline));
            var reach = half / Math.Abs(baseline) * Math.Sqrt((ratio * ratio * w) + ((1 - g) * v));
            (value, low, high) = (ratio - 1, ((ratio - reach) / (1 - g)) - 1, ((ratio + reach) / (1 - g)) - 1);
        }
        return row["method"].Contains("reaching to 0", StringComparison.Ordinal) ? (value, Math.Min(low, 0), Math.Max(high, 0), p) : (value, low, high, p);
    }

    /// <summary>By hand from U, the ties and both n, with the correction for continuity.</summary>
    private static double RankP(Dictionary<string, string> row)
    {
        var (n, m, u, ties) = (Number(row, "n_arm"), Number(row, "n_baseline"), Number(row, "rank_u"), Number(row, "rank_ties"));
        var spread = Math.Sqrt(n * m / 12 * (n + m + 1 - (ties / ((n + m) * (n + m - 1)))));
        return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Max(0, Math.Abs(u - (n * m / 2)) - 0.5) / spread));
    }

    /// <summary>The sequence is tuned at 95 %, whatever the level of the interval.</summary>
    private static (double Half, double P) Sequence(double z, double n, double tuned, double alpha)
    {
        var spread = n * ((-2 * Math.Log(0.05)) + Math.Log(1 - (2 * Math.Log(0.05)))) / tuned;
        return (Math.Sqrt(2 * (spread + 1) / spread * Math.Log(Math.Sqrt(spread + 1) / alpha)), Math.Min(1, Math.Sqrt(spread + 1) * Math.Exp(-z * z * spread / (2 * (spread + 1)))));
    }

    /// <summary>The adjusted p from the p of the arm's rows: the primary metric for all arms, and a step-up in three groups behind it.</summary>
    private static void Family(List<Dictionary<string, string>> rows, int arms)
    {
        var primary = rows.Single(r => r["part"] == "metric" && r["role"] == "primary");
        var gate = Math.Min(1, Number(primary, "p") * arms);
        Assert.Equal(gate, Number(primary, "adjusted_p"), 1e-12);
        var family = rows.Where(r => r["role"] != "guardrail" && r != primary).Select(r => (Row: r, P: Number(r, "p"), Group: r["part"] == "metric" ? 0 : r["role"] == "primary" ? 1 : 2)).ToList();
        var groups = family.Select(f => f.Group).Distinct().Count();
        foreach (var (row, p, group) in family)
        {
            // The smallest rate at which as many tests stand as that rate allows, by trying every rate at which one more does.
            double Needs((Dictionary<string, string> Row, double P, int Group) f, int k) => f.P / Math.Min(1, k / (double)(groups * family.Count(o => o.Group == f.Group)));
            var adjusted = Enumerable.Range(1, family.Count).Min(k => Math.Max(Needs((row, p, group), k), family.Select(f => Needs(f, k)).Order().ElementAt(k - 1)));
            Assert.Equal(Math.Max(gate, Math.Min(1, adjusted * arms)), Number(row, "adjusted_p"), 1e-9);
        }
    }
}
