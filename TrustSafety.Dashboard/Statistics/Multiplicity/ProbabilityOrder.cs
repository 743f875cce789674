using System.Buffers;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Orders many probabilities, with their places: by two digits of 12 bits of the number's own bits (which rise with it), each counted and dealt out, the lower digit first; what
/// 24 bits leave out of order — a few of a hundred thousand — is put right as it is met. Several times as fast as a general sort.
/// </summary>
internal static unsafe class ProbabilityOrder
{
    private const int Digit = 12, Digits = 1 << Digit;
    // 64 halvings, 262,144 keys in each; all below 2⁻⁶⁴ share the lowest key.
    private const int Halvings = 64, Shift = 52 - 18;
    private const int Bottom = (1023 - Halvings) << 18;
    // 1 itself has a high digit of its own.
    private const int Counters = 2 * Digits + 1;
    private const int LongRun = 32;

    /// <summary>True when every value lies between 0 and 1.</summary>
    public static bool AreAll(ReadOnlySpan<double> p)
    {
        var rest = p;
        for (; rest.Length >= Vector512<double>.Count; rest = rest[Vector512<double>.Count..])
        {
            var eight = Vector512.Create(rest);
            if (!Vector512.GreaterThanOrEqualAll(eight, Vector512<double>.Zero) || !Vector512.LessThanOrEqualAll(eight, Vector512<double>.One)) return false;
        }
        foreach (var v in rest) if (!(v >= 0 && v <= 1)) return false;
        return true;
    }

    public static void Sort(ReadOnlySpan<double> p, Span<double> ordered, Span<int> origin)
    {
        var (first, second, counters) = (ArrayPool<ulong>.Shared.Rent(p.Length), ArrayPool<ulong>.Shared.Rent(p.Length), ArrayPool<int>.Shared.Rent(Counters));
        try
        {
            Array.Clear(counters, 0, Counters);
            fixed (double* given = p, values = ordered)
            fixed (int* places = origin, low = counters)
            fixed (ulong* one = first, two = second)
            {
                Deal(given, p.Length, one, two, low);
                for (var i = 0; i < p.Length; i++) values[i] = given[places[i] = (int)(uint)one[i]];
                Mend(one, p.Length, ordered, origin);
            }
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(first);
            ArrayPool<ulong>.Shared.Return(second);
            ArrayPool<int>.Shared.Return(counters);
        }
    }

    private static int Key(double p) => Math.Max(0, (int)(BitConverter.DoubleToInt64Bits(p) >> Shift) - Bottom);

    /// <summary>Keys, in order, with the place in the lower half of each.</summary>
    private static void Deal(double* p, int count, ulong* keys, ulong* between, int* low)
    {
        var high = low + Digits;
        for (var i = 0; i < count; i++)
        {
            var key = Key(p[i]);
            keys[i] = (ulong)key << 32 | (uint)i;
            low[key & (Digits - 1)]++;
            high[key >> Digit]++;
        }
        RadixSort.Starts(new(low, Digits));
        RadixSort.Starts(new(high, Digits + 1));
        for (var i = 0; i < count; i++) between[low[(int)(keys[i] >> 32) & (Digits - 1)]++] = keys[i];
        for (var i = 0; i < count; i++) keys[high[between[i] >> (32 + Digit)]++] = between[i];
    }

    // Only among those of one key can a value be below the one before it.
    private static void Mend(ulong* keys, int count, Span<double> values, Span<int> places)
    {
        for (var i = 1; i < count; i++)
        {
            if (values[i] >= values[i - 1]) continue;
            var (start, end) = (i - 1, i + 1);
            while (start > 0 && keys[start - 1] >> 32 == keys[i] >> 32) start--;
            while (end < count && keys[end] >> 32 == keys[i] >> 32) end++;
            if (end - start > LongRun) values[start..end].Sort(places[start..end]);
            else Insert(values[start..end], places[start..end]);
            i = end - 1;
        }
    }

    private static void Insert(Span<double> values, Span<int> places)
    {
        for (var i = 1; i < values.Length; i++)
        {
            var (value, place, at) = (values[i], places[i], i);
            for (; at > 0 && values[at - 1] > value; at--) (values[at], places[at]) = (values[at - 1], places[at - 1]);
            (values[at], places[at]) = (value, place);
        }
    }
}
