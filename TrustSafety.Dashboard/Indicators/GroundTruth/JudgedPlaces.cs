using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Numbers the combinations of up to two dimensions, and remembers which occur.</summary>
internal sealed class JudgedPlaces
{
    private readonly JudgedDimension[] by;
    private readonly int second;
    private readonly bool[] occurs;

    public JudgedPlaces(JudgedSample sample, IReadOnlyList<string> names)
    {
        by = [.. names.Select(sample.Dimension)];
        second = by.Length > 1 ? by[1].Values.Count + 1 : 1;
        occurs = new bool[(by.Length > 0 ? by[0].Values.Count + 1 : 1) * second];
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
        if (by.Length == 0) return 0;
        var place = (by[0].Codes[row] + 1) * second + (by.Length > 1 ? by[1].Codes[row] + 1 : 0);
        occurs[place] = true;
        return place;
    }

    private EquatableList<string?> Key(int place) => by.Length switch
    {
        0 => new([]),
        1 => new([Value(by[0], place)]),
        _ => new([Value(by[0], place / second), Value(by[1], place % second)]),
    };

    private static string? Value(JudgedDimension dimension, int place) => place == 0 ? null : dimension.Values[place - 1];
}
