using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>What was tested together, and what the segments say, in words.</summary>
internal static class FamilyText
{
    public static string Promise(ExperimentModel model)
    {
        var (level, error) = (ValueText.Level(model.Definition.Level), ValueText.Level(1 - model.Definition.Level));
        var arms = model.Families.Count > 1 ? ", an equal part of the error for each arm" : "";
        var family = model.Families.Any(f => f.Tests > 0) ? $" Behind it everything else is one family at a false discovery rate, so that of all that stands out here, primary metric included, at most {error} is expected to be false." : "";
        return $"The primary metric is tested first, at {level}{arms}.{family} "
            + $"A guardrail is tested alone at {level}, against its margin and not against 0. Relative differences by Fieller, with as many standard errors as the absolute ones. Health checks and the lines by day are diagnostics and belong to no family.";
    }

    /// <summary>A sentence for each arm; none where the primary metric is all there is.</summary>
    public static IEnumerable<string> Families(ExperimentModel model) => model.Families.Where(f => f.Tests > 0).Select(f => Sentence(model, f));

    private static string Sentence(ExperimentModel model, DeclaredFamily family)
    {
        var arm = model.Families.Count > 1 ? $"{family.Arm}: " : "";
        var groups = string.Join(", ", family.Groups.Where(g => g.Tests > 0).Select(g => $"{Whole(g.Tests)} of {g.Name}"));
        var share = family.Groups.Count(g => g.Tests > 0) > 1 ? "; the groups share the error alike" : "";
        return family.IsOpen
            ? $"{arm}{(arm.Length == 0 ? "O" : "o")}ne family of {Counted(family.Tests)} ({groups}{share}): {(family.StandOut == 0 ? "none stands out" : $"{Whole(family.StandOut)} {(family.StandOut == 1 ? "stands" : "stand")} out")}."
            : $"{arm}{(arm.Length == 0 ? "T" : "t")}he primary metric shows nothing, so none of the {Counted(family.Tests)} behind it ({groups}) may stand out: an interval that would leave 0 out is drawn to 0. Take them as questions for the next experiment.";
    }

    public static string Interactions(ExperimentModel model) => model.Segments.Interactions.Count == 0
        ? "No dimension has two segments large enough to compare."
        : string.Join(" ", model.Segments.Interactions.Select(i => $"By {DimensionText.Words(i.Dimension)}{(model.Definition.Arms.Count > 2 ? $", {i.Arm}" : "")}: {(i.AdjustedP <= 1 - model.Definition.Level ? "segments differ" : "no sign that segments differ")} (Cochran Q {i.Test.Statistic?.ToString("0.0", CultureInfo.InvariantCulture)}, p {Among(i.Test.P, i.AdjustedP, ", ", "")})."));

    public static readonly IReadOnlyList<string> Columns = ["metric", "segment", "difference", "p", "n"];

    public static IReadOnlyList<SegmentEffect> Others(ExperimentModel model) => [.. model.Segments.Effects.Where(e => e.Metric != model.Primary)];

    public static string OthersTitle(ExperimentModel model) => Others(model).Count(e => e.StandsOut) is var found && found == 0
        ? $"The other metrics by segment: none of {Whole(Others(model).Count)} stands out"
        : $"The other metrics by segment: {Whole(found)} of {Whole(Others(model).Count)} {(found == 1 ? "stands" : "stand")} out";

    public static IEnumerable<IReadOnlyList<string>> Rows(ExperimentModel model) => Others(model).OrderByDescending(e => e.StandsOut).Select(e => (IReadOnlyList<string>)
    [
        e.Metric.Name, $"{DimensionText.Words(e.Dimension)} {e.Value}{(model.Definition.Arms.Count > 2 ? $", {e.Arm}" : "")}", ExperimentText.Difference(e.Metric, e.Effect), Among(e.Effect?.Absolute.P, e.AdjustedP), e.Effect is { } f ? ValueText.Count((long)f.N) : "–",
    ]);

    private static string Among(double? p, double? adjusted, string open = " (", string close = ")") => adjusted is { } a && a != p ? $"{ExperimentText.P(p)}{open}{PText.Of(a)} among all{close}" : ExperimentText.P(p);

    private static string Counted(int tests) => tests == 1 ? "1 test" : $"{Whole(tests)} tests";

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
