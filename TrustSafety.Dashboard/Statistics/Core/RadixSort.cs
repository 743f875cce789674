using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Many numbers in ascending order, by their own bits, eleven at a time: a few times as fast as comparing them.
/// Knuth 1998, The Art of Computer Programming, volume 3, section 5.2.5. No value may be NaN.
/// </summary>
internal static class RadixSort
{
    private const int WorthDigits = 4096;
    private const int Bits = 11, Passes = 6, Digits = 1 << Bits;
    private const ulong Sign = 1UL << 63, Mask = Digits - 1;

    /// <summary>A sorted copy.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Sort(sorted);
        return sorted;
    }

    public static void Sort(Span<double> values)
    {
        if (values.Length < WorthDigits)
        {
            values.Sort();
            return;
        }
        var lent = ArrayPool<ulong>.Shared.Rent(values.Length);
        try { Sort(MemoryMarshal.Cast<double, ulong>(values), lent.AsSpan(0, values.Length)); }
        finally { ArrayPool<ulong>.Shared.Return(lent); }
    }

    /// <summary>Where each digit begins, from how often it comes.</summary>
    public static void Starts(Span<int> counts)
    {
        var sum = 0;
        foreach (ref var count in counts) (count, sum) = (sum, sum + count);
    }

    // One run sorts a million numbers: it should not begin in code that waits to be compiled well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(Span<ulong> values, Span<ulong> other)
    {
        var counts = new int[Passes * Digits];
        foreach (ref var value in values)
        {
            // Whole numbers in the order of the values: negative ones turned around and below the others.
            value ^= (ulong)((long)value >> 63) | Sign;
            for (var pass = 0; pass < Passes; pass++) counts[pass * Digits + (int)(value >> pass * Bits & Mask)]++;
        }
        var from = values;
        var to = other;
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Digits, Digits);
            if (places.Contains(values.Length)) continue;
            Starts(places);
            foreach (var key in from) to[places[(int)(key >> pass * Bits & Mask)]++] = key;
            var filled = to;
            to = from;
            from = filled;
        }
        for (var i = 0; i < values.Length; i++) values[i] = from[i] ^ ((ulong)((long)~from[i] >> 63) | Sign);
    }
}
