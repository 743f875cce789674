using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Disclosure;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>Reviews by what they should have said, or what QA said, and by what the reviewer decided.</summary>
internal sealed record ConfusionTable(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyDictionary<(string Row, string Column), double> Counts)
{
    public double N => Counts.Values.Sum();

    public double Of(string row, string column) => Counts.GetValueOrDefault((row, column));

    public double RowTotal(string row) => Columns.Sum(c => Of(row, c));

    public static async Task<ConfusionTable> ReadAsync(QualitySource source, QualityView view, string judge, CancellationToken cancellation)
    {
        var cells = await source.CellsAsync(view, Fact.Review, "decided_at", [Measure.Count()], [judge, "decision"], cancellation, new Condition.IsPresent(judge));
        var counts = cells.ToDictionary(c => (c.Keys[0]!, c.Keys[1]!), c => c.Values[0]);
        IReadOnlyList<string> Ordered(Func<(string, string), string> part) => [.. counts.GroupBy(c => part(c.Key)).OrderByDescending(g => g.Sum(c => c.Value)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        return new(Ordered(k => k.Item1), Ordered(k => k.Item2), counts);
    }

    /// <summary>With the same categories on both sides, as κ needs them.</summary>
    public double[,] Square()
    {
        var categories = Rows.Union(Columns).ToList();
        var table = new double[categories.Count, categories.Count];
        foreach (var ((row, column), count) in Counts) table[categories.IndexOf(row), categories.IndexOf(column)] = count;
        return table;
    }

    /// <summary>
    /// The cells that are kept back. A row of fewer than k is a small group anywhere. A rare decision inside a row is one only in a filtered view: the platform
    /// as a whole describes nobody. Whatever would give one away by subtraction goes with it.
    /// </summary>
    public IReadOnlySet<(string Row, string Column)> Withheld(int smallest, bool isSegment)
    {
        var rule = new DisclosureRule(smallest);
        var places = Rows.SelectMany(r => Columns.Select(c => (Row: r, Column: c))).ToDictionary(p => p, p =>
        {
            var small = rule.IsSmall([RowTotal(p.Row), Of(p.Row, p.Column)], isSegment);
            return new ProtectedCell([Of(p.Row, p.Column)]) { IsSmall = small, IsWithheld = small };
        });
        if (smallest > 1 && isSegment)
            Suppression.Complete([.. Rows.Select(r => Line([.. Columns.Select(c => places[(r, c)])])), .. Columns.Select(c => Line([.. Rows.Select(r => places[(r, c)])]))], rule);
        return places.Where(p => p.Value.IsWithheld).Select(p => p.Key).ToHashSet();
    }

    private static ProtectedLine Line(ProtectedCell[] cells) => new(cells, new ProtectedCell([cells.Sum(c => c.Size)]) { IsFixed = true });
}
