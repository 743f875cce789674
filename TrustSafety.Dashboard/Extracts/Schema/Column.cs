namespace TrustSafety.Dashboard.Extracts.Schema;

public enum ColumnType
{
    /// <summary>A short code: a dimension value, a strategy, an outcome word.</summary>
    Token,
    /// <summary>An opaque identifier; never shown, only counted and joined.</summary>
    Id,
    Date,
    Timestamp,
    Whole,
    /// <summary>Stored as DECIMAL(18,6), so that sums are exact and repeatable.</summary>
    Number,
    Boolean,
}

/// <summary>One column of a fact: its type, whether an extract must have it, and what a value may be.</summary>
public sealed record Column(string Name, ColumnType Type, bool Required = false)
{
    /// <summary>The closed list of values, if there is one.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>The minimum itself is not allowed: a weight of 0 would be a division by an infinite probability.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>Not in the schema but brought by an extract, e.g. sessions per unit; true and false count as 1 and 0.</summary>
    public bool Outcome { get; init; }

    public string SqlType => Type switch
    {
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.Whole => "BIGINT",
        ColumnType.Number => "DECIMAL(18,6)",
        ColumnType.Boolean => "BOOLEAN",
        _ => "VARCHAR",
    };
}
