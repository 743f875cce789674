using System.Collections.Concurrent;
using System.Collections.Immutable;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// The columns of one metric, from the units: who counts, what is capped, what takes out variance, who was randomised together. Several may ask at once.
/// </summary>
/// <param name="asOf">Number of the day at whose end the data are looked at; null takes all that is known by now.</param>
internal sealed class SeriesMaker(ExperimentUnits units, bool clusters, int? asOf = null)
{
    private readonly ConcurrentDictionary<(string? Outcome, string? KnownAfter, string? Denominator), UnitRows> known = new();

    /// <summary>Null when the extracts have no such outcome.</summary>
    /// <param name="cap">Pull in what lies above the metric's quantile, over all arms together, numerator and denominator over the same units.</param>
    /// <param name="adjust">With the metric's covariates.</param>
    public UnitSeries? Of(MetricDefinition metric, bool cap, bool adjust)
    {
        if (Column(metric.Outcome) is not { } outcome || (metric.Sample is { } asked && Column(asked.Weight) is null)) return null;
        var denominator = metric.Denominator is { } name ? Column(name) : null;
        if (metric.Denominator is not null && denominator is null) return null;
        if (metric.KnownAfter is { } when)
        {
            if (Column(when) is not { } after) return null;
            outcome = [.. outcome.Select((v, i) => units.Days[i] + after[i] <= (asOf ?? int.MaxValue) ? v : double.NaN)];
        }
        var rows = Rows(metric, outcome, denominator);
        var (y, d) = (rows.Of(outcome), denominator is { } column ? rows.Of(column) : null);
        if (metric.Sample is { } sample) return SampledSeries.Of(units, metric, sample, rows, y, d, clusters) is var drawn && adjust ? SampledSeries.Adjusted(drawn, units, sample) : drawn;
        if (cap && metric.Winsorise is { } q && y.Length > 0)
        {
            y = Winsor.Cap(y, Winsor.Limits(y, 0, q));
            if (d is not null) d = Winsor.Cap(d, Winsor.Limits(d, 0, q));
        }
        var columns = new List<double[]> { y };
        // A cluster's total is divided by its units, so that large clusters count for what they are.
        if (clusters) d ??= Ones(rows.Count);
        if (d is not null) columns.Add(d);
        var covariates = adjust ? Covariates(metric, rows, columns) : [];
        var series = new UnitSeries(columns, new(0, covariates) { Denominator = d is null ? null : 1 }, rows);
        return clusters ? ClusterSums.Of(series, units.ClusterCount) : series;
    }

    /// <summary>Who counts: in one arm only, and measured; of labels everybody does.</summary>
    private UnitRows Rows(MetricDefinition metric, ImmutableArray<double> outcome, ImmutableArray<double>? denominator)
    {
        var labelled = metric.Sample is not null;
        return known.GetOrAdd((labelled ? null : metric.Outcome, labelled ? null : metric.KnownAfter, metric.Denominator),
            _ => UnitRows.Where(units, i => !units.InSeveralArms[i] && (labelled || !double.IsNaN(outcome[i])) && !(denominator is { } d && double.IsNaN(d[i]))));
    }

    /// <summary>A unit without history carries 0 and an indicator of it, so that nobody is left out.</summary>
    private List<Cuped.Covariate> Covariates(MetricDefinition metric, UnitRows rows, List<double[]> columns)
    {
        var covariates = new List<Cuped.Covariate>();
        foreach (var covariate in metric.Covariates)
        {
            if (Column(covariate.Column) is not { } all) continue;
            var x = rows.Of(all);
            var missing = Array.ConvertAll(x, v => double.IsNaN(v) ? 1.0 : 0);
            int? under = clusters ? 1 : null;
            if (covariate.Denominator is { } name && Column(name) is { } base_ && rows.Of(base_) is var e && !e.Any(double.IsNaN) && !missing.Contains(1) && e.Sum() > 0)
                under = Add(e);
            covariates.Add(new(Add(Array.ConvertAll(x, v => double.IsNaN(v) ? 0 : v)), under));
            if (missing.Contains(1)) covariates.Add(new(Add(missing), clusters ? 1 : null));
        }
        return covariates;

        int Add(double[] column)
        {
            columns.Add(column);
            return columns.Count - 1;
        }
    }

    private ImmutableArray<double>? Column(string name) => units.Outcomes.TryGetValue(name, out var column) ? column : null;

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
