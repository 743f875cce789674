namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>A change that was made to some segments at once, without randomisation: one entry of changes in experiments.yaml, checked.</summary>
/// <param name="Indicator">Of the catalogue, week by week.</param>
/// <param name="Dimension">Whose values were treated or were not.</param>
/// <param name="Start">The first day with the change; the week that it falls into belongs to neither side unless it is a Monday.</param>
public sealed record ChangeDefinition(string Id, string Name, string Question, string Owner, string Indicator, string Dimension, IReadOnlyList<string> Treated, IReadOnlyList<string> Controls, DateOnly Start)
{
    public int WeeksBefore { get; init; } = 16;

    public int WeeksAfter { get; init; } = 8;
}
