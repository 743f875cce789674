using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

public enum Tone { Neutral, Good, Bad }

/// <summary>A verdict in two or three words. The words carry it; the tone only tints them.</summary>
public sealed record StatusChip(string Text, Tone Tone)
{
    /// <summary>What can still change is not judged yet.</summary>
    public static IReadOnlyList<StatusChip> Of(Indicator indicator, Readout now, ProcessLimits? limits) =>
        [.. new[] { State(now), Target(indicator, now as Readout.Measured), Alert(indicator, now as Readout.Measured), Limits(indicator, now as Readout.Measured, limits) }.OfType<StatusChip>()];

    private static StatusChip? State(Readout now) => now switch
    {
        Readout.Measured => null,
        Readout.Provisional p => new($"provisional: {p.Reason}", Tone.Neutral),
        Readout.Suppressed => new("protected: small group", Tone.Neutral),
        Readout.TooFew => new("too few to say", Tone.Neutral),
        _ => new("no data", Tone.Neutral),
    };

    /// <summary>A target is met or missed only when the whole interval says so.</summary>
    private static StatusChip? Target(Indicator indicator, Readout.Measured? now)
    {
        if (indicator.Target is not { } target || now?.Value is not { } value) return null;
        var text = ValueText.Value(indicator.Unit, target);
        var above = value.Low > target;
        var below = value.High < target;
        if (!above && !below) return new($"target {text}: cannot tell", Tone.Neutral);
        return indicator.Direction switch
        {
            Direction.LowerIsBetter => above ? new($"above target {text}", Tone.Bad) : new($"on target {text}", Tone.Good),
            Direction.HigherIsBetter => below ? new($"below target {text}", Tone.Bad) : new($"on target {text}", Tone.Good),
            _ => new($"{(above ? "above" : "below")} target {text}", Tone.Neutral),
        };
    }

    private static StatusChip? Alert(Indicator indicator, Readout.Measured? now) => now?.Value.Point switch
    {
        { } value when value > indicator.AlertHigh => new($"above alert limit {ValueText.Value(indicator.Unit, indicator.AlertHigh.Value)}", Tone.Bad),
        { } value when value < indicator.AlertLow => new($"below alert limit {ValueText.Value(indicator.Unit, indicator.AlertLow.Value)}", Tone.Bad),
        _ => null,
    };

    private static StatusChip? Limits(Indicator indicator, Readout.Measured? now, ProcessLimits? limits)
    {
        if (indicator.Baseline is null || now?.Value.Point is not { } value) return null;
        if (limits is null) return new("no process limits yet", Tone.Neutral);
        if (!limits.Signals(value)) return new("within process limits", Tone.Neutral);
        return new($"signal: {(value > limits.High ? "above" : "below")} process limits", Tone.Bad);
    }
}
