using System.Globalization;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Whether the arms can be compared at all; looked at before any effect is.</summary>
internal sealed class HealthChecks(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units)
{
    /// <summary>Fabijan et al. 2019, KDD: small, for it is looked at often and a real mismatch is never subtle.</summary>
    private const double Alarm = 0.001, Note = 0.01;

    private const double MostInSeveralArms = 0.01, MostExposedBefore = 0.01, Implausible = 0.5, CapMovesErrors = 1;

    private readonly AllocationChecks allocation = new(experiment, units);

    public IReadOnlyList<HealthCheck> Before(long smallest) =>
        [allocation.Ratio(Alarm, Note), allocation.BySegment(Alarm, smallest), SeveralArms(), Unplanned(), Window(), .. Exposed(), .. Balance(), .. Lost(), .. Ripe(), .. SampleChecks.Of(experiment, Metrics, units, smallest), Size()];

    /// <summary>What only the effects themselves can show.</summary>
    public static IEnumerable<HealthCheck> After(IReadOnlyList<MetricComparison> comparisons)
    {
        var large = comparisons.Where(c => c.Raw.Absolute.Excludes(0) && c.Final.Relative.Point is { } lift && Math.Abs(lift) > Implausible).Select(c => c.Metric.Name).Distinct().ToList();
        yield return new("twyman", "Is any effect too good to be true?", large.Count > 0 ? HealthState.Note : HealthState.Passed,
            large.Count > 0 ? $"{string.Join(", ", large)} {(large.Count == 1 ? "differs" : "differ")} by more than half: look for a logging error first (Twyman's law)." : "no effect beyond noise exceeds half of the baseline");
        var carried = comparisons.Where(c => c.CapShift > CapMovesErrors).Select(c => c.Metric.Name).Distinct().ToList();
        yield return new("outliers", "Do a few extreme units carry an effect?", carried.Count > 0 ? HealthState.Note : HealthState.Passed,
            carried.Count > 0 ? $"capping moves {string.Join(", ", carried)} by more than a standard error: a few units carry the uncapped difference; the capped one counts." : "capping moves no effect by more than a standard error");
    }

    private List<MetricDefinition> Metrics => [.. experiment.Metrics.Select(book.Metric)];

    private HealthCheck SeveralArms()
    {
        var count = units.InSeveralArms.AsSpan().Count(true);
        var share = units.Count == 0 ? 0 : count / (double)units.Count;
        return new("several_arms", "Is every unit in one arm only?", share > MostInSeveralArms ? HealthState.Failed : count > 0 ? HealthState.Note : HealthState.Passed,
            count == 0 ? "no unit stands in two arms" : $"{Percent(share)} of the rows are of units that stand in several arms; they are left out");
    }

    private HealthCheck Unplanned()
    {
        var strange = units.ArmNames.Count(a => experiment.Arms.All(p => p.Name != a));
        var empty = experiment.Arms.Where(p => !units.ArmNames.Contains(p.Name)).Select(p => p.Name).ToList();
        return new("arms", "Are the arms those of the plan?", strange + empty.Count > 0 ? HealthState.Failed : HealthState.Passed,
            strange > 0 ? $"{Whole(strange)} arms of the extracts are not in the plan" : empty.Count > 0 ? $"no unit is in {string.Join(", ", empty)}" : "all arms are planned, and each has units");
    }

    private HealthCheck Window()
    {
        const string question = "Was everybody assigned while the experiment ran?";
        if (experiment.Start is null && experiment.End is null) return new("window", question, HealthState.Unknown, $"the plan states no start and no end{Unlogged}");
        var outside = units.Days.Count(d => d < (experiment.Start?.DayNumber ?? int.MinValue) || d > (experiment.End?.DayNumber ?? int.MaxValue));
        return new("window", question, outside > 0 ? HealthState.Note : HealthState.Passed, outside > 0 ? $"{Percent(outside / (double)units.Count)} of the units were assigned outside of the planned days{Unlogged}" : $"all assignments lie within the planned days{Unlogged}");
    }

    private string Unlogged => experiment.ExposedAfter is null ? "; when units were exposed is not logged (exposed_after)" : "";

    /// <summary>Who was exposed first is no longer who was drawn.</summary>
    private IEnumerable<HealthCheck> Exposed()
    {
        const string question = "Was anybody exposed before being assigned?";
        if (experiment.ExposedAfter is not { } column) yield break;
        if (!units.Outcomes.TryGetValue(column, out var after))
        {
            yield return new("exposure", question, HealthState.Failed, $"there is no column {column} with a value for any unit");
            yield break;
        }
        var share = after.Count(d => d < 0) / (double)units.Count;
        yield return new("exposure", question, share > MostExposedBefore ? HealthState.Failed : share > 0 ? HealthState.Note : HealthState.Passed,
            share > 0 ? $"{Percent(share)} of the units were exposed before they were assigned" : "nobody, as far as exposure is logged");
    }

    private IEnumerable<HealthCheck> Balance()
    {
        const string question = "Were the arms alike before?";
        var before = units.Outcomes.Keys.Where(k => k.StartsWith("pre_", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (before.Count == 0)
        {
            yield return new("balance", question, HealthState.Unknown, "the extracts have no column from before the assignment (pre_…)");
            yield break;
        }
        var tests = allocation.Differences(before.Select(c => (c, units.Outcomes[c])), missing: false);
        yield return Verdict("balance", question, tests, "differ before anything was done: the randomisation, or the log of it, is broken", $"no difference in {string.Join(", ", before)}");
    }

    private IEnumerable<HealthCheck> Lost()
    {
        const string question = "Is anything measured less often in one arm?";
        var columns = Metrics.SelectMany(m => new[] { m.Outcome, m.Denominator, m.Sample?.Weight, m.Sample?.Score, m.KnownAfter }).OfType<string>().Distinct().ToList();
        var absent = columns.Where(c => !units.Outcomes.ContainsKey(c)).ToList();
        if (absent.Count > 0) yield return new("columns", "Do the extracts have every outcome?", HealthState.Failed, $"there is no column {string.Join(", ", absent)} with a value for any unit");
        // Of labels most are missing, and as many in each arm as the design drew.
        var labels = Metrics.Where(m => m.Sample is not null).SelectMany(m => new[] { m.Outcome, m.Sample!.Weight });
        // When an outcome is known is a question of its own.
        var ripening = Metrics.Select(m => m.KnownAfter).OfType<string>();
        var tests = allocation.Differences(columns.Except(absent).Except(labels).Except(ripening).Select(c => (c, units.Outcomes[c])), missing: true);
        yield return Verdict("lost", question, tests, "are missing more often in one arm than in another", "outcomes are as complete in each arm");
    }

    private IEnumerable<HealthCheck> Ripe()
    {
        var ripening = Metrics.Where(m => m.KnownAfter is { } column && units.Outcomes.ContainsKey(column)).ToList();
        if (ripening.Count == 0) yield break;
        var tests = allocation.Differences(ripening.Select(m => (m.Name, units.Outcomes[m.KnownAfter!])), missing: true);
        var open = ripening.Max(m => units.Outcomes[m.KnownAfter!].Count(double.IsNaN)) / (double)units.Count;
        yield return Verdict("maturity", "Are outcomes as mature in each arm?", tests, "are still open more often in one arm than in another: the arms are read at different ages", open > 0 ? $"alike in each arm; at most {Percent(open)} are still open and left out" : "all outcomes are known");
    }

    private static HealthCheck Verdict(string id, string question, IReadOnlyList<(string Column, double P)> tests, string bad, string good)
    {
        // Bonferroni: one false alarm among all columns in a thousand experiments.
        var worst = tests.Where(t => t.P * tests.Count < Note).OrderBy(t => t.P).ToList();
        var least = tests.Count == 0 ? (double?)null : Math.Min(1, tests.Min(t => t.P) * tests.Count);
        return new(id, question, least < Alarm ? HealthState.Failed : worst.Count > 0 ? HealthState.Note : HealthState.Passed,
            worst.Count > 0 ? $"{string.Join(", ", worst.Select(w => w.Column))} {bad}" : good)
        { P = least };
    }

    private HealthCheck Size()
    {
        const string question = "Is the planned size reached?";
        if (experiment.PlannedUnits is not { } planned) return new("size", question, HealthState.Unknown, "the plan states no size");
        var reached = units.Count >= planned;
        return new("size", question, reached ? HealthState.Passed : HealthState.Note, $"{ValueText.Count(units.Count)} of {ValueText.Count(planned)} units");
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
