using System.Globalization;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Estimates to readouts: what is missing, withheld, too thin, provisional or measured. Shared by the requests that run at the same time.</summary>
internal sealed class GridReader(IEstimates estimates, DisclosureRule rule)
{
    public const double Level = 0.95;

    /// <summary>The days that the only period of a pooled table stands for.</summary>
    public (DateOnly From, DateOnly To)? Span { get; init; }

    private readonly WithheldReader withheld = new(estimates, rule);
    private readonly Coverage coverage = new(estimates.Snapshot);

    public Snapshot Snapshot => estimates.Snapshot;

    public IndicatorCatalog Catalog => estimates.Catalog;

    /// <summary>Tables read so far; a reader of many makes room for a new one.</summary>
    public int Tables => estimates.Tables;

    public async Task<Grid> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation) =>
        Made(indicator, slice, await estimates.ReadAsync(indicator, slice, cancellation), await withheld.ReadAsync(indicator, slice, cancellation));

    /// <summary>
    /// A history of which only the named periods are shown: what is withheld is decided for those alone, and the others serve
    /// nothing but the usual variation, from which no cell can be had back.
    /// </summary>
    public async Task<Grid> ReadHistoryAsync(Indicator indicator, Slice slice, IReadOnlyList<Period> shown, CancellationToken cancellation)
    {
        if (slice.Periods.All(shown.Contains)) return await ReadAsync(indicator, slice, cancellation);
        var hidden = new HashSet<(Period, EquatableList<string?>)>();
        foreach (var period in shown) hidden.UnionWith(await withheld.ReadAsync(indicator, slice with { From = period.Start, To = period.End }, cancellation));
        return Made(indicator, slice, await estimates.ReadAsync(indicator, slice, cancellation), hidden);
    }

    /// <summary>Whether any of the cells would be withheld for its own sake.</summary>
    public async Task<bool> HoldsSmallAsync(Indicator indicator, Slice slice, Func<EquatableList<string?>, bool> within, CancellationToken cancellation)
    {
        if (!WithheldReader.IsProtected(indicator)) return false;
        var table = await estimates.ReadAsync(indicator, slice, cancellation);
        return table.Cells.Any(c => within(c.Keys) && rule.IsSmall(c.Cell.Protected, isSegment: true));
    }

    private Grid Made(Indicator indicator, Slice slice, EstimateTable table, IReadOnlySet<(Period, EquatableList<string?>)> hidden)
    {
        var note = NoteOf(indicator, slice);
        IReadOnlyList<EquatableList<string?>> keys = table.Keys.Count > 0 ? table.Keys : [new(slice.By.Select(_ => (string?)null))];
        var cells = new List<GridCell>(table.Periods.Count * keys.Count);
        for (var p = 0; p < table.Periods.Count; p++)
        {
            var period = table.Periods[p];
            var (from, to) = Span ?? (period.Start, period.End);
            var (missing, provisional) = (coverage.Missing(indicator, from, to), coverage.Provisional(indicator, from, to));
            for (var k = 0; k < keys.Count; k++)
            {
                var isHidden = hidden.Contains((period, keys[k]));
                var estimate = missing is null && !isHidden && table.Keys.Count > 0 ? table.At(p, k) : null;
                cells.Add(new(period, keys[k], estimate, cell => missing is not null ? new Readout.Missing(missing) : isHidden ? Withheld() : ReadoutOf(indicator, cell.Estimate, provisional, note))
                {
                    State = isHidden ? CellState.Withheld : StateOf(indicator, estimate, provisional),
                });
            }
        }
        return new(indicator, slice, cells);
    }

    private Readout.Suppressed Withheld() => new(string.Create(CultureInfo.InvariantCulture, $"it would show a group of fewer than {rule.MinimumCount}"));

    private static CellState StateOf(Indicator indicator, Estimate? estimate, string? provisional) => estimate switch
    {
        null => CellState.Missing,
        _ when estimate.N < indicator.MinimumN => CellState.TooFew,
        { Problem: not null } => CellState.Missing,
        _ => provisional is null ? CellState.Final : CellState.Provisional,
    };

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
