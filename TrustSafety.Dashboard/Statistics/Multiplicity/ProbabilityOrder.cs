using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Orders many probabilities, with their places: by two digits of 12 bits of the number's own bits (which rise with it), each counted and dealt out, the lower digit first
/// (<see cref="StepUpLanes"/>); what 24 bits leave out of order — a few of a hundred thousand — is put right as it is met. Several times as fast as a general sort.
/// </summary>
internal static class ProbabilityOrder
{
    public const int Digit = 12;
    // 64 halvings, 262,144 keys in each; all below 2⁻⁶⁴ share the lowest key. 1 itself has a high digit of its own.
    private const int Halvings = 64, Shift = 52 - 18;
    private const int Bottom = (1023 - Halvings) << 18;
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

    public static int Key(double p) => Math.Max(0, (int)(BitConverter.DoubleToInt64Bits(p) >> Shift) - Bottom);

    /// <summary>Puts values right that lie by the order of their keys (the upper half of each; the place is the lower): only among those of one key can one be below the one before it.</summary>
    public static void Mend(Span<ulong> keys, Span<double> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] >= values[i - 1]) continue;
            var (start, end) = (i - 1, i + 1);
            while (start > 0 && keys[start - 1] >> 32 == keys[i] >> 32) start--;
            while (end < values.Length && keys[end] >> 32 == keys[i] >> 32) end++;
            if (end - start > LongRun) values[start..end].Sort(keys[start..end]);
            else Insert(values[start..end], keys[start..end]);
            i = end - 1;
        }
    }

    private static void Insert(Span<double> values, Span<ulong> keys)
    {
        for (var i = 1; i < values.Length; i++)
        {
            var (value, key, at) = (values[i], keys[i], i);
            for (; at > 0 && values[at - 1] > value; at--) (values[at], keys[at]) = (values[at - 1], keys[at - 1]);
            (values[at], keys[at]) = (value, key);
        }
    }
}
