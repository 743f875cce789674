using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Files;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>Every comparison with its sufficient statistics: the page can be recomputed from this file alone.</summary>
internal static class ExperimentCsv
{
    public static async Task WriteAsync(ExperimentModel model, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment(model.Verdict.Sentence);
        file.Origin([model.Provenance]);
        foreach (var check in model.Health) file.Comment($"{check.Question} {check.State}: {check.Finding}");
        foreach (var family in FamilyText.Families(model)) file.Comment(family);
        file.Header(["experiment", "part", "metric", "role", "arm", "step", "dimension", "key", "unit", "difference", .. ReadoutFile.Columns, "p", "adjusted_p", "standard_error", "n_arm", "mean_arm", "variance_arm", "n_baseline", "mean_baseline", "variance_baseline", "covariance_of_means", "tuned_for", "rank_u", "rank_ties"]);
        foreach (var row in EffectRow.Of(model))
        {
            Write(file, model, row, "absolute", row.Effect?.Absolute);
            Write(file, model, row, "relative", row.Effect?.Relative);
        }
        foreach (var c in model.Comparisons)
            if (c.Ranks is { } ranks) Write(file, model, "rank", c.Metric.Id, c.Role, c.Arm, "", ranks.Test, null, ranks);
        foreach (var i in model.Segments.Interactions) Write(file, model, "interaction", model.Definition.Primary, Role.Primary, i.Arm, i.Dimension, i.Test, i.AdjustedP, null);
    }

    /// <summary>A test without an estimate: whether segments differ, which is recomputed from their differences and errors and needed for the family's adjusted p, and ranks.</summary>
    private static void Write(ReadoutFile file, ExperimentModel model, string part, string metric, Role role, string arm, string dimension, TestResult test, double? adjusted, RankComparison? ranks)
    {
        foreach (var text in new[] { model.Definition.Id, part, metric, EffectRow.Name(role), arm, "", dimension, "", "", "" }) file.Text(text);
        file.Readout(new Readout.Missing($"{test.Method} has no estimate"));
        foreach (var number in new[] { test.P, adjusted, null, ranks?.N, null, null, ranks?.NBaseline, null, null, null, null, ranks?.U, ranks?.Ties }) file.Number(number);
        file.EndRow();
    }

    private static void Write(ReadoutFile file, ExperimentModel model, EffectRow row, string difference, Inference? inference)
    {
        var absolute = difference == "absolute";
        foreach (var text in new[] { model.Definition.Id, row.Part, row.Metric.Id, row.Role, row.Arm, row.Step, row.Dimension, row.Key, absolute ? row.Metric.Unit.Natural : "fraction", difference }) file.Text(text);
        file.Readout(absolute ? EffectReadout.Absolute(row.Effect) : EffectReadout.Relative(row.Effect));
        file.Number(inference?.P);
        file.Number(row.AdjustedP);
        file.Number(inference?.StandardError);
        foreach (var tally in new[] { row.Effect?.Arm, row.Effect?.Against })
        {
            file.Number(tally?.N);
            file.Number(tally?.Mean);
            file.Number(tally?.Variance);
        }
        file.Number(row.Effect?.Shared);
        file.Number(row.Effect?.TunedFor);
        file.Number(null);
        file.Number(null);
        file.EndRow();
    }
}
