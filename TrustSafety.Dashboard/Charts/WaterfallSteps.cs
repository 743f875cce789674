using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One step, in the unit that is shown.</summary>
internal sealed record WaterfallStep(string Name, string? Segment, bool IsMix, bool IsSegment, double From, double Effect);

internal static class WaterfallSteps
{
    /// <summary>The mix first, then the largest effects of rates, then all other rates in one step: the sum is the whole's change.</summary>
    public static IReadOnlyList<WaterfallStep> Of(WaterfallData data)
    {
        var factor = data.Indicator.Unit.Factor;
        var parts = data.Split.Parts.OrderByDescending(p => Math.Abs(p.Rate)).ToList();
        var own = parts.Take(WaterfallData.MostParts).ToList();
        var rest = parts.Skip(WaterfallData.MostParts).ToList();
        var steps = new List<WaterfallStep>();
        var at = (data.Whole.BeforeReadout.Shown ?? throw new ArgumentException("A waterfall needs the value before.", nameof(data))).Value.Point * factor;
        Add("Mix", null, true, false, data.Split.Mix);
        foreach (var part in own) Add(DimensionText.Value(part.Segment), part.Segment, false, true, part.Rate);
        if (rest.Count > 0) Add($"{rest.Count} others", null, false, false, rest.Sum(p => p.Rate));
        return steps;

        void Add(string name, string? segment, bool isMix, bool isSegment, double effect)
        {
            steps.Add(new(name, segment, isMix, isSegment, at, effect * factor));
            at += effect * factor;
        }
    }
}
