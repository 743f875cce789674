using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Experiments;

public sealed class BookParserTests
{
    [Fact]
    public void Parse_ShippedFile_HasTheExperimentsOfTheSample()
    {
        var (book, errors) = BookParser.Parse(File.ReadAllText(Path.Combine(Repository.Root, "TrustSafety.Dashboard", BookParser.FileName)), BookParser.FileName, Shipped.Catalog);
        Assert.Empty(errors);
        Assert.Equal(["warning_prompt", "comment_layout", "live_delay"], book!.Experiments.Select(e => e.Id));
    }

    [Fact]
    public void Metric_OfTheCatalogue_HasItsNameUnitAndDirection()
    {
        var yaml = Plans.Of(metric: "  - { id: overturned, indicator: overturn_rate, kind: ratio, outcome: overturned, denominator: appeals }", more: "    guardrails: { overturned: 0.1 }");
        var (book, errors) = BookParser.Parse(yaml, BookParser.FileName, Shipped.Catalog);
        Assert.Empty(errors);
        var (metric, indicator) = (book!.Metric("overturned"), Shipped.Catalog.Find("overturn_rate")!);
        Assert.Equal((indicator.Name, indicator.Unit, indicator.Direction, indicator.Id), (metric.Name, metric.Unit, metric.Direction, metric.Indicator));
    }

    [Theory]
    [InlineData("kind: mean", "kind: average", "outcome.kind", "mean, proportion, count, ratio, quantile")]
    [InlineData("kind: mean", "kind: ratio", "outcome.denominator", "is required")]
    [InlineData("unit: count", "unit: bananas", "outcome.unit", "percent")]
    [InlineData("outcome: outcome", "outcome: outcome\n    winsorise: 3", "outcome.winsorise", "below 1")]
    [InlineData("primary: outcome", "primary: nothing", "test.primary", "outcome")]
    [InlineData("treatment: 0.5", "treatment: 0.6", "test.arms", "add up to 1")]
    [InlineData("baseline: control", "baseline: nobody", "test.baseline", "control, treatment")]
    [InlineData("analysis: fixed", "analysis: guess", "test.analysis", "fixed, sequential, bayesian")]
    [InlineData("planned_units: 200", "start: 2026-01-01", "test.planned_units", "required for analysis: fixed")]
    [InlineData("planned_units: 200", "planned_units: 200\n    start: 2026-02-01\n    end: 2026-01-01", "test.end", "before start")]
    [InlineData("planned_units: 200", "planned_units: 200\n    segments: [planet]", "test.segments", "market")]
    [InlineData("name: Outcome", "indicator: happiness", "outcome.indicator", "violative_view_rate")]
    [InlineData("name: Outcome", "indicator: overturn_rate", "outcome.unit", "comes from the catalogue")]
    [InlineData("    name: Outcome\n    kind: mean\n    outcome: outcome\n    unit: count\n    direction: lower_is_better", "    indicator: overturn_rate\n    kind: count\n    outcome: outcome", "outcome.kind", "ratio or proportion")]
    [InlineData("planned_units: 200", "planned_units: 200\n    promises: { happiness: -0.1 }", "test.promises", "violative_view_rate")]
    [InlineData("planned_units: 200", "planned_units: 200\n    promises: { leakage_rate: -0.1, violative_view_rate: -0.1 }", "test.promises", "one indicator")]
    [InlineData("planned_units: 200", "planned_units: 200\n    promises: { leakage_rate: -2 }", "test.promises.leakage_rate", "at least -1")]
    [InlineData("planned_units: 200", "planned_units: 200\n    colour: red", "test.colour", "not a known key")]
    public void Parse_Mistake_IsToldWithKeyLineAndWhatIsAllowed(string good, string bad, string key, string allowed)
    {
        var (book, errors) = BookParser.Parse(Plans.Of().Replace(good, bad, StringComparison.Ordinal), "experiments.yaml", Shipped.Catalog);
        Assert.Null(book);
        var error = Assert.Single(errors, e => e.Key == key);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }
}
