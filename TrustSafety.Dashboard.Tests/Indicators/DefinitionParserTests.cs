using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class DefinitionParserTests
{
    private const string Good = """
        indicators:
          - id: automation_share
            name: Automation share
            question: How much did a machine decide?
            layer: detection
            estimator: proportion
            fact: action
            numerator: { where: { automated: true } }
            denominator: { where: { action: remove } }
            unit: percent
            direction: neutral
            minimum_n: 50
            owner: Detection
            caveat: None.
            sources: [A report]
            version: 1
            valid_from: 2025-01-01
        """;

    [Fact]
    public void Parse_ShippedFile_HasTheIndicatorsOfTheSystem()
    {
        var (catalog, errors) = DefinitionParser.Parse(Review.ShippedYaml, "indicators.yaml");
        Assert.Empty(errors);
        Assert.Superset(
            new HashSet<string>("violative_view_rate severity_weighted_exposure leakage_rate proactive_rate automation_share removal_before_view_rate removal_within_24h_rate views_before_action enforcement_volume category_share restore_rate overturn_rate appeal_rate reviewer_gold_accuracy qa_error_rate review_turnaround_p50 review_turnaround_p90 review_sla_rate review_backlog report_actioned_rate reports_per_million_views time_to_detect time_to_mitigate".Split(' ')),
            catalog!.Indicators.Select(i => i.Id).ToHashSet());
        Assert.All(catalog.Indicators, i => Assert.True(i.Caveat.Length > 20 && i.Owner.Length > 0 && i.Sources.Count > 0 && i.Question.EndsWith('?')));
        Assert.Equal(Enum.GetValues<Layer>(), catalog.Indicators.Select(i => i.Layer).Distinct());
    }

    [Fact]
    public void Parse_Proportion_CountsTheNumeratorWithinItsPopulation()
    {
        var indicator = Assert.Single(DefinitionParser.Parse(Good, "i.yaml").Catalog!.Indicators);
        Assert.Equal([new Condition.In("action", new(["remove"])), new Condition.In("automated", new(["true"]))], indicator.Numerator.Where);
    }

    [Theory]
    [InlineData("layer: detection", "layer: detecton", 5, "automation_share.layer", "exposure, detection, enforcement, quality, operations, trust")]
    [InlineData("fact: action", "fact: actions", 7, "automation_share.fact", "exposure, label, detection, action")]
    [InlineData("{ automated: true }", "{ automatd: true }", 8, "automation_share.numerator.where.automatd", "automated")]
    [InlineData("{ automated: true }", "{ automated: yes }", 8, "automation_share.numerator.where.automated", "true, false")]
    [InlineData("{ automated: true }", "{ views_at_action: { at_mst: 0 } }", 8, "automation_share.numerator.where.views_at_action", "at_most")]
    [InlineData("{ automated: true }", "{ source: [own, robots] }", 8, "automation_share.numerator.where.source", "own, user_report, vendor, order")]
    [InlineData("{ automated: true }", "{ strategy: { at_least: 3 } }", 8, "automation_share.numerator.where.strategy", "views_at_action")]
    [InlineData("minimum_n: 50", "minimum_n: -1", 12, "automation_share.minimum_n", "at least 0")]
    [InlineData("minimum_n: 50", "minimum: 50", 12, "automation_share.minimum", "known are id, name")]
    [InlineData("unit: percent", "unit: percents", 10, "automation_share.unit", "per_10k_views")]
    [InlineData("version: 1", "version: 1.5", 16, "automation_share.version", "whole number")]
    [InlineData("valid_from: 2025-01-01", "valid_from: 01.01.2025", 17, "automation_share.valid_from", "2025-01-01")]
    [InlineData("estimator: proportion", "estimator: proportion\n    quantile: 1.2", 7, "automation_share.quantile", "above 0 and below 1")]
    [InlineData("estimator: proportion", "estimator: quantile", 2, "automation_share.quantile", "required")]
    [InlineData("owner: Detection", "owner: Detection\n    owner: Me", 14, "(file)", "twice")]
    [InlineData("question: How much did a machine decide?", "question: [How", 4, "(file)", "brackets")]
    public void Parse_OneMistake_IsNamedWithLineKeyAndWhatIsAllowed(string right, string wrong, int line, string key, string allowed)
    {
        var (catalog, errors) = DefinitionParser.Parse(Good.Replace(right, wrong, StringComparison.Ordinal), "i.yaml");
        Assert.Null(catalog);
        Assert.Contains(errors, e => e.File == "i.yaml" && e.Line == line && e.Key == key && e.Message.Contains(allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_SeveralMistakes_AreAllReportedAtOnce()
    {
        var text = Good.Replace("layer: detection", "layer: x", StringComparison.Ordinal).Replace("unit: percent", "unit: y", StringComparison.Ordinal).Replace("owner: Detection", "boss: z", StringComparison.Ordinal);
        var keys = DefinitionParser.Parse(text, "i.yaml").Errors.Select(e => e.Key).ToList();
        Assert.Superset(new HashSet<string> { "automation_share.layer", "automation_share.unit", "automation_share.boss", "automation_share.owner" }, keys.ToHashSet());
    }

    [Fact]
    public void Parse_SameIdTwice_NamesBothLines()
    {
        var twice = Good + Good["indicators:".Length..];
        var error = Assert.Single(DefinitionParser.Parse(twice, "i.yaml").Errors);
        Assert.Equal(("automation_share.id", 18), (error.Key, error.Line));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("indicators:")]
    [InlineData("indicators: 3")]
    [InlineData("- a\n- b")]
    [InlineData("indicators: []")]
    [InlineData("indicators: [")]
    [InlineData("\t")]
    [InlineData("indicators:\n  - id")]
    public void Parse_NoIndicatorFile_IsAnErrorAndNoCrash(string text) => Assert.NotEmpty(DefinitionParser.Parse(text, "i.yaml").Errors);
}
