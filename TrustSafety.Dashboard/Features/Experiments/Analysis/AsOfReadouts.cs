using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <param name="Known">Units of the arm whose outcome was known by then, of all its units.</param>
public sealed record Maturity(string Metric, string Arm, long Known, long Units)
{
    public double Share => Units == 0 ? 0 : Known / (double)Units;
}

/// <summary>The readout as it would have stood at the end of a day: only outcomes that were known by then.</summary>
/// <param name="DaysLater">After the last assignment.</param>
/// <param name="Verdict">What the rule says of those comparisons; null while the data do not reach the day.</param>
public sealed record AsOfReadout(int DaysLater, DateOnly Day, IReadOnlyList<MetricComparison> Comparisons, IReadOnlyList<Maturity> Maturity, Verdict? Verdict);

/// <summary>
/// Appeals and late reports are open when an experiment ends. Its readout is repeated a week and four weeks later, so that one sees what an early decision
/// would have rested on, and whether outcomes ripen alike in every arm.
/// </summary>
internal sealed class AsOfReadouts(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units, long smallest)
{
    public static readonly IReadOnlyList<int> Later = [0, 7, 28];

    /// <param name="until">The last day of the data.</param>
    public IReadOnlyList<AsOfReadout> All(IReadOnlyList<HealthCheck> health, DateOnly until)
    {
        var ripening = experiment.Metrics.Select(book.Metric).Where(m => m.KnownAfter is { } column && units.Outcomes.ContainsKey(column)).ToList();
        return ripening.Count == 0 ? [] : [.. Later.Select(days => Of(days, ripening, health, until))];
    }

    private AsOfReadout Of(int days, List<MetricDefinition> ripening, IReadOnlyList<HealthCheck> health, DateOnly until)
    {
        var day = units.LastDay.DayNumber + days;
        var when = DateOnly.FromDayNumber(day);
        if (when > until) return new(days, when, [], [], null);
        var comparisons = new MetricComparisons(experiment, book, units, smallest, day).All();
        var guardrails = GuardrailCheck.All(experiment, book, comparisons);
        return new(days, when, comparisons, [.. ripening.SelectMany(m => Ripe(m, day))], VerdictRule.Of(experiment, health, comparisons, guardrails, units.Count));
    }

    private IEnumerable<Maturity> Ripe(MetricDefinition metric, int day)
    {
        var after = units.Outcomes[metric.KnownAfter!];
        foreach (var arm in experiment.Arms.Select(a => a.Name))
        {
            var (code, known, all) = (units.ArmCode(arm), 0L, 0L);
            for (var i = 0; i < units.Count; i++)
            {
                if (units.Arms[i] != code || units.InSeveralArms[i]) continue;
                all++;
                if (units.Days[i] + after[i] <= day) known++;
            }
            yield return new(metric.Id, arm, known, all);
        }
    }
}
