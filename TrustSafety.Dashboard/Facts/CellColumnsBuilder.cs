using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>Takes cells in any order and puts them in that of an answer: by period, keys (empty first, then by code point) and bin.</summary>
internal sealed class CellColumnsBuilder
{
    /// <summary>The keys before their first value.</summary>
    public const int NoKeys = 0;

    private readonly List<Period> periods = [];
    private readonly List<int> keys = [];
    private readonly List<int> bins = [];
    private readonly List<double> values = [];

    // Keys form a tree, value after value, so that keys seen before are found without making them anew.
    private readonly Dictionary<(int Parent, string? Value), int> places = [];
    private readonly List<(int Parent, string? Value)> nodes = [(-1, null)];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>The keys that go on from those before with this value.</summary>
    public int Key(int before, string? value)
    {
        if (places.TryGetValue((before, value), out var known)) return known;
        if (value is not null && texts.TryGetValue(value, out var first)) value = first;
        else if (value is not null) texts.Add(value);
        nodes.Add((before, value));
        return places[(before, value)] = nodes.Count - 1;
    }

    /// <summary>Begins a cell; its values follow.</summary>
    public void Add(Period? period, int key, int? bin)
    {
        if (period is { } at) periods.Add(at);
        if (bin is { } number) bins.Add(number);
        keys.Add(key);
    }

    public void Add(double value) => values.Add(value);

    public CellColumns Build()
    {
        var (count, measures) = (keys.Count, keys.Count == 0 ? 0 : values.Count / keys.Count);
        var found = keys.Distinct().Select(k => (Node: k, Keys: KeysAt(k))).OrderBy(k => k.Keys, KeyOrder.Instance).ToList();
        var keyRanks = found.Index().ToDictionary(k => k.Item.Node, k => k.Index);
        Period[] times = [.. periods.Distinct().Order()];
        var timeRanks = times.Index().ToDictionary(t => t.Item, t => t.Index);
        var (firstBin, binCount) = bins.Count == 0 ? (0, 1L) : (bins.Min(), bins.Max() - (long)bins.Min() + 1);

        var (ranks, order) = (new long[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var time = times.Length == 0 ? 0 : timeRanks[periods[i]];
            ranks[i] = checked((((time * (long)found.Count) + keyRanks[keys[i]]) * binCount) + (bins.Count == 0 ? 0 : bins[i] - firstBin));
            order[i] = i;
        }
        Array.Sort(ranks, order);

        var (sortedKeys, sortedBins, sortedValues) = (new int[count], bins.Count == 0 ? null : new int[count], Enumerable.Range(0, measures).Select(_ => new double[count]).ToArray());
        var timeEnds = new int[Math.Max(1, times.Length)];
        for (var i = 0; i < count; i++)
        {
            sortedKeys[i] = (int)(ranks[i] / binCount % found.Count);
            sortedBins?[i] = bins[order[i]];
            for (var m = 0; m < measures; m++) sortedValues[m][i] = values[(order[i] * measures) + m];
            timeEnds[ranks[i] / binCount / found.Count] = i + 1;
        }
        return new(times, timeEnds, [.. found.Select(k => k.Keys)], sortedKeys, sortedBins, [.. sortedValues.Select(NumberColumn.Of)]);
    }

    private EquatableList<string?> KeysAt(int node)
    {
        var values = new Stack<string?>();
        for (; node != NoKeys; node = nodes[node].Parent) values.Push(nodes[node].Value);
        return new(values);
    }
}
