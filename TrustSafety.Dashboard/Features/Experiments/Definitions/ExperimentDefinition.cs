using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

/// <summary>How often the numbers may be looked at. Fixed: once, at the planned size. Sequential: as often as one likes.</summary>
public enum AnalysisPlan { Fixed, Sequential, Bayesian }

public enum RandomisedBy { Unit, Cluster }

/// <summary>What was decided before the first unit was assigned: one entry of experiments.yaml, checked.</summary>
public sealed record ExperimentDefinition(string Id, string Name, string Question, string Owner, IReadOnlyList<PlannedArm> Arms, string Primary)
{
    /// <summary>What the others are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>First and last day of assignment; null where the plan does not say.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>Units of all arms together; a fixed analysis is not read before they are reached.</summary>
    public long? PlannedUnits { get; init; }

    public AnalysisPlan Analysis { get; init; }

    public RandomisedBy RandomisedBy { get; init; }

    public double Level { get; init; } = 0.95;

    public IReadOnlyList<string> Secondary { get; init; } = [];

    public IReadOnlyList<Guardrail> Guardrails { get; init; } = [];

    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Column with the days from the assignment to the unit's first exposure; below 0 it was exposed before. Null where nobody logs it.</summary>
    public string? ExposedAfter { get; init; }

    /// <summary>What the platform should see of it once it has shipped.</summary>
    public Promise? Promise { get; init; }

    /// <summary>In the experiment's own words; shown beside the verdict.</summary>
    public string Decision { get; init; } = "";

    /// <summary>All that it names, each once.</summary>
    public IEnumerable<string> Metrics => Guardrails.Select(g => g.Metric).Concat(Secondary).Append(Primary).Distinct();

    public IEnumerable<PlannedArm> Treatments => Arms.Where(a => a.Name != Baseline);
}

/// <param name="Share">Of all units; the shares of an experiment add up to 1.</param>
public sealed record PlannedArm(string Name, double Share);

/// <param name="Margin">How much worse, relative to the baseline, is still acceptable: 0.02 is 2 %.</param>
public sealed record Guardrail(string Metric, double Margin);

/// <param name="Indicator">Of the catalogue.</param>
/// <param name="Change">Relative to the value before: −0.1 is a tenth less.</param>
public sealed record Promise(string Indicator, double Change);

public enum MetricKind { Mean, Proportion, Count, Ratio, Quantile }

/// <summary>What is measured on every unit of any experiment that has its columns.</summary>
public sealed record MetricDefinition(string Id, string Name, MetricKind Kind, string Outcome, Unit Unit, Direction Direction)
{
    /// <summary>Of a ratio: Σ outcome ÷ Σ denominator.</summary>
    public string? Denominator { get; init; }

    /// <summary>Columns from before the assignment that take out variance (CUPED).</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [];

    /// <summary>Values above this quantile of all units are pulled in to it.</summary>
    public double? Winsorise { get; init; }

    public double Quantile { get; init; } = 0.5;

    /// <summary>Of the catalogue, whose name, unit and direction it has; null for a metric of its own.</summary>
    public string? Indicator { get; init; }

    /// <summary>Column with the days from the assignment to the day on which the unit's outcome was known; empty while it is open.</summary>
    public string? KnownAfter { get; init; }

    /// <summary>Set where the outcome is known for a probability sample of the units only.</summary>
    public LabelSample? Sample { get; init; }

    /// <summary>+1 where more is better, −1 where less is.</summary>
    public int Better => Direction == Direction.LowerIsBetter ? -1 : 1;
}

/// <param name="Weight">Column with 1/π of every unit that was drawn, empty or 0 for the others.</param>
/// <param name="Score">Column with a model's score of every unit, drawn or not, on the scale of the outcome.</param>
/// <param name="Labels">How often the labellers are right, from checked labels; null takes them at their word.</param>
public sealed record LabelSample(string Weight, string? Score, LabelAccuracy? Labels);

/// <param name="Denominator">Of a ratio metric: the covariate is a ratio, too.</param>
public sealed record Covariate(string Column, string? Denominator = null);

/// <summary>The whole file.</summary>
public sealed record ExperimentBook(IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<ExperimentDefinition> Experiments)
{
    /// <summary>Without randomisation.</summary>
    public IReadOnlyList<ChangeDefinition> Changes { get; init; } = [];

    public MetricDefinition Metric(string id) => Metrics.First(m => m.Id == id);

    public ExperimentDefinition? Find(string id) => Experiments.FirstOrDefault(e => e.Id == id);
}
