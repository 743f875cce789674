using System.Globalization;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>The sentences and tables of a plan, for the page and the terminal.</summary>
internal static class PlanText
{
    public static string Sentence(ExperimentPlan plan) => (plan.Size, plan.History) switch
    {
        (Readout.Measured { Value: var size }, { } history) => $"To find a change of {Percent(plan.Question.Lift)} in {history.Metric.Name.ToLowerInvariant()}, {ValueText.Count((long)size.Point)} units ({ValueText.Level(size.Level)} {ValueText.Count((long)size.Low)} to {ValueText.Count((long)size.High)}) are needed: {Days(plan.DaysNeeded!.Value)} at {ValueText.Count((long)plan.UnitsPerDay)} a day.",
        _ => $"Nothing can be planned: {(plan.Size is Readout.Missing m ? m.Reason : "the history is too small")}.",
    };

    public static string Detectable(ExperimentPlan plan) => plan.Detectable is { } lift
        ? $"In {Days(plan.Question.Days)} ({ValueText.Count((long)(plan.UnitsPerDay * plan.Question.Days))} units), the smallest change found with power {Percent(plan.Question.Power)} is {Percent(lift)}." : "";

    public static string History(ExperimentPlan plan)
    {
        if (plan.History is not { } h) return "";
        var unit = h.Metric.Unit;
        var clusters = plan.Question.RandomisedBy == RandomisedBy.Cluster ? $"; clusters of {Short(h.UnitsPerRow)} units cost {Short(h.DesignEffect)} times the variance" : "";
        var cuped = h.Metric.Covariates.Count > 0 ? $"; what was known before takes out {(h.CovariateGain * 100).ToString("0", CultureInfo.InvariantCulture)} % of it" : "";
        return $"From the baseline of {h.Experiment}, {h.First:yyyy-MM-dd} to {h.Last:yyyy-MM-dd}: {ValueText.Count((long)h.Units)} units with a mean of {ValueText.Value(unit, h.Value.Mean)} and a standard deviation of {Short(Math.Sqrt(h.Raw.Variance) * unit.Factor)}{cuped}{clusters}.";
    }

    public static readonly IReadOnlyList<string> Columns = ["guardrail", .. ExperimentPlanner.Margins.Select(m => $"at most {Percent(m)} worse")];

    public static IEnumerable<IReadOnlyList<string>> Rows(ExperimentPlan plan) => plan.Margins.GroupBy(m => m.Name).Select(g =>
        (IReadOnlyList<string>)[g.Key, .. g.Select(m => m.Units is { } units ? $"{ValueText.Count((long)units)} units, {Days(plan.DaysFor(units))}" : "no size is enough")]);

    private static string Days(int days) => days == 1 ? "1 day" : $"{ValueText.Count(days)} days";

    private static string Percent(double share) => $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
