using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>A reader's filters as conditions. An empty value stands for rows that leave the dimension empty.</summary>
internal static class FilterConditions
{
    public static IEnumerable<Condition> Of(DimensionFilter filter)
    {
        var stated = filter.Values.Where(v => v.Length > 0).Order(StringComparer.Ordinal).Distinct().ToList();
        var empty = stated.Count < filter.Values.Count;
        if (filter.Exclude)
        {
            if (stated.Count > 0) yield return new Condition.NotIn(filter.Dimension, new(stated));
            if (empty) yield return new Condition.IsPresent(filter.Dimension);
        }
        else if (!empty) yield return new Condition.In(filter.Dimension, new(stated));
        else if (stated.Count == 0) yield return new Condition.IsMissing(filter.Dimension);
        else throw new ArgumentException("A filter includes either stated values or the rows without one, not both.", nameof(filter));
    }

    /// <summary>Whether a row with this value passes.</summary>
    public static bool Admits(DimensionFilter filter, string? value) => filter.Values.Contains(value ?? "") != filter.Exclude;
}
