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
        var (filtered, wrong) = WhereText.Read(where);
        problems.AddRange(wrong);
        state = state with { Where = filtered.Where };
        return problems.Count > 0 ? (null, problems) : (state, []);
    }
}
