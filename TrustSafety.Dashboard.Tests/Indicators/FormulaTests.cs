using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Indicators.Formula;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class FormulaTests
{
    private static readonly IndicatorCatalog Shipped = new FixedDefinitions(null).Current.Catalog;

    [Fact]
    public void Sql_Proportion_CountsWithinItsPopulation() => Assert.Equal("""
        select date_trunc('week', actioned_at) as week,
          count(*) filter (where source in ('own', 'vendor'))::double / count(*) as value
        from action
        where action = 'remove'
        group by 1
        """.ReplaceLineEndings("\n"), FormulaSql.Of(Shipped.Find("proactive_rate")!));

    [Fact]
    public void Sql_Weighted_SumsWeights() => Assert.Equal("""
        select date_trunc('week', viewed_at) as week,
          sum(weight) filter (where caught = false) / sum(weight) as value
        from label
        where violating = true
        group by 1
        """.ReplaceLineEndings("\n"), FormulaSql.Of(Shipped.Find("leakage_rate")!));

    [Fact]
    public void Words_Cohort_SayWhereARowFallsInTime()
    {
        var indicator = Shipped.Find("appeal_rate")!;
        Assert.Equal(("all appeal rows", "all action rows"), FormulaWords.Of(indicator));
        Assert.Equal("by actioned at", FormulaWords.Placed(indicator));
        Assert.Contains("actioned_at: when the appealed action was taken", FormulaSql.Derived(indicator));
    }

    [Fact]
    public void Formula_EveryShippedIndicator_HasWordsSqlAndMethod() => Assert.All(Shipped.Indicators, i =>
    {
        Assert.NotEmpty(FormulaWords.Of(i).Above);
        Assert.NotEmpty(FormulaWords.Method(i));
        Assert.Contains("from ", FormulaSql.Of(i), StringComparison.Ordinal);
    });

    /// <summary>Every formula must at least be SQL over the columns that the facts have.</summary>
    [Fact]
    public void Sql_EveryShippedIndicator_RunsOnTheFactsColumns()
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:");
        connection.Open();
        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        foreach (var schema in FactSchemas.All)
            Run($"create table \"{schema.Name}\" ({string.Join(", ", FactColumns.All(schema.Fact).Select(c => $"\"{c}\" {SqlType(FactColumns.Type(schema.Fact, c)!.Value)}"))})");
        foreach (var indicator in Shipped.Indicators) Run(FormulaSql.Of(indicator).Replace("$end_of_period", "timestamp '2026-07-27'", StringComparison.Ordinal));
    }

    private static string SqlType(ColumnType type) => new Column("", type).SqlType;
}
