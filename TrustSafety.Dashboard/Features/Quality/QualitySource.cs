using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>What every section reads from, and how a number of it becomes a readout.</summary>
internal sealed class QualitySource(IFacts facts, IIndicators indicators, IOptions<DisclosureOptions> disclosure, IOptions<ReportingOptions> reporting, TimeProvider time)
{
    public const double Level = 0.95;

    public static readonly Unit Percent = Units.Percent, Hours = Units.Named("hours")!, Minutes = Units.Named("minutes")!, Count = Units.Named("count")!;
    public static readonly Unit Coefficient = new("coefficient", 1, "", 3) { Natural = "coefficient" };
    public static readonly Unit Days = new("days_waited", 1, "days", 0) { Natural = "days" };

    public IFacts Facts => facts;

    public IIndicators Indicators => indicators;

    /// <summary>The smallest group of people or items that a number is shown for.</summary>
    public int Smallest => disclosure.Value.MinimumCount;

    public Provenance Provenance(QualityView view, string of, params Fact[] from) => new(
        view.Snapshot.Id, [.. view.Snapshot.Extracts.Where(e => from.Contains(e.Fact)).Select(e => new ProvenanceExtract(e.Name, e.Sha256))], of, 1,
        [.. view.Where.Select(f => $"{f.Dimension} {DimensionText.Values(f)}")], reporting.Value.TimeZone, time.GetUtcNow());

    public async Task<IReadOnlyList<Cell>> CellsAsync(QualityView view, Fact fact, string placed, IEnumerable<Measure> measures, IEnumerable<string> by, CancellationToken cancellation, params Condition[] where) =>
        (await facts.QueryAsync(new(fact, placed, null, view.Period.Start, view.Period.End, new(measures)) { GroupBy = new(by), Where = new([.. view.Conditions, .. where]) }, cancellation)).Cells;

    public Readout Proportion(QualityView view, double k, double n) =>
        n <= 0 ? new Readout.Missing("nothing was counted in this period") : n < Smallest ? Withheld() : Shown(view, OneProportion.Of(k, n, Level), n, k, n);

    /// <param name="n">Items or judgements that it rests on.</param>
    public Readout Estimate(QualityView view, Inference estimate, double n, string? note = null)
    {
        if (n <= 0) return new Readout.Missing("nothing was counted in this period");
        if (n < Smallest) return Withheld();
        return estimate.Interval is { } interval ? Shown(view, interval, n, note: note) : new Readout.Missing(Why(estimate));
    }

    public static Readout Shown(QualityView view, Interval interval, double n, double? numerator = null, double? denominator = null, string? note = null)
    {
        var measured = new Readout.Measured(interval, (long)Math.Round(n), numerator, denominator, Note: note);
        return view.Incomplete is { } reason ? new Readout.Provisional(measured, reason) : measured;
    }

    public Readout.Suppressed Withheld() => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it would show a group of fewer than {Smallest}"));

    private static string Why(Inference estimate) => estimate.Why switch
    {
        Undefined.NoSpread => "all judgements are the same, so agreement beyond chance is not defined",
        Undefined.TooFew => "too few were judged by more than one person",
        _ => "the values do not vary enough for an interval",
    };
}
