using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Formula;

/// <summary>
/// The definition as SQL over the facts, for people who want to recompute a weekly value outside of the product. It is written for reading:
/// nothing here is ever run by the product, whose statements are compiled by the engine.
/// </summary>
public static class FormulaSql
{
    public static string Of(Indicator indicator)
    {
        var (top, bottom) = (indicator.Numerator, indicator.Denominator);
        return indicator.Estimator switch
        {
            Estimator.Proportion or Estimator.Share when bottom!.Fact == top.Fact && bottom.Time == top.Time && bottom.Ignore.Count == 0 =>
                Select(bottom, $"count(*) filter (where {Where(top.Where.Except(bottom.Where))})::double / count(*)"),
            Estimator.Share => Select(bottom!, $"count(*) filter (where {Where([.. top.Where.Except(bottom!.Where), .. top.Focus])})::double / count(*)"),
            Estimator.WeightedProportion => Weighted(top, bottom!),
            Estimator.Ratio => Select(top, $"sum({top.Sum}) / sum({bottom!.Sum})"),
            Estimator.Mean => Select(top, $"avg({top.Sum})"),
            Estimator.Quantile => Select(top, string.Create(CultureInfo.InvariantCulture, $"quantile_disc({top.Sum}, {indicator.Quantile})")),
            Estimator.Count => Select(top, "count(*)"),
            Estimator.Backlog => $"select\n  (select count(*) from {Table(top)} where {UpTo(top)})\n  - (select count(*) from {Table(bottom!)} where {UpTo(bottom!)}) as value",
            _ => $"select week, above::double / below as value\nfrom ({Indent(Select(top, Total(top), "above"))}) a\njoin ({Indent(Select(bottom!, Total(bottom!), "below"))}) b using (week)",
        };
    }

    /// <summary>What the derived columns of the formula mean.</summary>
    public static IReadOnlyList<string> Derived(Indicator indicator)
    {
        Part[] parts = indicator.Denominator is { } d ? [indicator.Numerator, d] : [indicator.Numerator];
        return [.. parts.SelectMany(p => p.Where.Select(c => c.Column).Append(p.Sum).Append(p.Time).OfType<string>().Where(DerivedColumns.Of(p.Fact).Contains)).Distinct().Select(c => $"{c}: {Meaning(c)}")];
    }

    private static string Weighted(Part top, Part bottom)
    {
        var y = string.Join(" and ", top.Where.Except(bottom.Where).Select(Condition)) is { Length: > 0 } condition ? $" filter (where {condition})" : "";
        return Select(bottom, $"sum(weight{(top.Sum is { } column ? $" * {column}" : "")}){y} / sum(weight)");
    }

    private static string Select(Part part, string value, string name = "value")
    {
        var where = part.Where.Count > 0 ? $"\nwhere {Where(part.Where)}" : "";
        return $"select date_trunc('week', {part.Time}) as week,\n  {value} as {name}\nfrom {Table(part)}{where}\ngroup by 1";
    }

    private static string Total(Part part) => part.Sum is { } column ? $"sum({column})" : "count(*)";

    private static string UpTo(Part part) => string.Join(" and ", [$"{part.Time} < $end_of_period", .. part.Where.Select(Condition)]);

    private static string Table(Part part) => FactSchemas.Of(part.Fact).Name;

    private static string Where(IEnumerable<Condition> conditions) => string.Join("\n  and ", conditions.Select(Condition)) is { Length: > 0 } text ? text : "true";

    private static string Condition(Condition condition) => condition switch
    {
        Condition.In { Values: [var one] } c => $"{c.Column} = {Literal(one)}",
        Condition.In c => $"{c.Column} in ({string.Join(", ", c.Values.Select(Literal))})",
        Condition.NotIn c => $"({c.Column} is null or {c.Column} not in ({string.Join(", ", c.Values.Select(Literal))}))",
        Condition.AtLeast c => string.Create(CultureInfo.InvariantCulture, $"{c.Column} >= {c.Value}"),
        Condition.AtMost c => string.Create(CultureInfo.InvariantCulture, $"{c.Column} <= {c.Value}"),
        Condition.IsMissing c => $"{c.Column} is null",
        Condition.IsPresent c => $"{c.Column} is not null",
        Condition.SameAs c => $"{c.Column} = {c.Other}",
        Condition.DiffersFrom c => $"{c.Column} <> {c.Other}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string Literal(string value) => value is "true" or "false" ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Indent(string sql) => "\n  " + sql.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";

    private static string Meaning(string column) => column switch
    {
        DerivedColumns.Caught => "a live strategy had fired on the content at or before the view",
        DerivedColumns.SeverityWeight => "0, 1, 2, 4, 8 for severity 0 to 4; 0 when not violating",
        DerivedColumns.SecondsToAction => "from created_at to actioned_at",
        DerivedColumns.TurnaroundSeconds => "from enqueued_at to decided_at",
        DerivedColumns.ActionedAt => "when the appealed action was taken",
        DerivedColumns.SecondsToDetect => "from onset_at to detected_at",
        _ => "from detected_at to mitigated_at",
    };
}
