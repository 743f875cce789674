using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>A column that a query may name, and the expression over the stored table that gives it.</summary>
internal sealed record FactColumn(string Name, ColumnType Type, string Sql)
{
    public bool IsNumeric => Type is ColumnType.Whole or ColumnType.Number;

    public bool IsSummable => IsNumeric || Type == ColumnType.Boolean;

    public bool IsKey => Type is ColumnType.Token or ColumnType.Boolean or ColumnType.Whole;

    /// <summary>A key, or what becomes one on the way out: a local day, a pseudonym.</summary>
    public bool IsGroup => IsKey || IsTime || IsPerson;

    /// <summary>Leaves the facts as a pseudonym only.</summary>
    public bool IsPerson => Name == "reviewer";

    public bool IsTime => Type is ColumnType.Date or ColumnType.Timestamp;
}

/// <summary>The columns of one fact: those of its schema, the outcomes found in its table, and the derived ones.</summary>
internal sealed class FactColumns
{
    private readonly Dictionary<string, FactColumn> columns;

    public FactColumns(Fact fact, string table, IEnumerable<string> outcomes)
        : this(fact, table, FactSchemas.Of(fact).Columns.Select(c => new FactColumn(c.Name, c.Type, Quote(c.Name)))
            .Concat(outcomes.Select(o => new FactColumn(o, ColumnType.Number, Quote(o))))
            .Concat(DerivedColumns.Of(fact).Select(DerivedSql.Column)))
    {
    }

    public FactColumns(Fact fact, string table, IEnumerable<FactColumn> columns) =>
        (Fact, Table, this.columns) = (fact, table, columns.ToDictionary(c => c.Name));

    public Fact Fact { get; }

    /// <summary>The quoted table that the expressions stand on.</summary>
    public string Table { get; }

    public IEnumerable<FactColumn> All => columns.Values;

    public FactColumn Any(string name) => Find(name, "use", _ => true);

    public FactColumn Find(string name, string use, Func<FactColumn, bool> usable) =>
        columns.TryGetValue(name, out var column) && usable(column)
            ? column
            : throw new UnknownColumnException($"The fact {FactSchemas.Of(Fact).Name}", name, use, [.. columns.Values.Where(usable).Select(c => c.Name)]);
}
