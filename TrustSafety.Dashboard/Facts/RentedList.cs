using System.Buffers;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// A list in borrowed memory. Answers come by the hundred, and as garbage their unsorted cells would be large objects, each of which
/// soon makes the collector walk through all that is kept.
/// </summary>
internal struct RentedList<T>() : IDisposable
    where T : unmanaged
{
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
        if (items.Length > 0) ArrayPool<T>.Shared.Return(items);
        (items, Count) = ([], 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(256, 2 * items.Length));
        items.CopyTo(larger, 0);
        if (items.Length > 0) ArrayPool<T>.Shared.Return(items);
        items = larger;
    }
}
