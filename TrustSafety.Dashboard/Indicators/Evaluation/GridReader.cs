using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Estimates to readouts: what is missing, withheld, too thin, provisional or measured. Lives as long as one request.</summary>
internal sealed class GridReader(EstimateReader estimates, DisclosureRule rule)
{
    public const double Level = 0.95;

    private readonly WithheldReader withheld = new(estimates, rule);
    private readonly Coverage coverage = new(estimates.Snapshot);

    public Snapshot Snapshot => estimates.Snapshot;

    public IndicatorCatalog Catalog => estimates.Catalog;

    public async Task<Grid> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation)
    {
        var table = await estimates.ReadAsync(indicator, slice, cancellation);
        var hidden = await withheld.ReadAsync(indicator, slice, cancellation);
        var note = NoteOf(indicator, slice);
        IReadOnlyList<EquatableList<string?>> keys = table.Keys.Count > 0 ? table.Keys : [new(slice.By.Select(_ => (string?)null))];
        var cells = new List<GridCell>(table.Periods.Count * keys.Count);
        foreach (var period in table.Periods)
        {
            var (missing, provisional) = (coverage.Missing(indicator, period), coverage.Provisional(indicator, period));
            foreach (var key in keys)
            {
                var estimate = missing is null ? table.Cells.GetValueOrDefault((period, key)) : null;
                var isWithheld = missing is null && hidden.Contains((period, key));
                var reading = new Lazy<Readout>(() => missing is not null ? new Readout.Missing(missing) : isWithheld ? Withheld() : ReadoutOf(indicator, estimate, provisional, note));
                var isMeasured = !isWithheld && provisional is null && estimate is { Problem: null } && estimate.N >= indicator.MinimumN;
                cells.Add(new(period, key, reading, isWithheld ? null : estimate) { IsMeasured = isMeasured });
            }
        }
        return new(indicator, slice, cells);
    }

    private Readout.Suppressed Withheld() => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"protects groups of fewer than {rule.MinimumCount}"));

    private static Readout ReadoutOf(Indicator indicator, Estimate? estimate, string? provisional, string? note)
    {
        if (estimate is null) return new Readout.Missing("nothing was counted in this period");
        if (estimate.N < indicator.MinimumN) return new Readout.TooFew((long)Math.Round(estimate.N), indicator.MinimumN);
        if (estimate.Problem is { } problem) return new Readout.Missing(problem);
        var measured = new Readout.Measured(estimate.At(Level), (long)Math.Round(estimate.N), estimate.Numerator, estimate.Denominator, estimate.EffectiveN, note);
        return provisional is null ? measured : new Readout.Provisional(measured, provisional);
    }

    private static string? NoteOf(Indicator indicator, Slice slice) =>
        EstimateReader.IsFocused(indicator, slice) ? "shows " + string.Join(" and ", indicator.Numerator.Focus.Select(ConditionWords.Of))
        : indicator.Estimator is Estimator.Count or Estimator.Rate or Estimator.Backlog ? "the interval holds counting noise only" : null;
}
