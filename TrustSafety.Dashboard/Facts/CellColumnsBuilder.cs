using System.Buffers;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>Takes cells in any order and puts them in that of an answer: by period, keys (empty first, then by code point) and bin.</summary>
internal sealed class CellColumnsBuilder : IDisposable
{
    /// <summary>The keys before their first value.</summary>
    public const int NoKeys = 0;

    // Not readonly, for the lists are values that grow in place. Periods and keys by their codes.
    private RentedList<int> times = new();
    private RentedList<int> keys = new();
    private RentedList<int> bins = new();
    private RentedList<double> values = new();

    private readonly Dictionary<Period, int> periods = [];

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
        if (period is { } at)
        {
            if (!periods.TryGetValue(at, out var time)) periods[at] = time = periods.Count;
            times.Add(time);
        }
        if (bin is { } number) bins.Add(number);
        keys.Add(key);
    }

    public void Add(double value) => values.Add(value);

    public CellColumns Build()
    {
        var count = keys.Count;
        var (ranks, order, column) = (ArrayPool<long>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count), ArrayPool<double>.Shared.Rent(count));
        var columns = Build(ranks.AsSpan(0, count), order.AsSpan(0, count), column.AsSpan(0, count));
        ArrayPool<long>.Shared.Return(ranks);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<double>.Shared.Return(column);
        return columns;
    }

    public void Dispose()
    {
        times.Dispose();
        keys.Dispose();
        bins.Dispose();
        values.Dispose();
    }

    private CellColumns Build(Span<long> ranks, Span<int> order, Span<double> column)
    {
        ReadOnlySpan<int> timeOf = times.Items, keyOf = keys.Items, binOf = bins.Items;
        var valueOf = values.Items;
        var measures = keyOf.Length == 0 ? 0 : valueOf.Length / keyOf.Length;
        var (foundKeys, keyRanks) = KeysFound(keyOf);
        var (foundTimes, timeRanks) = TimesFound();
        var (firstBin, binCount) = BinRange(binOf);

        for (var i = 0; i < ranks.Length; i++)
        {
            var time = timeOf.IsEmpty ? 0 : timeRanks[timeOf[i]];
            ranks[i] = checked((((time * (long)foundKeys.Length) + keyRanks[keyOf[i]]) * binCount) + (binOf.IsEmpty ? 0 : binOf[i] - firstBin));
            order[i] = i;
        }
        ranks.Sort(order);

        var (sortedKeys, sortedBins) = (new int[ranks.Length], binOf.IsEmpty ? null : new int[ranks.Length]);
        var timeEnds = new int[Math.Max(1, foundTimes.Length)];
        for (var i = 0; i < ranks.Length; i++)
        {
            sortedKeys[i] = (int)(ranks[i] / binCount % foundKeys.Length);
            sortedBins?[i] = binOf[order[i]];
            timeEnds[ranks[i] / binCount / foundKeys.Length] = i + 1;
        }
        var sortedValues = new NumberColumn[measures];
        for (var m = 0; m < measures; m++)
        {
            for (var i = 0; i < order.Length; i++) column[i] = valueOf[(order[i] * measures) + m];
            sortedValues[m] = NumberColumn.Of(column);
        }
        return new(foundTimes, timeEnds, foundKeys, sortedKeys, sortedBins, sortedValues);
    }

    /// <summary>The keys that cells have, in order, and the rank of each by its code.</summary>
    private (EquatableList<string?>[] Found, int[] Ranks) KeysFound(ReadOnlySpan<int> keyOf)
    {
        var ranks = new int[nodes.Count];
        foreach (var key in keyOf) ranks[key] = 1;
        var found = Enumerable.Range(0, nodes.Count).Where(k => ranks[k] > 0).Select(k => (Code: k, Keys: KeysAt(k))).OrderBy(k => k.Keys, KeyOrder.Instance).ToArray();
        for (var i = 0; i < found.Length; i++) ranks[found[i].Code] = i;
        return ([.. found.Select(f => f.Keys)], ranks);
    }

    private (Period[] Found, int[] Ranks) TimesFound()
    {
        Period[] found = [.. periods.Keys.Order()];
        var ranks = new int[found.Length];
        for (var i = 0; i < found.Length; i++) ranks[periods[found[i]]] = i;
        return (found, ranks);
    }

    private static (int First, long Count) BinRange(ReadOnlySpan<int> binOf)
    {
        if (binOf.IsEmpty) return (0, 1);
        var (low, high) = (binOf[0], binOf[0]);
        foreach (var bin in binOf) (low, high) = (Math.Min(low, bin), Math.Max(high, bin));
        return (low, high - (long)low + 1);
    }

    private EquatableList<string?> KeysAt(int node)
    {
        var values = new Stack<string?>();
        for (; node != NoKeys; node = nodes[node].Parent) values.Push(nodes[node].Value);
        return new(values);
    }
}
