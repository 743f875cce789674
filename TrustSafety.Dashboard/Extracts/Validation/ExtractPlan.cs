using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Which column of the file becomes which column of the fact; the rest are dropped and reported.</summary>
internal sealed partial record ExtractPlan(FactSchema Schema, IReadOnlyList<Column> Columns, int[] Slots, IReadOnlyList<string> Dropped)
{
    /// <summary>Outcomes among <see cref="Columns"/>: whether they hold numbers is seen in the data.</summary>
    public IEnumerable<Column> Outcomes => Columns.Where(c => c.Outcome);

    public int SlotOf(string column)
    {
        for (var slot = 0; slot < Columns.Count; slot++)
            if (Columns[slot].Name == column) return slot;
        return -1;
    }

    /// <exception cref="ExtractRefusedException">A column is missing or there twice.</exception>
    public static ExtractPlan For(FactSchema schema, IReadOnlyList<string> header)
    {
        var columns = new List<Column>();
        var dropped = new List<string>();
        var slots = new int[header.Count];
        for (var i = 0; i < header.Count; i++)
        {
            var column = schema.Find(header[i]) ?? (schema.OpenOutcomes && OutcomeName().IsMatch(header[i]) ? new Column(header[i], ColumnType.Number) { Outcome = true } : null);
            slots[i] = column is null ? -1 : columns.Count;
            if (column is null) dropped.Add(HeaderText.Show(header[i], i));
            else if (columns.Any(c => c.Name == column.Name)) throw new ExtractRefusedException($"The header has the column {column.Name} twice. Keep one of them.");
            else columns.Add(column);
        }
        var missing = Missing(schema, columns);
        return missing.Count == 0
            ? new ExtractPlan(schema, columns, slots, dropped)
            : throw new ExtractRefusedException($"The columns are not those of the fact {schema.Name}: missing {string.Join(", ", missing)}. {HeaderText.Advice(schema, header)}");
    }

    /// <summary>Required columns that are not there, and groups of which none is there in full.</summary>
    public static IReadOnlyList<string> Missing(FactSchema schema, IReadOnlyCollection<Column> columns)
    {
        bool Has(string name) => columns.Any(c => c.Name == name);
        var missing = schema.Columns.Where(c => c.Required && !Has(c.Name)).Select(c => c.Name).ToList();
        if (schema.OneOf.Count > 0 && !schema.OneOf.Any(group => group.All(Has))) missing.Add(string.Join(" or ", schema.OneOf.Select(g => string.Join(" with ", g))));
        return missing;
    }

    // Also a name of the schema's own is no outcome, nor is the table's extract_id.
    [GeneratedRegex("^(?!extract_id$)[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex OutcomeName();
}
