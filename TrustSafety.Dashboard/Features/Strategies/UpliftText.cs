using System.Globalization;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>The comparison in words and readouts.</summary>
internal static class UpliftText
{
    public const string Nobody = "no live strategy is there to compare it with";

    public static string Note(int candidates, string? against) => candidates == 0 ? "There is neither a vendor nor a shadow strategy in these detections."
        : $"Against {against ?? "the live strategies of one's own"}, on the same judged views: flags that are violating and nobody else's, how often flags that only it raises are right, and how much recall it would add. The gain is a share of the same views, so its interval is that of the pair. "
        + "At equal precision its threshold is moved to the lowest at which its flags (instead) or the flags that only it raises (beside) are right as often as theirs; the interval resamples the judged views in their strata with their weights, pairs kept, and chooses the threshold anew each time (Rao and Wu 1988). "
        + "McNemar's exact p compares the judged violating views that one finds and the other does not, at that threshold; it knows no weights, so the interval is what counts where weights differ. "
        + "Costs are scoring all that it scores and reviewing all that it flags, over the violating views that only it finds; content flagged by two is reviewed twice, so they are an upper bound.";

    public static Readout Instead(UpliftReading reading) => Of(reading, reading.Gain?.Instead, reading.Gain?.ThresholdInstead, () => $"no threshold of it is right as often as {reading.Against}, {Percent(reading.Gain!.Precision)} of flags", McNemarOf(reading));

    public static Readout Beside(UpliftReading reading) => Of(reading, reading.Gain?.Beside, reading.Gain?.ThresholdBeside, () => "it adds nothing that is right as often", null);

    public static string Sentence(UpliftReading reading) => Instead(reading).Shown is { Note: { } note } ? $"{reading.Strategy} {note}." : $"{reading.Strategy}: {Charts.ReadoutText.Why(Instead(reading))}.";

    public static string Costs(StrategiesSettings settings) => string.Create(CultureInfo.InvariantCulture, $"At {settings.ReviewCost:0.###} a review and {settings.ScoreCost:0.######} a scored item; a missed view is set to cost {settings.MissCost:0.######}.");

    private static Readout Of(UpliftReading reading, Inference? gain, double? threshold, Func<string> unreached, string? more)
    {
        if (gain is not { } value) return reading.Violating < UpliftMeasures.Fewest ? new Readout.TooFew(reading.Violating, UpliftMeasures.Fewest) : new Readout.Missing(Nobody);
        if (value.Interval is not { } interval)
            return new Readout.Missing(value.Why switch { Undefined.OutOfReach => unreached(), Undefined.NoSpread when threshold is null => unreached(), Undefined.NoSpread => "the judged views do not vary enough for an interval", _ => $"{reading.Against} flagged none of these views" });
        if (threshold is null) return new Readout.Measured(interval, reading.Violating, null, null, reading.Effective, "by the sample no threshold of it adds flags that are right as often");
        var at = reading.HasScores ? string.Create(CultureInfo.InvariantCulture, $"from a score of {threshold:0.000}") : "as it fires, for it has no scores";
        return new Readout.Measured(interval, reading.Violating, null, null, reading.Effective, $"{at}, right as often as {reading.Against}, {Percent(reading.Gain!.Precision)}{more}");
    }

    private static string McNemarOf(UpliftReading reading)
    {
        var counts = reading is { OnlyIt: { } one, OnlyOther: { } other } ? string.Create(CultureInfo.InvariantCulture, $" ({one:N0} judged violating views only it finds, {other:N0} only they)") : "";
        return reading.McNemar is { } p ? $"; McNemar's p {(p < 0.001 ? "below 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture))}{counts}" : "";
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}
