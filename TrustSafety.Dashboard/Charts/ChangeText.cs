using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A change in words, with what can be said of it.</summary>
public static class ChangeText
{
    /// <summary>Whether the change stands out from the noise of its own measurement; null where no interval can say.</summary>
    public static bool? StandsOut(Interval? difference) => difference is { } d && !double.IsNaN(d.Low) && !double.IsNaN(d.High) ? !d.Contains(0) : null;

    /// <summary>+0.6 [+0.1, +1.1], or why there is no change to show.</summary>
    public static string Size(Indicator indicator, Comparison change) => change.Difference is { } difference
        ? $"{ValueText.Change(indicator.Unit, difference)} {ValueText.ChangeBounds(indicator.Unit, difference)}"
        : WhyNot(change);

    /// <summary>Why a change cannot be said: the reason of the readout that is not there.</summary>
    public static string WhyNot(Comparison change) =>
        change.Difference is not null ? ""
        : ReadoutText.Why(change.AfterReadout) is { Length: > 0 } after && change.AfterReadout.Shown is null ? $"{change.After}: {after}"
        : ReadoutText.Why(change.BeforeReadout) is { Length: > 0 } before && change.BeforeReadout.Shown is null ? $"{change.Before}: {before}"
        : "no interval can be given for this change";

    public static string Verdict(Interval? difference) => StandsOut(difference) switch
    {
        true => "beyond noise",
        false => "within noise",
        _ => "too few to say",
    };

    /// <summary>A part of a change, as finely as the change itself.</summary>
    public static string Part(Indicator indicator, double? part, Interval? whole) =>
        part is not { } p ? "–" : ValueText.Change(indicator.Unit, p, whole ?? new(p, p, p, 0, ""));
}
