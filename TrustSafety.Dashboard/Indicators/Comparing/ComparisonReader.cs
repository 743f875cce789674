using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>Changes between two periods.</summary>
internal sealed class ComparisonReader(IndicatorReader indicators) : IComparisons
{
    public async Task<IReadOnlyList<Comparison>> CompareAsync(ComparisonRequest request, CancellationToken cancellation)
    {
        var (reader, indicator, slice) = await OpenAsync(request, [], cancellation);
        Period[] shown = [request.Before, request.After];
        var whole = Pair.Of(await reader.ReadHistoryAsync(indicator, slice, shown, cancellation), new([]), request.Before, request.After, null);
        if (request.By is null) return [whole.Compare(GridReader.Level)];
        var by = slice with { By = new(request.ThenBy is { } then ? [request.By, then] : [request.By]) };
        var grid = await reader.ReadHistoryAsync(indicator, by, shown, cancellation);
        var contributions = Contributions.Of(grid, request.Before, request.After);
        return
        [
            whole.Compare(GridReader.Level),
            .. grid.Keys.Select(keys => Pair.Of(grid, keys, request.Before, request.After, whole.Dispersion).Compare(GridReader.Level) with { Contribution = contributions(keys) }),
        ];
    }

    public async Task<MixRate?> SplitAsync(ComparisonRequest request, CancellationToken cancellation)
    {
        if (request.By is not { } by) return null;
        var (reader, indicator, slice) = await OpenAsync(request, [by], cancellation);
        return Splitter.Split(await reader.ReadHistoryAsync(indicator, slice, [request.Before, request.After], cancellation), 0, _ => true, request.Before, request.After);
    }

    public async Task<ChangeScan> ScanAsync(Period before, Period after, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        IndicatorReader.Check([], where);
        return await new ChangeScanner(await indicators.OpenAsync(cancellation)).ScanAsync(before, after, new(where), cancellation);
    }

    private async Task<(GridReader Reader, Indicator Indicator, Slice Slice)> OpenAsync(ComparisonRequest request, IReadOnlyList<string> by, CancellationToken cancellation)
    {
        if (request.Before.Grain != request.After.Grain) throw new ArgumentException("Two periods of one length are compared.", nameof(request));
        IndicatorReader.Check([.. new[] { request.By, request.ThenBy }.OfType<string>()], request.Where);
        var reader = await indicators.OpenAsync(cancellation);
        var first = request.Before < request.After ? request.Before : request.After;
        var last = request.Before < request.After ? request.After : request.Before;
        return (reader, IndicatorReader.Find(reader.Catalog, request.Indicator), new(last.Grain, History.Start(first, last), last.End, new(by), new(request.Where)));
    }
}
