using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Api;

/// <summary>The parameters of an address as a request. They are those of the pages: the query of an Explore link can be sent as it is.</summary>
internal sealed class ApiQuery(IFacts facts)
{
    /// <summary>Everything that is wrong, by parameter; a program is never answered with another question's numbers.</summary>
    public async Task<(IndicatorRequest? Request, Dictionary<string, string[]> Problems)> ReadAsync(string indicator, string query, CancellationToken cancellation)
    {
        var (state, notices) = ViewState.Parse(query);
        var problems = notices.ToList();
        if ((state.From is null) != (state.To is null)) problems.Add(new(ViewKeys.From, "and to belong together; to is the day after the last one."));
        if (state is { Week: not null, From: not null }) problems.Add(new(ViewKeys.Week, "is given alone, or from and to are."));
        foreach (var filter in state.Filters) await CheckAsync(filter, problems, cancellation);
        var week = state.Week ?? LastCompleteWeek.Of(await facts.SnapshotAsync(cancellation));
        var (from, to) = (state.From ?? week?.Monday, state.To ?? week?.Monday.AddDays(7));
        if (from is null || to is null) problems.Add(new(ViewKeys.Week, "has no default, for the dataset holds no complete week. Import extracts first, or name the period."));
        return problems.Count > 0
            ? (null, problems.GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => $"{p.Key} {p.Message}").ToArray()))
            : (new(indicator, state.Grain, from!.Value, to!.Value) { By = state.By, Where = state.Filters }, []);
    }

    private async Task CheckAsync(DimensionFilter filter, List<ViewNotice> problems, CancellationToken cancellation)
    {
        var known = await facts.ValuesAsync(filter.Dimension, cancellation);
        // Without data nothing is known to be wrong; the rows will say that they are missing.
        if (known.Count > 0 && filter.Values.Any(v => v.Length > 0 && !known.Contains(v)))
            problems.Add(new(ViewKeys.Where, $"takes for {filter.Dimension} what the data has: {string.Join(", ", known)}, or nothing for rows that state none."));
    }
}
