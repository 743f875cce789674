using System.Collections.Immutable;
using System.Globalization;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Definitions of weighted indicators, read over the columns of the judged sample instead of the table of labels.</summary>
internal static class JudgedConditions
{
    /// <summary>x = 1 in the population (of those with a y), y = what the rows above the line add.</summary>
    public static Func<int, JudgedValue> Values(JudgedSample sample, Indicator indicator, bool focused)
    {
        var top = indicator.Numerator;
        var population = All(sample, indicator.Denominator!.Where);
        var positive = All(sample, focused ? [.. top.Where, .. top.Focus] : top.Where);
        if (top.Sum is not { } column) return row => population(row) ? new(1, positive(row) ? 1 : 0) : default;
        var values = Number(sample, column);
        return row => population(row) && values(row) is var y && !double.IsNaN(y) ? new(1, positive(row) ? y : 0) : default;
    }

    private static Func<int, bool> All(JudgedSample sample, IReadOnlyList<Condition> conditions)
    {
        Func<int, bool>[] tests = [.. conditions.Select(c => Test(sample, c))];
        return tests switch
        {
            [] => _ => true,
            [var only] => only,
            [var first, var second] => row => first(row) && second(row),
            _ => row => Array.TrueForAll(tests, t => t(row)),
        };
    }

    private static Func<int, bool> Test(JudgedSample sample, Condition condition)
    {
        switch (condition)
        {
            case Condition.In c: return Text(sample, c.Column, v => v is not null && c.Values.Contains(v));
            case Condition.NotIn c: return Text(sample, c.Column, v => v is null || !c.Values.Contains(v));
            case Condition.IsMissing c: return Text(sample, c.Column, v => v is null);
            case Condition.IsPresent c: return Text(sample, c.Column, v => v is not null);
            case Condition.AtLeast c:
                var (least, rising) = ((double)c.Value, Number(sample, c.Column));
                return row => rising(row) >= least;
            case Condition.AtMost c:
                var (most, falling) = ((double)c.Value, Number(sample, c.Column));
                return row => falling(row) <= most;
            default: throw new NotSupportedException($"A condition on {condition.Column} that compares two columns cannot be read over the judged sample.");
        }
    }

    /// <summary>A test of a column with few values is made once per value.</summary>
    private static Func<int, bool> Text(JudgedSample sample, string column, Func<string?, bool> passes)
    {
        switch (column)
        {
            case "violating": return Flag(sample.Violating, passes);
            case DerivedColumns.Caught: return Flag(sample.Caught, passes);
            case "stratum": return Coded(sample.StratumCodes, [.. sample.Strata.Select(s => s.Name)], passes);
        }
        if (sample.Dimensions.FirstOrDefault(d => d.Name == column) is { } dimension) return Coded(dimension.Codes, dimension.Values, passes);
        var values = Number(sample, column);
        return row => passes(values(row) is var v && double.IsNaN(v) ? null : v.ToString(CultureInfo.InvariantCulture));
    }

    private static Func<int, bool> Flag(ImmutableArray<bool> column, Func<string?, bool> passes)
    {
        var (yes, no) = (passes("true") || passes("1"), passes("false") || passes("0"));
        return row => column[row] ? yes : no;
    }

    private static Func<int, bool> Coded(ImmutableArray<int> codes, IReadOnlyList<string?> values, Func<string?, bool> passes)
    {
        bool[] table = [passes(null), .. values.Select(passes)];
        return row => table[codes[row] + 1];
    }

    /// <summary>NaN where the column is empty, which passes no comparison.</summary>
    private static Func<int, double> Number(JudgedSample sample, string column) => column switch
    {
        "severity" => row => sample.Severities[row] == JudgedSample.None ? double.NaN : sample.Severities[row],
        DerivedColumns.SeverityWeight => sample.SeverityWeight,
        // The decimal of the extract: a float holds six digits of a number up to 1.
        "score" => row => Math.Round((double)sample.Scores[row], 6),
        "weight" => row => sample.Weights[row],
        _ => throw new NotSupportedException($"The judged sample has no column {column}."),
    };
}
