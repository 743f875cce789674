using System.Buffers;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// A list in borrowed memory. Answers come by the hundred, and as garbage their unsorted cells would be large objects, each of which
/// soon makes the collector walk through all that is kept. The few very large ones are left to it, or they would be kept for good.
/// </summary>
internal struct RentedList<T>() : IDisposable
    where T : unmanaged
{
    private const int MostBorrowed = 1 << 18;

    private T[] items = [];

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Items => items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == items.Length) Grow();
        items[Count++] = item;
    }

    public void Dispose()
    {
        Return();
        (items, Count) = ([], 0);
    }

    private void Grow()
    {
        var length = Math.Max(256, 2 * items.Length);
        var larger = length <= MostBorrowed ? ArrayPool<T>.Shared.Rent(length) : GC.AllocateUninitializedArray<T>(length);
        items.CopyTo(larger, 0);
        Return();
        items = larger;
    }

    private readonly void Return()
    {
        if (items.Length is > 0 and <= MostBorrowed) ArrayPool<T>.Shared.Return(items);
    }
}
