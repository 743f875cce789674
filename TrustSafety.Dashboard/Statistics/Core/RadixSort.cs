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
        if (sorted.Length < WorthDigits) Array.Sort(sorted);
        else Sort(sorted);
        return sorted;
    }

    private static void Sort(double[] values)
    {
        var (from, to, counts) = (new ulong[values.Length], new ulong[values.Length], new int[Passes * Digits]);
        for (var i = 0; i < values.Length; i++)
        {
            var bits = BitConverter.DoubleToUInt64Bits(values[i]);
            // Whole numbers in the order of the values: negative ones turned around and below the others.
            var key = bits ^ ((ulong)((long)bits >> 63) | Sign);
            from[i] = key;
            for (var pass = 0; pass < Passes; pass++) counts[pass * Digits + (int)(key >> pass * Bits & Mask)]++;
        }
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Digits, Digits);
            if (places.Contains(values.Length)) continue;
            var next = 0;
            foreach (ref var place in places) (place, next) = (next, next + place);
            foreach (var key in from) to[places[(int)(key >> pass * Bits & Mask)]++] = key;
            (from, to) = (to, from);
        }
        for (var i = 0; i < values.Length; i++) values[i] = BitConverter.UInt64BitsToDouble(from[i] ^ ((ulong)((long)~from[i] >> 63) | Sign));
    }
}
