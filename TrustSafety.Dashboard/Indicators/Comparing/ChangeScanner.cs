using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>All indicators, as a whole and by each single dimension, as one family of tests.</summary>
internal sealed class ChangeScanner(GridReader reader)
{
    public const double Rate = 0.05;

    /// <summary>As many of the most important discoveries are split; nobody reads further down.</summary>
    private const int MostSplits = 12;

    public async Task<ChangeScan> ScanAsync(Period before, Period after, EquatableList<DimensionFilter> where, CancellationToken cancellation)
    {
        var slice = new Slice(after.Grain, History.Start(before, after), after.End, new([]), where);
        var pairs = new List<Pair>();
        foreach (var indicator in reader.Catalog.Indicators) pairs.AddRange(await PairsAsync(indicator, slice, before, after, cancellation));

        var tested = pairs.Select(p => (Pair: p, P: p.Difference(GridReader.Level)?.P)).Where(t => t.P is not null).ToList();
        var adjusted = FalseDiscovery.Adjust([.. tested.Select(t => t.P!.Value)]);
        var found = tested.Zip(adjusted).Where(t => t.Second <= Rate).ToList();
        var level = tested.Count == 0 ? GridReader.Level : FalseDiscovery.IntervalLevel(found.Count, tested.Count, Rate);
        var adjustedOf = tested.Zip(adjusted).ToDictionary(t => t.First.Pair, t => t.Second);
        Comparison Finished(Pair pair, double at) => adjustedOf.TryGetValue(pair, out var p) ? pair.Compare(at) with { AdjustedP = p, Discovery = p <= Rate } : pair.Compare(at);

        var ranked = found.Select(f => f.First.Pair).Select(pair => (Pair: pair, Change: Finished(pair, level)))
            .Select(f => (f.Pair, f.Change, Importance: Importance.Of(f.Change, SizeOf(f.Pair, pairs)))).OrderByDescending(f => f.Importance).ToList();
        var discoveries = new List<ScannedChange>();
        foreach (var (pair, change, importance) in ranked)
            discoveries.Add(new(change, discoveries.Count < MostSplits ? await SplitAsync(pair, before, after, where, cancellation) : null, importance));

        return new(before, after, Rate, discoveries)
        {
            Tested = tested.Count,
            TooThin = pairs.Count(p => p.Before.State == CellState.TooFew || p.After.State == CellState.TooFew),
            Protected = pairs.Count(p => p.Before.State == CellState.Withheld || p.After.State == CellState.Withheld),
            Totals = [.. pairs.Where(p => p.Keys.Count == 0).Select(p => Finished(p, GridReader.Level))],
        };
    }

    private async Task<IReadOnlyList<Pair>> PairsAsync(Indicator indicator, Slice slice, Period before, Period after, CancellationToken cancellation)
    {
        var whole = Pair.Of(await reader.ReadHistoryAsync(indicator, slice, [before, after], cancellation), new([]), before, after, null);
        List<Pair> pairs = [whole];
        // Too thin, missing or unfinished as a whole, it is so in every part.
        if (!whole.IsComparable) return pairs;
        foreach (var dimension in FactSchemas.Dimensions)
        {
            var by = SegmentSlice(indicator, slice, before, after) with { By = new([dimension]) };
            var grid = await reader.ReadHistoryAsync(indicator, by, [before, after], cancellation);
            pairs.AddRange(grid.Keys.Where(k => k[0] is not null).Select(keys => Pair.Of(grid, keys, before, after, whole.Dispersion)));
        }
        return pairs;
    }

    // A year of histograms per segment is a million cells; there the whole's dispersion stands in, which is the stricter one.
    private static Slice SegmentSlice(Indicator indicator, Slice slice, Period before, Period after) =>
        indicator.Estimator == Estimator.Quantile ? slice with { From = before < after ? before.Start : after.Start } : slice;

    private static double SizeOf(Pair pair, List<Pair> pairs)
    {
        // A share counts the whole in every segment; its own value is the part.
        if (pair.Grid.Indicator.Estimator == Estimator.Share && pair.After.Estimate is { } share) return Math.Clamp(share.Value, 0, 1);
        var whole = pairs.First(p => p.Grid.Indicator == pair.Grid.Indicator);
        return whole.After.Estimate is { N: > 0 } all && pair.After.Estimate is { } part ? Math.Min(1, part.N / all.N) : 1;
    }

    private async Task<MixRate?> SplitAsync(Pair pair, Period before, Period after, EquatableList<DimensionFilter> where, CancellationToken cancellation)
    {
        if (pair.After.Estimate?.Parts is null) return null;
        var own = pair.Grid.Slice.By;
        var near = new Slice(after.Grain, before < after ? before.Start : after.Start, before < after ? after.End : before.End, own, where);
        MixRate? best = null;
        foreach (var dimension in FactSchemas.Dimensions.Except(own).Where(d => where.All(f => f.Dimension != d)))
        {
            bool Within(EquatableList<string?> keys) => own.Count == 0 || keys[0] == pair.Keys[0];
            var finer = near with { By = new([.. own, dimension]) };
            // A split with a protected part cannot be shown; to know that of most takes no complementary suppression.
            if (await reader.HoldsSmallAsync(pair.Grid.Indicator, finer, Within, cancellation)) continue;
            var grid = await reader.ReadHistoryAsync(pair.Grid.Indicator, finer, [before, after], cancellation);
            var split = Splitter.Split(grid, own.Count, Within, before, after);
            if (split is { Parts.Count: > 1 } && (best is null || Splitter.Explains(split) > Splitter.Explains(best))) best = split;
        }
        return best;
    }
}
