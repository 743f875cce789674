using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Sample;

[Collection(nameof(SmallRun))]
public sealed class SampleSchemaTests(SampleFixture sample)
{
    public static TheoryData<string> Facts => [.. FactSchemas.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Facts))]
    public void Table_OfEveryFact_IsThereWithItsRows(string fact)
    {
        var table = sample.Table(fact);
        Assert.NotEmpty(table.Rows);
        Assert.Equal(sample.Result.Rows[fact], table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(table.Header.Length, row.Length));
    }

    [Theory, MemberData(nameof(Facts))]
    public void Columns_OfEveryFact_AreKnownAndTheRequiredOnesPresent(string fact)
    {
        var (table, schema) = (sample.Table(fact), FactSchemas.Named(fact)!);
        var unknown = table.Header.Where(h => schema.Find(h) is null).ToList();
        Assert.Equal(schema.OpenOutcomes ? ["views", "violating_views", "reports", "pre_views", "pre_violating_views"] : [], unknown);
        Assert.Subset(table.Header.ToHashSet(), schema.Columns.Where(c => c.Required).Select(c => c.Name).ToHashSet());
        Assert.Subset(table.Header.ToHashSet(), FactSchemas.Dimensions.ToHashSet());
        Assert.True(schema.OneOf.Count == 0 || schema.OneOf.Any(group => group.All(table.Header.Contains)));
    }

    [Theory, MemberData(nameof(Facts))]
    public void Values_OfEveryColumn_AreOfItsType(string fact)
    {
        var (table, schema) = (sample.Table(fact), FactSchemas.Named(fact)!);
        foreach (var column in schema.Columns.Where(c => table.Header.Contains(c.Name)))
        {
            var bad = table.Column(column.Name).FirstOrDefault(v => !IsValid(column, v));
            Assert.True(bad is null, $"{fact}.{column.Name}: {bad}");
        }
    }

    [Theory, MemberData(nameof(Facts))]
    public void Keys_OfEveryFact_AreUnique(string fact)
    {
        var (table, schema) = (sample.Table(fact), FactSchemas.Named(fact)!);
        var key = schema.Key.Select(k => table[k]).ToArray();
        if (key.Length == 0) return;
        Assert.Equal(table.Rows.Count, table.Rows.Select(r => string.Join('|', key.Select(k => r[k]))).Distinct().Count());
    }

    private static bool IsValid(Column column, string value)
    {
        if (value.Length == 0) return !column.Required;
        return column.Type switch
        {
            ColumnType.Token or ColumnType.Id => column.Allowed?.Contains(value) ?? true,
            ColumnType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            ColumnType.Timestamp => DateTime.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            ColumnType.Boolean => value is "true" or "false",
            ColumnType.Whole => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && InRange(column, whole),
            _ => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && InRange(column, number),
        };
    }

    private static bool InRange(Column column, decimal value) =>
        (column.Min is not { } min || (column.MinExclusive ? value > min : value >= min)) && (column.Max is not { } max || value <= max);
}
