using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>The estimates of one measure from the judged sample. Lives as long as one request.</summary>
/// <param name="pooled">All of a slice is one period, that of its first day.</param>
internal sealed class JudgedEstimates(JudgedSample sample, Snapshot snapshot, IndicatorCatalog catalog, JudgedMeasure measure, bool pooled) : IEstimates
{
    private readonly SharedWork<Slice, EstimateTable> made = new();

    public Snapshot Snapshot => snapshot;

    public IndicatorCatalog Catalog => catalog;

    public int Tables => made.Count;

    public Task<EstimateTable> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        slice.By.Count == 0 ? JudgedWholes.Of(sample, catalog).GetAsync((measure.Id, pooled, slice), _ => Task.FromResult(Make(slice)), cancellation)
        : made.GetAsync(slice, _ => Task.FromResult(Make(slice)), cancellation);

    private EstimateTable Make(Slice slice)
    {
        List<Period> periods = pooled ? [Period.Of(slice.Grain, slice.From)] : [.. slice.Periods];
        if (periods.Count == 0 || Needs.FactsOf(measure.Indicator).Any(f => snapshot.Window(f) is null)) return EstimateTable.Empty(periods);
        var (from, to) = (slice.From.DayNumber, slice.To.DayNumber);
        var periodOf = PeriodOfDay(periods, from, to);
        // A segment that occurs at any time has a cell in every period, be it an empty one.
        var places = slice.By.Count == 0 ? new JudgedPlaces(sample, []) : new(sample, slice.By, JudgedOccurrences.Of(sample, slice.By, slice.Where));
        var values = measure.Bind(sample, EstimateReader.IsFocused(measure.Indicator, slice));
        var sums = new JudgedSums(sample, (long)periods.Count * places.Count);
        var days = sample.Days;
        var rows = measure.IsAmongViolating ? JudgedRows.Violating(sample, slice.From, slice.To, slice.Where) : JudgedRows.Of(sample, slice.From, slice.To, slice.Where);
        foreach (var row in rows) sums.Add(periodOf[days[row] - from] + (periods.Count * places.Of(row)), row, values(row));
        var estimates = sums.Estimates(measure.Indicator.Numerator.Sum is null);
        var nothing = new WeightedEstimate(default(WeightedTally), measure.Indicator.Numerator.Sum is null);
        var found = places.Found.OrderBy(f => f.Key, KeyOrder.Instance).ToList();
        return new(
            periods, [.. found.Select(f => f.Key)],
            [.. Enumerable.Range(0, periods.Count).SelectMany(p => found.Select(f => estimates.GetValueOrDefault(p + (periods.Count * f.Place), nothing)))]);
    }

    private static int[] PeriodOfDay(List<Period> periods, int from, int to)
    {
        var table = new int[Math.Max(0, to - from)];
        for (int day = 0, p = 0; day < table.Length; day++)
        {
            while (p + 1 < periods.Count && periods[p + 1].Start.DayNumber <= from + day) p++;
            table[day] = p;
        }
        return table;
    }
}
