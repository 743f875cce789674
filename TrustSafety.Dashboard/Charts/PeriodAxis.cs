using System.Globalization;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Which periods of a row are named under it, so that the last one always is and no two names touch.</summary>
internal static class PeriodAxis
{
    public static IEnumerable<(int At, string Text)> Ticks(IReadOnlyList<Period> periods, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling(periods.Count / (double)most));
        string? year = null;
        for (var i = (periods.Count - 1) % step; i < periods.Count; i += step)
        {
            var own = Year(periods[i]);
            yield return (i, Name(periods[i]) + (own == year ? "" : $"<br>{own}"));
            year = own;
        }
    }

    private static string Name(Period period) => period.Grain switch
    {
        Grain.Week => "W" + IsoWeek.Of(period.Start).Number.ToString("00", CultureInfo.InvariantCulture),
        Grain.Day => period.Start.ToString("d MMM", CultureInfo.InvariantCulture),
        _ => period.Start.ToString("MMM", CultureInfo.InvariantCulture),
    };

    private static string Year(Period period) =>
        (period.Grain == Grain.Week ? IsoWeek.Of(period.Start).Year : period.Start.Year).ToString(CultureInfo.InvariantCulture);
}
