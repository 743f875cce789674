namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// An additive measure: Σ over the rows that meet <see cref="When"/> of the product of the factor columns; with no factor, their count.
/// A column named twice is squared: Σw²·y has the factors weight, weight, violating. Booleans count as 0 and 1; a row with an empty factor adds nothing.
/// Being additive, cells merge across weeks, extracts and caches.
/// </summary>
public sealed record Measure(ValueList Factors, EquatableList<Condition> When)
{
    public static Measure Count(params Condition[] when) => new(new([]), new(when));

    public static Measure Sum(string column, params Condition[] when) => new(new([column]), new(when));

    public static Measure Product(IEnumerable<string> factors, params Condition[] when) => new(new(factors), new(when));
}
