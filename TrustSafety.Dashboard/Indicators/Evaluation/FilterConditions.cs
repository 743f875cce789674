using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>A reader's filters as conditions. An empty value stands for rows that leave the dimension empty.</summary>
internal static class FilterConditions
{
    public static async Task<IReadOnlyList<Condition>> OfAsync(IEnumerable<DimensionFilter> filters, IFacts facts, CancellationToken cancellation)
    {
        var conditions = new List<Condition>();
        foreach (var filter in filters) conditions.AddRange(IsMixed(filter) ? [await WithoutTheOthersAsync(filter, facts, cancellation)] : Of(filter));
        return conditions;
    }

    private static bool IsMixed(DimensionFilter filter) => !filter.Exclude && filter.Values.Contains("") && filter.Values.Any(v => v.Length > 0);

    // Stated values or none is an "or", which conditions do not have; it is the same as none of the others.
    private static async Task<Condition> WithoutTheOthersAsync(DimensionFilter filter, IFacts facts, CancellationToken cancellation) =>
        new Condition.NotIn(filter.Dimension, new((await facts.ValuesAsync(filter.Dimension, cancellation)).Except(filter.Values).Order(StringComparer.Ordinal)));

    private static IEnumerable<Condition> Of(DimensionFilter filter)
    {
        var stated = filter.Values.Where(v => v.Length > 0).Order(StringComparer.Ordinal).Distinct().ToList();
        var empty = stated.Count < filter.Values.Count;
        if (filter.Exclude)
        {
            if (stated.Count > 0) yield return new Condition.NotIn(filter.Dimension, new(stated));
            if (empty) yield return new Condition.IsPresent(filter.Dimension);
        }
        else if (!empty) yield return new Condition.In(filter.Dimension, new(stated));
        else yield return new Condition.IsMissing(filter.Dimension);
    }

    /// <summary>Whether a row with this value passes.</summary>
    public static bool Admits(DimensionFilter filter, string? value) => filter.Values.Contains(value ?? "") != filter.Exclude;
}
