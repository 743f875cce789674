using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>One metric of one arm before its family is known.</summary>
/// <param name="Compare">The effect as it counts, at a level.</param>
/// <param name="Plan">How often it may be looked at.</param>
internal sealed record MetricDraft(MetricDefinition Metric, Role Role, string Arm, IReadOnlyList<EffectStep> Steps, Func<Comparer, double, Effect> Compare, Comparer Plan)
{
    public RankComparison? Ranks { get; init; }

    public bool Bayesian { get; init; }

    /// <summary>The same metric by segment.</summary>
    public IReadOnlyList<SegmentDraft> Segments { get; init; } = [];

    private double Level => Steps[0].Effect.Absolute.Level;

    /// <summary>At the experiment's level.</summary>
    private readonly Effect once = Compare(Plan, Steps[0].Effect.Absolute.Level);

    public double? P => once.Absolute.P;

    public MetricComparison Finish(FamilyPlace? given)
    {
        var (place, steps) = (given ?? FamilyPlace.Alone(1, Level), Steps.ToList());
        if (Plan.TunedFor is not null) steps.Add(new(StepKind.Sequential, "for looking as often as one likes", once));
        if (place.Level != Level || !place.IsOpen) steps.Add(new(StepKind.Family, "for all that was tested together", Behind(Compare(Plan, place.Level), place)));
        return new(Metric, Role, Arm, steps, P is null ? null : given?.AdjustedP) { Ranks = Ranks, Posterior = Bayesian ? Gain(steps[^1].Effect.Absolute) : null, IsOpen = place.IsOpen };
    }

    /// <summary>Behind a primary metric that shows nothing no interval leaves 0 out: it reaches to 0 at least.</summary>
    public static Effect Behind(Effect effect, FamilyPlace place)
    {
        return place.IsOpen ? effect : effect with { Absolute = Reaching(effect.Absolute), Relative = Reaching(effect.Relative) };
        static Inference Reaching(Inference of) => !of.Excludes(0) ? of : of with { Low = Math.Min(of.Low!.Value, 0), High = Math.Max(of.High!.Value, 0), Method = $"{of.Method}, reaching to 0" };
    }

    private NormalPosterior? Gain(Inference effect) => effect is { Point: { } point, StandardError: { } error } ? NormalPosterior.Of(point * Metric.Better, error) : null;
}
