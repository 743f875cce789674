using System.Collections;

namespace TrustSafety.Dashboard.Facts;

/// <summary>A list that equals another with equal items in the same order, so that queries can be cache keys.</summary>
public class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly T[] items;
    private int hash;

    public EquatableList(IEnumerable<T> items) => this.items = [.. items];

    private EquatableList(T[] items) => this.items = items;

    public int Count => items.Length;

    public T this[int index] => items[index];

    /// <summary>The others, in their order.</summary>
    public EquatableList<T> Without(int index) => new([.. items.AsSpan(0, index), .. items.AsSpan(index + 1)]);

    public bool Equals(EquatableList<T>? other) => ReferenceEquals(this, other) || (other is not null && items.AsSpan().SequenceEqual(other.items));

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    // Kept, for the keys of a table are looked up thousands of times; whoever races to compute it finds the same.
    public override int GetHashCode() => hash != 0 ? hash : hash = items.Aggregate(items.Length, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(",", items);
}
