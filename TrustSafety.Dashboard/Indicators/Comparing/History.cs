using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>
/// How much an indicator usually varies. Where every event is counted, sampling error alone would call each week a change at ten million rows;
/// a change must exceed the usual one from period to period, estimated from the periods before.
/// </summary>
internal static class History
{
    /// <summary>From the first period whose changes are looked at: half a year of weeks.</summary>
    public static DateOnly Start(Period before, Period after)
    {
        var usual = after.Plus(after.Grain switch { Grain.Day => -56, Grain.Week => -27, _ => -24 });
        return (before < usual ? before : usual).Start;
    }

    /// <summary>1 for samples and for histories too short to tell.</summary>
    public static double? Dispersion(Grid grid, EquatableList<string?> keys, Period after)
    {
        var z = new List<double>();
        Estimate? last = null;
        foreach (var period in grid.Slice.Periods.Where(p => p < after))
        {
            var now = grid.Find(period, keys) is { IsFinal: true } cell ? cell.Estimate : null;
            if (now is { IsCensus: true } && last is not null && now.ZSince(last) is { } change) z.Add(change);
            last = now;
        }
        return Statistics.Dispersion.OfChanges(z);
    }
}
