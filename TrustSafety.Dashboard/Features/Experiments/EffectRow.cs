using System.Globalization;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>One comparison with the sums it can be recomputed from: a line of the file.</summary>
/// <param name="Part">metric, step, segment, so_far (up to a day) or of_the_day.</param>
/// <param name="Effect">Null where a group is too small to be shown.</param>
internal sealed record EffectRow(string Part, MetricDefinition Metric, string Role, string Arm, Effect? Effect, double? AdjustedP)
{
    public string Step { get; init; } = "";

    public string Dimension { get; init; } = "";

    public string Key { get; init; } = "";

    public static string Name(Role role) => role.ToString().ToLowerInvariant();

    public static IEnumerable<EffectRow> Of(ExperimentModel model)
    {
        foreach (var c in model.Comparisons)
        {
            var role = Name(c.Role);
            yield return new("metric", c.Metric, role, c.Arm, c.Final, c.AdjustedP);
            foreach (var step in c.Steps) yield return new("step", c.Metric, role, c.Arm, step.Effect, null) { Step = step.Name };
        }
        if (model.Primary is not { } primary) yield break;
        foreach (var s in model.Segments.Effects)
            yield return new("segment", s.Metric, s.Metric == primary ? "primary" : "secondary", s.Arm, s.Effect, s.AdjustedP) { Dimension = s.Dimension, Key = s.Value };
        foreach (var (arm, days) in model.OverTime)
            foreach (var day in days)
            {
                yield return new("so_far", primary, "primary", arm, day.SoFar, null) { Key = day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
                yield return new("of_the_day", primary, "primary", arm, day.OfTheDay, null) { Key = day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            }
    }
}
