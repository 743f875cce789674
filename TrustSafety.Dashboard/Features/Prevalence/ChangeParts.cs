using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>What part of a change is mix and what part is rate, as a whole and by segment, each with its own interval.</summary>
internal sealed class ChangeParts(IGroundTruth truth, IComparisons comparisons)
{
    public const string Mix = "change_mix", Rate = "change_rate";

    private const double Level = 0.95;

    public async Task<IReadOnlyList<SectionRow>> ReadAsync(ComparisonRequest request, JudgedMeasure measure, Unit unit, CancellationToken cancellation)
    {
        SectionRow Row(string part, Readout readout, string? key = null) => new(part, part == Mix ? "of it by mix" : "of it by rate", readout, unit, key is null ? "" : request.By!, key);
        IReadOnlyList<SectionRow> None(string why) => [Row(Mix, new Readout.Missing(why)), Row(Rate, new Readout.Missing(why))];
        // A part would give a protected segment away, so the split is made only where every segment may be shown.
        if (await comparisons.SplitAsync(request, cancellation) is null) return None($"a segment of {DimensionText.Words(request.By!)} is protected, or there are no labels on one side");
        var (before, after) = (await SumsAsync(request.Before), await SumsAsync(request.After));
        List<string?> keys = [.. before.Concat(after).Select(s => s.Value).Distinct().Order(StringComparer.Ordinal)];
        IReadOnlyList<DomainStratum> Of(IReadOnlyList<JudgedSegment> side, string? key) => side.FirstOrDefault(s => s.Value == key)?.Strata ?? [];
        if (StratifiedSplit.Of([.. keys.Select(k => new SplitSegment(Of(before, k), Of(after, k)))], Level) is not { } split) return None("there are no labels on one side");
        long Labels(string? key) => before.Concat(after).Where(s => s.Value == key).Sum(s => s.Labels);
        return
        [
            Row(Mix, Said(split.Mix, keys.Sum(Labels))), Row(Rate, Said(split.Rate, keys.Sum(Labels))),
            .. keys.SelectMany((k, i) => new[] { Row(Mix, Said(split.Segments[i].Mix, Labels(k)), DimensionText.Value(k)), Row(Rate, Said(split.Segments[i].Rate, Labels(k)), DimensionText.Value(k)) }),
        ];

        async Task<IReadOnlyList<JudgedSegment>> SumsAsync(Period period) =>
            (await truth.LabelsAsync(new(period.Start, period.End) { Where = request.Where }, cancellation)).By(measure, request.By!);
    }

    private static Readout Said(Inference part, long labels) => part switch
    {
        { Interval: { } interval } => new Readout.Measured(interval, labels, null, null, Note: part.P is { } p ? $"p {PText.Of(p)}" : null),
        { Why: Undefined.TooFew } => new Readout.TooFew(labels, 2),
        _ => new Readout.Missing("the labels do not differ in it, so its error is not known"),
    };
}
