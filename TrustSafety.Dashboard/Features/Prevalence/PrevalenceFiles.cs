using TrustSafety.Dashboard.Files;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>The page's numbers, and the plan of the next labels, as files.</summary>
internal static class PrevalenceFiles
{
    public static Task WriteAsync(PrevalenceModel model, Stream output) => SectionFile.WriteAsync(model.Sentence, model.Window.Text, model.Sections, output);

    public static async Task WritePlanAsync(PrevalenceModel model, LabelPlan plan, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment(System.FormattableString.Invariant($"Sampling plan: {plan.Budget} labels, at least {plan.Floor} in each stratum, expected half-width {plan.HalfWidth}"));
        file.Origin([model.Sections[0].Provenance]);
        file.Header(["stratum", "views", "expected_share", "labels", "views_per_label"]);
        foreach (var stratum in plan.Strata)
        {
            file.Text(stratum.Stratum);
            file.Number(stratum.Views);
            file.Number(stratum.Expected);
            file.Number(stratum.Labels);
            file.Number(stratum.Labels > 0 ? stratum.Views / (double)stratum.Labels : null);
            file.EndRow();
        }
    }

    public static object Json(PrevalenceModel model) => new
    {
        from = model.Window.Window.From,
        to = model.Window.LastDay,
        weeks = model.Window.Weeks,
        sentence = model.Sentence,
        sections = SectionJson.Of(model.Sections),
        plan = model.Plan is { } plan ? new
        {
            budget = plan.Budget,
            floor = plan.Floor,
            halfWidth = plan.HalfWidth,
            proportionalHalfWidth = plan.EqualHalfWidth,
            needed = plan.Needed,
            strata = plan.Strata.Select(s => new { stratum = s.Stratum, views = s.Views, expected = s.Expected, labels = s.Labels }),
            curve = plan.Curve.Select(c => new { labels = c.Labels, halfWidth = c.HalfWidth }),
        } : null,
    };
}
