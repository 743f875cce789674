using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The cells of the drill-down table.</summary>
internal static class ExploreCells
{
    private const string None = "–";

    public static string UnitOf(ExploreModel model) => model.View.Indicator.Unit.Suffix.Trim();

    public static string Value(Comparison change) => change.AfterReadout.Shown is { } shown ? ValueText.Number(change.Indicator.Unit, shown.Value.Point) : None;

    public static string Interval(Comparison change) => change.AfterReadout.Shown is { } shown ? ValueText.Bounds(change.Indicator.Unit, shown.Value) : None;

    public static string N(Comparison change) => change.AfterReadout.Shown is { } shown ? ValueText.Count(shown.N) : None;

    public static string Change(Comparison change) => change.Difference is { } difference ? ValueText.Change(change.Indicator.Unit, difference) : None;

    public static string ChangeInterval(Comparison change) => change.Difference is { } difference ? ValueText.ChangeBounds(change.Indicator.Unit, difference) : None;

    /// <summary>Why there is no value comes first, then why there is no change, then whether it is more than noise.</summary>
    public static string Status(Comparison change) => change switch
    {
        { AfterReadout.Shown: null } => ReadoutText.Why(change.AfterReadout),
        { Difference: null } => ChangeText.WhyNot(change),
        { AfterReadout: Readout.Provisional } => $"{ReadoutText.Status(change.AfterReadout)}, {ChangeText.Verdict(change.Difference)}",
        _ => ChangeText.Verdict(change.Difference),
    };

    /// <summary>What is not known sorts below everything that is.</summary>
    public static double Sortable(double? value) => value ?? double.NegativeInfinity;
}
