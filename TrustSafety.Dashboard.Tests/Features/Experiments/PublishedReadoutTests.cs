using System.Text.Json;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Features.Experiments.PublishedUnits;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

/// <summary>
/// What GrowthBook, tea-tasting and Confidence publish in their own tests, from definition and units to the effect on the page. A one-sided limit at
/// 95 % is the two-sided one at 90 %. Their relative intervals are not held to: by the delta method they can disagree with the absolute ones, ours cannot.
/// </summary>
public sealed class PublishedReadoutTests
{
    [Theory]
    [InlineData("ttest-welch-absolute-1", 0.95, "estimate, se, p, low, high")]
    [InlineData("ttest-one-sided-greater-abs", 0.9, "estimate, se, low")]
    [InlineData("ttest-one-sided-less-abs", 0.9, "high")]
    [InlineData("ttest-one-sided-greater-rel", 0.95, "relative")]
    [InlineData("ttest-segment-one", 0.95, "relative, control, treatment")]
    [InlineData("mean-welch-logratio-ci", 0.95, "control, treatment, estimate, low, high, p, t, relative")]
    [InlineData("prop-welch-relative-small", 0.95, "relative")]
    [InlineData("prop-diff-unpooled", 0.95, "estimate, relative")]
    [InlineData("sequential-acs-prop", 0.95, "relative")]
    public void Means_Published_AreOnThePage(string id, double level, string figures)
    {
        var vector = StatisticsVectors.Of(id);
        var inputs = vector.GetProperty("inputs");
        var effect = Compare(Plan("mean", level), One(Values(inputs.GetProperty("control"))), One(Values(inputs.GetProperty("treatment"))));
        Check(vector, effect, figures);
    }

    [Theory]
    [InlineData("mann-whitney-exact-small", "p")]
    [InlineData("mann-whitney-basic", "exact")]
    public void Ranks_OfFewValues_AreExact(string id, string figure)
    {
        var vector = StatisticsVectors.Of(id);
        var book = Book(Plan("mean", 0.95));
        var units = Of([("control", One(vector.Numbers("inputs", "y"))), ("treatment", One(vector.Numbers("inputs", "x")))]);
        var expected = figure == "p" ? vector.Number("expected", "p") : vector.Number("expected", "exact", "two");
        StatisticsVectors.Near(expected, Assert.Single(new MetricComparisons(book.Experiments[0], book, units, 0).All()).Ranks!.Test.P!.Value, 1e-7);
    }

    [Theory]
    [InlineData("srm-chi2-1")]
    [InlineData("srm-chi2-3")]
    [InlineData("srm-chi2-4")]
    [InlineData("srm-chi2-6")]
    [InlineData("srm-chi2-7")]
    public void SampleRatio_Published_IsTheHealthCheck(string id)
    {
        var vector = StatisticsVectors.Of(id);
        var (counts, weights) = (vector.Numbers("inputs", "counts"), vector.Numbers("inputs", "weights"));
        var shares = string.Join(", ", weights.Index().Where(w => w.Item > 0).Select(w => FormattableString.Invariant($"arm{w.Index}: {w.Item}")));
        var book = Book(Plans.Of().Replace("control: 0.5, treatment: 0.5", shares, StringComparison.Ordinal).Replace("baseline: control", "baseline: arm0", StringComparison.Ordinal));
        var units = Of([.. counts.Select((n, a) => ($"arm{a}", One(new double[(int)n])))]);
        var check = new HealthChecks(book.Experiments[0], book, units).Before(10).Single(h => h.Id == "sample_ratio");
        StatisticsVectors.Near(vector.Number("expected"), check.P!.Value, vector.Number("tolerance", "rel"), vector.Number("tolerance", "abs"));
    }

    [Fact]
    public void Ratio_Published_IsOnThePage()
    {
        var vector = StatisticsVectors.Of("ratio-delta-onesided-pooled");
        string[] columns = ["orders", "sessions"];
        IReadOnlyDictionary<string, double[]> Arm(JsonElement arm)
        {
            double Covariance(string a, string b) => a == b ? arm.Number("var", a) : arm.GetProperty("cov").TryGetProperty($"{a}|{b}", out var c) ? c.GetDouble() : arm.Number("cov", $"{b}|{a}");
            var values = Joint((int)arm.Number("n"), [.. columns.Select(c => arm.Number("mean", c))], [.. columns.Select(a => columns.Select(b => Covariance(a, b)).ToArray())]);
            return new Dictionary<string, double[]> { ["outcome"] = values[0], ["sessions"] = values[1] };
        }

        var inputs = vector.GetProperty("inputs");
        Check(vector, Compare(Plan("ratio\n    denominator: sessions", 0.9), Arm(inputs.GetProperty("control")), Arm(inputs.GetProperty("treatment"))), "control, treatment, estimate");
    }

    [Fact]
    public void Quantile_Published_IsOnThePage()
    {
        var vector = StatisticsVectors.Of("quantile-p90-difference");
        // Evenly spaced around the quantile, as far apart as makes the published limits those of the order statistics.
        double[] Spaced(JsonElement arm)
        {
            double[] ranks = [.. Enumerable.Range(1, (int)arm.Number("n")).Select(i => (double)i)];
            var of = Quantiles.OrderStatistic(ranks, 0.9);
            var apart = (arm.Number("hi") - arm.Number("lo")) / (of.High!.Value - of.Low!.Value);
            return [.. ranks.Select(r => arm.Number("q") + ((r - of.Point!.Value) * apart))];
        }

        var inputs = vector.GetProperty("inputs");
        Check(vector, Compare(Plan("quantile\n    quantile: 0.9", 0.95), One(Spaced(inputs.GetProperty("control"))), One(Spaced(inputs.GetProperty("treatment")))), "estimate, low, high");
    }

    [Fact]
    public void Sequence_Published_IsAsManyErrorsWide()
    {
        var vector = StatisticsVectors.Of("sequential-acs-prop");
        var inputs = vector.GetProperty("inputs");
        var final = Compare(Plan("mean", 0.95, "sequential", planned: 5000), One(Values(inputs.GetProperty("control"))), One(Values(inputs.GetProperty("treatment")))).Absolute;
        var limits = vector.Numbers("expected", "ci");
        // Published to five decimals: 5e-6 of an error of 0.034.
        Assert.Equal((limits[1] - limits[0]) / 2 / vector.Number("expected", "se"), (final.High!.Value - final.Point!.Value) / final.StandardError!.Value, 1e-3);
    }

    private static string Plan(string kind, double level, string analysis = "fixed", int planned = 2) =>
        Plans.Of(analysis, planned, more: FormattableString.Invariant($"    level: {level}")).Replace("kind: mean", $"kind: {kind}", StringComparison.Ordinal);

    private static ExperimentBook Book(string yaml)
    {
        var (book, errors) = BookParser.Parse(yaml, BookParser.FileName, Shipped.Catalog);
        Assert.Empty(errors);
        return book!;
    }

    private static Effect Compare(string yaml, IReadOnlyDictionary<string, double[]> control, IReadOnlyDictionary<string, double[]> treatment)
    {
        var book = Book(yaml);
        return Assert.Single(new MetricComparisons(book.Experiments[0], book, Of([("control", control), ("treatment", treatment)]), 0).All()).Final;
    }

    private static void Check(JsonElement vector, Effect effect, string figures)
    {
        var expected = vector.GetProperty("expected");
        foreach (var figure in figures.Split(", "))
        {
            var (published, ours) = figure switch
            {
                "estimate" => (First(expected, "estimate", "effect", "diff_lo_hi"), effect.Absolute.Point),
                "relative" => (First(expected, "rel", "rel_lo_hi", "estimate"), effect.Relative.Point),
                "se" => (First(expected, "se"), effect.Absolute.StandardError),
                "p" => (First(expected, "p"), effect.Absolute.P),
                "t" => (First(expected, "t"), effect.Absolute.Statistic),
                "low" => (First(expected, "lower", "ci"), effect.Absolute.Low),
                "high" => (expected.TryGetProperty("upper", out var upper) ? upper.GetDouble() : expected.Numbers("ci")[1], effect.Absolute.High),
                "control" => (First(expected, "control", "mean_control"), effect.Against.Mean),
                "treatment" => (First(expected, "treatment", "mean_treatment"), effect.Arm.Mean),
                _ => throw new ArgumentOutOfRangeException(nameof(figures), figure, "Not a figure of an effect."),
            };
            StatisticsVectors.Near(published, ours!.Value, vector.Number("tolerance", "rel"), vector.Number("tolerance", "abs"));
        }
    }

    private static double First(JsonElement expected, params string[] names)
    {
        var found = names.Where(n => expected.TryGetProperty(n, out _)).Select(expected.GetProperty).First();
        return found.ValueKind == JsonValueKind.Array ? found[0].GetDouble() : found.GetDouble();
    }
}
