using System.Collections.Immutable;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Numbers the combinations of dimensions, the last one fastest, and remembers which occur.</summary>
internal sealed class JudgedPlaces
{
    private readonly JudgedDimension[] by;
    private readonly (ImmutableArray<int> Codes, int Count)[] columns;
    private readonly bool[] occurs;

    public JudgedPlaces(JudgedSample sample, IReadOnlyList<string> names)
    {
        by = [.. names.Select(sample.Dimension)];
        columns = [.. by.Select(d => (d.Codes, d.Values.Count + 1))];
        occurs = new bool[columns.Aggregate(1, (count, column) => count * column.Count)];
        if (by.Length == 0) occurs[0] = true;
    }

    /// <summary>With combinations that occur elsewhere.</summary>
    public JudgedPlaces(JudgedSample sample, IReadOnlyList<string> names, bool[] elsewhere) : this(sample, names) => elsewhere.CopyTo(occurs, 0);

    /// <summary>How many there could be.</summary>
    public int Count => occurs.Length;

    /// <summary>By combination, whether it was seen.</summary>
    public IReadOnlyList<bool> Seen => occurs;

    /// <summary>The combinations seen, each with the values that it stands for.</summary>
    public IEnumerable<(int Place, EquatableList<string?> Key)> Found => Enumerable.Range(0, occurs.Length).Where(p => occurs[p]).Select(p => (p, Key(p)));

    public int Of(int row)
    {
        var place = At(row);
        occurs[place] = true;
        return place;
    }

    /// <summary>Whether the row's combination was not seen before.</summary>
    public bool IsNew(int row)
    {
        ref var seen = ref occurs[At(row)];
        var isNew = !seen;
        seen = true;
        return isNew;
    }

    private int At(int row)
    {
        var place = 0;
        foreach (var (codes, count) in columns) place = (place * count) + codes[row] + 1;
        return place;
    }

    private EquatableList<string?> Key(int place)
    {
        var key = new string?[by.Length];
        for (var d = by.Length - 1; d >= 0; place /= by[d--].Values.Count + 1) key[d] = Value(by[d], place % (by[d].Values.Count + 1));
        return new(key);
    }

    private static string? Value(JudgedDimension dimension, int place) => place == 0 ? null : dimension.Values[place - 1];
}
