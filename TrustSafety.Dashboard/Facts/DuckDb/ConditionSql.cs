using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Conditions as SQL over projected columns, each under its own name.</summary>
internal sealed class ConditionSql(FactColumns columns, SqlParameters parameters)
{
    public string All(IEnumerable<Condition> conditions)
    {
        var tests = conditions.Select(One).ToList();
        return tests.Count == 0 ? "true" : string.Join(" and ", tests);
    }

    /// <summary>What tells no time of arrival counts as arrived.</summary>
    public static string Arrived(string column, string before) => $"({Quote(column)} is null or {Quote(column)} < {before})";

    private string One(Condition condition) => condition switch
    {
        Condition.In c => In(Listable(c.Column), c.Values),
        Condition.NotIn c => c.Values.Count == 0 ? "true" : $"({Quote(c.Column)} is null or not {In(Listable(c.Column), c.Values)})",
        Condition.AtLeast c => $"{Quote(Measurable(c.Column).Name)} >= {parameters.Add(c.Value)}",
        Condition.AtMost c => $"{Quote(Measurable(c.Column).Name)} <= {parameters.Add(c.Value)}",
        Condition.IsMissing c => $"{Quote(columns.Any(c.Column).Name)} is null",
        Condition.IsPresent c => $"{Quote(columns.Any(c.Column).Name)} is not null",
        Condition.SameAs c => Pair(c.Column, "=", c.Other),
        Condition.DiffersFrom c => Pair(c.Column, "<>", c.Other),
        Condition.ArrivedBefore c => Arrived(columns.Any(c.Column).Name, parameters.Add(c.Moment)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "No such condition."),
    };

    private FactColumn Listable(string name) => columns.Find(name, "compare with values", c => c.IsKey || c.Type == ColumnType.Number);

    private FactColumn Measurable(string name) => columns.Find(name, "compare with a number", c => c.IsNumeric);

    private string In(FactColumn column, ValueList values) =>
        values.Count == 0 ? "false" : $"{Quote(column.Name)} in ({string.Join(", ", values.Select(v => parameters.Add(Value(column, v))))})";

    private string Pair(string name, string test, string other)
    {
        var column = columns.Any(name);
        return $"{Quote(name)} {test} {Quote(columns.Find(other, $"compare with {name}", c => c.Type == column.Type || (c.IsNumeric && column.IsNumeric)).Name)}";
    }

    private static object Value(FactColumn column, string text) => column.Type switch
    {
        ColumnType.Boolean => text switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw new UnusableValueException(column.Name, "true, false"),
        },
        ColumnType.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole : throw new UnusableValueException(column.Name, "whole numbers"),
        ColumnType.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : throw new UnusableValueException(column.Name, "decimal numbers"),
        _ => text,
    };
}
