using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>
/// The keys seen so far, as 79 bits of a keyed hash each (16 choose the bucket, 63 are kept): 8 to 16 bytes per key whatever its length.
/// Two different keys among ten million are taken for one with a probability of 1e-10.
/// </summary>
internal sealed class KeySet
{
    private readonly ulong[]?[] buckets = new ulong[1 << 16][];
    private readonly ushort[] counts = new ushort[1 << 16];
    private readonly ulong seedA = Seed();
    private readonly ulong seedB = Seed();
    private ulong a;
    private ulong b;

    public void Begin() => (a, b) = (seedA, seedB);

    /// <summary>Adds one part of the key; its length keeps ("ab","c") apart from ("a","bc").</summary>
    public void Mix(ReadOnlySpan<byte> part)
    {
        Mix((ulong)part.Length);
        for (; part.Length >= 8; part = part[8..]) Mix(BinaryPrimitives.ReadUInt64LittleEndian(part));
        if (part.Length == 0) return;
        ulong tail = 0;
        foreach (var x in part) tail = tail << 8 | x;
        Mix(tail);
    }

    /// <summary>False when the key was there already.</summary>
    public bool Add()
    {
        var kept = Fold(a ^ 0x9E3779B97F4A7C15, b | 1) | 1;
        var bucket = (int)(Fold(b ^ 0xD6E8FEB86659FD93, a | 1) >> 48);
        var slots = buckets[bucket] ??= new ulong[8];
        if (counts[bucket] * 4 >= slots.Length * 3) slots = buckets[bucket] = Grown(slots);
        var at = Place(slots, kept);
        if (slots[at] == kept) return false;
        slots[at] = kept;
        counts[bucket]++;
        return true;
    }

    private void Mix(ulong word)
    {
        a = Fold(a ^ word, 0xA0761D6478BD642F);
        b = Fold(b ^ word, 0xE7037ED1A0B428DB) + word;
    }

    private static int Place(ulong[] slots, ulong kept)
    {
        var at = (int)(kept >> 40) & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] != kept) at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private static ulong[] Grown(ulong[] slots)
    {
        var grown = new ulong[slots.Length * 2];
        foreach (var kept in slots)
            if (kept != 0) grown[Place(grown, kept)] = kept;
        return grown;
    }

    private static ulong Fold(ulong x, ulong y) => Math.BigMul(x, y, out var low) ^ low;

    private static ulong Seed() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
}
