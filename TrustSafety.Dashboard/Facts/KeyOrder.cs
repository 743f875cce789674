namespace TrustSafety.Dashboard.Facts;

/// <summary>Keys in ordinal order, empty ones first: the same order on every machine.</summary>
internal sealed class KeyOrder : IComparer<EquatableList<string?>>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(EquatableList<string?>? x, EquatableList<string?>? y)
    {
        for (var i = 0; i < x!.Count; i++)
            if (string.CompareOrdinal(x[i], y![i]) is not 0 and var order) return order;
        return 0;
    }
}
