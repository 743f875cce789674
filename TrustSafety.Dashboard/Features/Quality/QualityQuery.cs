using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>What was typed after `quality`, as the state of the page; all that is wrong is told at once, with what is allowed.</summary>
internal static class QualityQuery
{
    public static (ViewState? State, IReadOnlyList<string> Problems) Read(string? period, string? by, IReadOnlyList<string> where)
    {
        var problems = new List<string>();
        var state = new ViewState();
        if (period is not null)
        {
            if (Period.TryParse(period, out var chosen) && chosen.Start.Year is > 1969 and < 2200) state = state with { Grain = chosen.Grain, After = chosen };
            else problems.Add("--period takes a month, week or day like 2026-10, 2026-W44 or 2026-10-31.");
        }
        if (by is not null)
        {
            if (ViewKeys.Dimensions.Contains(by)) state = state with { By = [by] };
            else problems.Add($"--by takes one of {string.Join(", ", ViewKeys.Dimensions)}.");
        }
        var filters = where.Select(Filter).ToList();
        if (filters.Contains(null)) problems.Add($"--where takes DIM=VALUE or DIM!=VALUE with DIM one of {string.Join(", ", ViewKeys.Dimensions)}.");
        state = state with
        {
            Where = [.. filters.OfType<DimensionFilter>().GroupBy(f => (f.Dimension, f.Exclude), (key, of) => new DimensionFilter(key.Dimension, [.. of.SelectMany(f => f.Values).Distinct()], key.Exclude))],
        };
        return problems.Count > 0 ? (null, problems) : (state, []);
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
