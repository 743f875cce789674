using System.Globalization;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Where months and weeks stand on the one horizontal axis: months one apart, a gap, weeks a little wider.</summary>
internal sealed class SixTwelveAxis(SixTwelveData data)
{
    public const double Edge = 0.6;
    private const double WeekStep = 1.25;
    private readonly double gap = data.WeeksHaveOwnScale ? 4 : 2;

    public double LastMonth => data.Months.Count - 1;

    public double FirstWeek => LastMonth + gap;

    public double LastWeek => FirstWeek + (data.Weeks.Count - 1) * WeekStep;

    public double Separator => LastMonth + Math.Min(gap / 2, 1);

    public double Right => LastWeek + Edge;

    /// <summary>Where the weeks' own scale stands, as a fraction of the width.</summary>
    public decimal WeekScale => (decimal)Math.Round((FirstWeek - Edge + Edge) / (Right + Edge), 4);

    public double Middle(bool weeks) => weeks ? (FirstWeek + LastWeek) / 2 : LastMonth / 2;

    public static double Month(int i) => i;

    public double Week(int i) => FirstWeek + i * WeekStep;

    /// <summary>The place of a day: its week if that is shown, else within its month; null when neither is.</summary>
    public double? Of(DateOnly day)
    {
        for (var i = 0; i < data.Weeks.Count; i++)
            if (Covers(data.Weeks[i].Period, day)) return Week(i);
        for (var i = 0; i < data.Months.Count; i++)
            if (Covers(data.Months[i].Period, day)) return i;
        return null;
    }

    /// <summary>The last month and the last week are always named; in a card only as many others as fit.</summary>
    public IEnumerable<(double At, string Text)> Ticks(bool every)
    {
        for (var i = 0; i < data.Months.Count; i++)
            if (every || (data.Months.Count - 1 - i) % 3 == 0) yield return (Month(i), MonthName(data.Months[i].Period, every && (i == 0 || data.Months[i].Period.Start.Month == 1)));
        for (var i = 0; i < data.Weeks.Count; i++)
            if (every || (data.Weeks.Count - 1 - i) % 2 == 0) yield return (Week(i), "W" + IsoWeek.Of(data.Weeks[i].Period.Start).Number.ToString("00", CultureInfo.InvariantCulture));
    }

    private static string MonthName(Period month, bool withYear) => month.Start.ToString(withYear ? "MMM ’yy" : "MMM", CultureInfo.InvariantCulture);

    private static bool Covers(Period period, DateOnly day) => period.Start <= day && day < period.End;
}
