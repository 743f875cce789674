using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>
/// Where the next labels go: Neyman's allocation over the strata, each with at least the floor, from the rates that the labels so far show. Rates of nothing
/// found are kept off 0, for a stratum that was empty so far may not stay so. A stratum drawn anew each week is planned for one week.
/// </summary>
internal static class LabelPlanner
{
    private const double Level = 0.95;
    private const int CurvePoints = 24;

    /// <summary>Null where the labels do not say how many views each stratum holds.</summary>
    public static LabelPlan? Of(JudgedLabels labels, PrevalenceSettings settings)
    {
        var sample = labels.Sample;
        List<int> codes = [.. labels.Rows.Select(r => sample.StratumCodes[r]).Distinct().Order()];
        if (codes.Count == 0 || codes.Any(c => sample.Strata[c].Views is null or <= 0)) return null;
        var counts = codes.ToDictionary(c => c, _ => (K: 0, N: 0));
        foreach (var row in labels.Rows)
        {
            var code = sample.StratumCodes[row];
            counts[code] = (counts[code].K + (sample.Violating[row] ? 1 : 0), counts[code].N + 1);
        }
        var named = codes.GroupBy(c => Name(sample.Strata[c].Name)).Select(g => (g.Key, Draws: g.Count(), Views: g.Sum(c => sample.Strata[c].Views!.Value) / g.Count(), K: g.Sum(c => counts[c].K), N: g.Sum(c => counts[c].N))).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        List<PlannedStratum> strata = [.. named.Select(s => new PlannedStratum(s.Views, (s.K + 0.5) / (s.N + 1)))];
        var population = named.Sum(s => s.Views);
        var least = Least(strata, settings.Floor);
        var budget = Math.Clamp(settings.Budget ?? labels.Rows.Count / named.Max(s => s.Draws), least, Math.Max(least, population));
        var allocation = LabelBudget.Neyman(strata, budget, settings.Floor);
        long[] proportional = [.. strata.Select(s => Math.Max(2, (long)Math.Round(budget * s.Population / population)))];
        return new(budget, settings.Floor, Half(strata, allocation), Half(strata, proportional), settings.Target is { } target ? Needed(strata, settings.Floor, target, population) : null,
            [.. named.Select((s, i) => new PlannedLabels(s.Key, s.Views, strata[i].ExpectedProportion, allocation[i]))], Curve(strata, settings.Floor, budget, population));
    }

    /// <summary>The floor of every stratum, or all of a smaller one.</summary>
    private static long Least(IReadOnlyList<PlannedStratum> strata, int floor) => (long)strata.Sum(s => Math.Min(Math.Max(2, floor), s.Population));

    private static double Half(IReadOnlyList<PlannedStratum> strata, IReadOnlyList<long> labels) => LabelBudget.HalfWidth(strata, labels, Level);

    private static double HalfAt(IReadOnlyList<PlannedStratum> strata, int floor, long budget) => Half(strata, LabelBudget.Neyman(strata, budget, floor));

    private static List<(long, double)> Curve(IReadOnlyList<PlannedStratum> strata, int floor, long budget, double population)
    {
        var (from, to) = (Math.Max(Least(strata, floor), budget / 10.0), Math.Min(population, budget * 10.0));
        return [.. Enumerable.Range(0, CurvePoints).Select(i => (long)Math.Round(from * Math.Pow(Math.Max(1, to / from), i / (CurvePoints - 1.0)))).Distinct().Select(n => (n, HalfAt(strata, floor, n)))];
    }

    /// <summary>The half-width falls as labels are added, so halving finds the fewest that do.</summary>
    private static long? Needed(IReadOnlyList<PlannedStratum> strata, int floor, double target, double population)
    {
        var (low, high) = (Least(strata, floor) - 1, (long)population);
        if (HalfAt(strata, floor, high) > target) return null;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (HalfAt(strata, floor, middle) <= target) high = middle;
            else low = middle;
        }
        return high;
    }

    /// <summary>Strata that name their week, such as high-2026-W30, are one stratum of the plan: it is for weeks to come.</summary>
    private static string Name(string? stratum) => stratum is null ? DimensionText.Value(null) : Suffix.Replace(stratum, "");

    private static readonly System.Text.RegularExpressions.Regex Suffix = new(@"[-_: ]?\d{4}-W\d{2}$|^\d{4}-W\d{2}[-_: ]?", System.Text.RegularExpressions.RegexOptions.CultureInvariant);
}
