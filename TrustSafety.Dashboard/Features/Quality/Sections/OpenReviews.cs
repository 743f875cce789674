using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>What was open when the period ended, told by the decisions that came later.</summary>
internal sealed class OpenReviews(QualitySource source)
{
    /// <summary>As the backlog's definition: so many days of later decisions make it final.</summary>
    private const int MatureDays = 7;

    private static readonly int[] Edges = [1, 2, 3, 4, 8, 15, 31];

    public async Task<(IReadOnlyList<SectionRow> Rows, SharesData Bars)> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var later = view.LastDay.DayNumber + 1 - view.Period.End.DayNumber;
        if (later <= 0) return Nothing(view, "later decisions, which tell what was open, are not in the data yet");
        var cells = (await source.Facts.QueryAsync(new(Fact.Review, "decided_at", null, view.Period.End, DateOnly.MaxValue, new([Measure.Count()]))
        {
            GroupBy = new(["queue", "enqueued_at"]),
            Where = new([.. view.Conditions, new Condition.IsPresent("enqueued_at")]),
        }, cancellation)).Cells;
        var waited = cells.Select(c => (Queue: DimensionText.Value(c.Keys[0]), Days: view.Period.End.DayNumber - Day(c.Keys[1]!), Count: c.Values[0])).Where(w => w.Days > 0).ToList();
        if (waited.Count == 0) return Nothing(view, "nothing that was decided later had been enqueued before the period ended");
        var provisional = later < MatureDays ? $"{later} days of later decisions are in the data, {MatureDays} are needed" : null;
        List<SectionRow> rows = [.. Rows("", null, waited, provisional), .. waited.GroupBy(w => w.Queue).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Rows("queue", g.Key, [.. g], provisional))];
        return (rows, new("days waited", view.Period.ToString(), Shares.Joined([.. waited.Select(w => ((double)w.Days, w.Count))], Edges, days => days == "1" ? "1 day" : $"{days} days", source.Smallest)));
    }

    private IEnumerable<SectionRow> Rows(string by, string? key, IReadOnlyList<(string Queue, int Days, double Count)> waited, string? provisional)
    {
        var n = waited.Sum(w => w.Count);
        double[] sorted = [.. waited.OrderBy(w => w.Days).SelectMany(w => Enumerable.Repeat((double)w.Days, (int)w.Count))];
        foreach (var (measure, name, interval) in new[]
        {
            ("waiting_p50", "Days waited, median of what is open", Quantile(sorted, 0.5)),
            ("waiting_p90", "Days waited, 90th percentile of what is open", Quantile(sorted, 0.9)),
            ("waiting_oldest", "Days waited, oldest of what is open", new Interval(sorted[^1], sorted[^1], double.PositiveInfinity, 1, "oldest seen, a lower bound")),
        })
            yield return new(measure, name, n < source.Smallest ? source.Withheld() : State(new(interval, (long)n, null, null), provisional), QualitySource.Days, by, key);
    }

    private static Interval Quantile(double[] sorted, double q)
    {
        var estimate = Quantiles.OrderStatistic(sorted, q, QualitySource.Level);
        return estimate.Interval ?? new(sorted[0], sorted[(int)Math.Ceiling(sorted.Length * q) - 1], double.PositiveInfinity, QualitySource.Level, estimate.Method);
    }

    private static Readout State(Readout.Measured measured, string? provisional) => provisional is null ? measured : new Readout.Provisional(measured, provisional);

    private static (IReadOnlyList<SectionRow>, SharesData) Nothing(QualityView view, string why) =>
        ([new("waiting_p50", "Days waited, median of what is open", new Readout.Missing(why), QualitySource.Days)], new("days waited", view.Period.ToString(), []) { Why = why });

    private static int Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
