using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>All that was tested, each effect at the level that its family leaves it.</summary>
public sealed record TestedEffects(IReadOnlyList<MetricComparison> Comparisons, SegmentReadout Segments, IReadOnlyList<DeclaredFamily> Families)
{
    public static TestedEffects None { get; } = new([], SegmentReadout.None, []);

    private sealed record Told(MetricComparison? Primary, IReadOnlyList<MetricComparison> Secondary, SegmentReadout Segments, DeclaredFamily Family);

    /// <summary>A guardrail is tested alone, for all of them must hold; everything else is a matter of its arm.</summary>
    internal static TestedEffects Of(IReadOnlyList<MetricDraft> drafts, IReadOnlyList<string> treatments, double level)
    {
        var told = treatments.Select(arm => Tell(arm, [.. drafts.Where(d => d.Arm == arm)], treatments.Count, level)).ToList();
        var order = drafts.Select(d => (d.Metric, d.Arm)).ToList();
        return new(
            [.. told.Select(t => t.Primary).OfType<MetricComparison>(), .. told.SelectMany(t => t.Secondary).OrderBy(c => order.IndexOf((c.Metric, c.Arm))),
             .. drafts.Where(d => d.Role == Role.Guardrail).Select(d => d.Finish(d.P is { } p ? FamilyPlace.Alone(p, level) : null))],
            new([.. told.SelectMany(t => t.Segments.Effects)], [.. told.SelectMany(t => t.Segments.Interactions)]), [.. told.Select(t => t.Family)]);
    }

    private static Told Tell(string arm, IReadOnlyList<MetricDraft> drafts, int arms, double level)
    {
        var (primary, secondary) = (drafts.FirstOrDefault(d => d.Role == Role.Primary), drafts.Where(d => d.Role == Role.Secondary).ToList());
        var (own, others) = (primary?.Segments ?? [], secondary.SelectMany(d => d.Segments).ToList());
        var interactions = Interactions(own).ToList();
        var tested = (Metrics: secondary.Where(d => d.P is not null).ToList(), Own: own.Where(s => s.P is not null).ToList(), Others: others.Where(s => s.P is not null).ToList());
        var (family, places) = DeclaredFamily.Of(arm, primary?.P, arms, 1 - level,
        [
            ("other metrics", [.. tested.Metrics.Select(d => d.P!.Value)]),
            ("the primary metric by segment and whether segments differ", [.. tested.Own.Select(s => s.P!.Value), .. interactions.Select(i => i.Test.P!.Value)]),
            ("other metrics by segment", [.. tested.Others.Select(s => s.P!.Value)]),
        ]);
        FamilyPlace? At<T>(List<T> among, int group, T draft) => among.IndexOf(draft) is var at && at >= 0 ? places[group][at] : null;
        return new(
            primary?.Finish(primary.P is { } p ? FamilyPlace.Alone(Math.Min(1, p * arms), 1 - ((1 - level) / arms)) : null),
            [.. secondary.Select(d => d.Finish(At(tested.Metrics, 0, d)))],
            new([.. own.Select(s => s.Finish(At(tested.Own, 1, s))), .. others.Select(s => s.Finish(At(tested.Others, 2, s)))],
                [.. interactions.Select((x, i) => x with { AdjustedP = places[1][tested.Own.Count + i].AdjustedP })]),
            family);
    }

    private static IEnumerable<Interaction> Interactions(IEnumerable<SegmentDraft> segments) =>
        from s in segments
        let effect = s.Once
        where effect is { IsDefined: true }
        group effect.Value by (s.Dimension, s.Arm) into g
        where g.Count() > 1
        select new Interaction(g.Key.Dimension, g.Key.Arm, Heterogeneity.Q([.. g.Select(a => a.Point!.Value)], [.. g.Select(a => a.StandardError!.Value)]), 1);
}
