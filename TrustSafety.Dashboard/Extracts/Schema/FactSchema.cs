namespace TrustSafety.Dashboard.Extracts.Schema;

/// <summary>The table of one fact. <paramref name="Key"/> identifies a row; <paramref name="Time"/> places it in a period.</summary>
public sealed record FactSchema(Fact Fact, string Name, string Time, IReadOnlyList<string> Key, IReadOnlyList<Column> Columns)
{
    /// <summary>Columns of which one group must be present in full, e.g. a weight, or a stratum with its size.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OneOf { get; init; } = [];

    /// <summary>Any further numeric column is an outcome (experiment_unit only).</summary>
    public bool OpenOutcomes { get; init; }

    public Column? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);
}
