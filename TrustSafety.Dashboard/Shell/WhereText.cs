using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Filters as they are typed on a command line: market=DE, surface!=live.</summary>
internal static class WhereText
{
    public static (ViewState State, IReadOnlyList<string> Problems) Read(IReadOnlyList<string> where)
    {
        var filters = where.Select(Filter).ToList();
        if (filters.Contains(null)) return (new(), [$"--where takes DIM=VALUE or DIM!=VALUE with DIM one of {string.Join(", ", ViewKeys.Dimensions)}."]);
        return (new() { Where = [.. filters.OfType<DimensionFilter>().GroupBy(f => (f.Dimension, f.Exclude), (key, of) => new DimensionFilter(key.Dimension, [.. of.SelectMany(f => f.Values).Distinct()], key.Exclude))] }, []);
    }

    private static DimensionFilter? Filter(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0) return null;
        var exclude = text[at - 1] == '!';
        var dimension = text[..(exclude ? at - 1 : at)].Trim();
        return ViewKeys.Dimensions.Contains(dimension) ? new(dimension, [text[(at + 1)..].Trim()], exclude) : null;
    }
}
