using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// A measure as an exact aggregate: products are DECIMAL(38) or HUGEINT, whose sums do not depend on the order of the rows
/// and which fail instead of losing digits. A boolean factor is a condition: it multiplies by one or drops the row.
/// </summary>
internal static class MeasureSql
{
    public static string Sum(Measure measure, FactColumns columns, ConditionSql conditions) => Sum(measure, columns, conditions, Product);

    /// <summary>The same in whole millionths of each decimal factor, which the rows have under <see cref="Millionths"/>.</summary>
    public static string SumOfIntegers(Measure measure, FactColumns columns, ConditionSql conditions) => Sum(measure, columns, conditions, IntegerProduct);

    public static string Millionths(string column) => $"{column} in millionths";

    private static string Sum(Measure measure, FactColumns columns, ConditionSql conditions, Func<IReadOnlyList<FactColumn>, string?> productOf)
    {
        var factors = measure.Factors.Select(f => columns.Find(f, "sum", c => c.IsSummable)).ToList();
        var tests = factors.Where(f => f.Type == ColumnType.Boolean).Select(f => f.Name).Distinct().Select(Quote).ToList();
        if (measure.When.Count > 0) tests.Add(conditions.All(measure.When));
        var product = productOf([.. factors.Where(f => f.IsNumeric).OrderBy(f => f.Type != ColumnType.Number).ThenBy(f => f.Name, StringComparer.Ordinal)]);
        if (tests.Count == 0) return product is null ? "count(*)" : $"sum({product})";
        return $"sum(case when {string.Join(" and ", tests)} then {product ?? "1"} else 0 end)";
    }

    public static string AsDouble(string sum) => $"cast(coalesce({sum}, 0) as double)";

    private static string? Product(IReadOnlyList<FactColumn> factors) => factors switch
    {
        [] => null,
        [var only] => Quote(only.Name),
        _ =>
            $"cast({Quote(factors[0].Name)} as {(factors[0].Type == ColumnType.Number ? "decimal(38,6)" : "hugeint")}) * {string.Join(" * ", factors.Skip(1).Select(f => Quote(f.Name)))}",
    };

    private static string? IntegerProduct(IReadOnlyList<FactColumn> factors)
    {
        List<string> names = [.. factors.Select(f => Quote(f.Type == ColumnType.Number ? Millionths(f.Name) : f.Name))];
        return names.Count > 1 ? $"cast({names[0]} as hugeint) * {string.Join(" * ", names.Skip(1))}" : names.FirstOrDefault();
    }
}
