using System.Buffers;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Benjamini and Hochberg's step-up on several cores: the order of <see cref="ProbabilityOrder"/>, where every core counts and deals out a lane of its own, and then the smallest
/// from the end, first within lanes. A step begins when the one before it is done everywhere.
/// </summary>
internal readonly unsafe struct StepUpLanes(
    int count, int lanes, double* given, double* adjusted, double* values, double* least, ulong* keys, ulong* between, int* places, StepUpLanes.Step step) : ICellBlock
{
    private const int Digit = ProbabilityOrder.Digit, Digits = 1 << Digit, Counters = Digits + 1;

    internal enum Step
    {
        CountLow,
        DealLow,
        CountHigh,
        DealHigh,
        Smallest,
        Answer,
    }

    /// <summary>False when something is no probability; then nothing is answered.</summary>
    public static bool Adjust(ReadOnlySpan<double> p, Span<double> adjusted, int lanes)
    {
        var (values, least, places) = (ArrayPool<double>.Shared.Rent(p.Length), ArrayPool<double>.Shared.Rent(lanes), ArrayPool<int>.Shared.Rent(lanes * Counters));
        var (keys, between) = (ArrayPool<ulong>.Shared.Rent(p.Length), ArrayPool<ulong>.Shared.Rent(p.Length));
        try
        {
            fixed (double* g = p, a = adjusted, v = values, l = least)
            fixed (ulong* k = keys, b = between)
            fixed (int* c = places)
            {
                for (var step = Step.CountLow; step <= Step.Answer; step++)
                {
                    if (step is Step.CountLow or Step.CountHigh) new Span<int>(c, lanes * Counters).Clear();
                    if (!CellCrew<StepUpLanes>.Run(new(p.Length, lanes, g, a, v, l, k, b, c, step), lanes, 1)) return false;
                    if (step is Step.CountLow or Step.CountHigh) Starts(c, lanes);
                }
            }
            return true;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
            ArrayPool<double>.Shared.Return(least);
            ArrayPool<int>.Shared.Return(places);
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<ulong>.Shared.Return(between);
        }
    }

    public bool Run(int from, int to)
    {
        for (var lane = from; lane < to; lane++)
        {
            var (start, end) = ((int)((long)count * lane / lanes), (int)((long)count * (lane + 1) / lanes));
            var own = places + lane * Counters;
            switch (step)
            {
                case Step.CountLow:
                    if (!ProbabilityOrder.AreAll(new(given + start, end - start))) return false;
                    CountLow(given, keys, own, start, end);
                    break;
                case Step.DealLow: DealLow(keys, between, own, start, end); break;
                case Step.CountHigh: CountHigh(between, own, start, end); break;
                case Step.DealHigh: DealHigh(between, keys, own, start, end); break;
                case Step.Smallest: least[lane] = Smallest(Edge(start), Edge(end)); break;
                default: Answer(Edge(start), Edge(end), lane); break;
            }
        }
        return true;
    }

    // Where each lane's first key of each digit goes: behind all lower digits, and those of this digit in the lanes before.
    private static void Starts(int* counts, int lanes)
    {
        var next = 0;
        for (var digit = 0; digit < Counters; digit++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                ref var at = ref counts[lane * Counters + digit];
                var these = at;
                at = next;
                next += these;
            }
        }
    }

    private static void CountLow(double* given, ulong* keys, int* places, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var key = ProbabilityOrder.Key(given[i]);
            keys[i] = (ulong)key << 32 | (uint)i;
            places[key & (Digits - 1)]++;
        }
    }

    private static void DealLow(ulong* keys, ulong* between, int* places, int start, int end)
    {
        for (var i = start; i < end; i++) between[places[(int)(keys[i] >> 32) & (Digits - 1)]++] = keys[i];
    }

    private static void CountHigh(ulong* between, int* places, int start, int end)
    {
        for (var i = start; i < end; i++) places[between[i] >> (32 + Digit)]++;
    }

    private static void DealHigh(ulong* between, ulong* keys, int* places, int start, int end)
    {
        for (var i = start; i < end; i++) keys[places[between[i] >> (32 + Digit)]++] = between[i];
    }

    // No lane ends amid equal keys, among which the order is yet to be made.
    private int Edge(int place)
    {
        while (place > 0 && place < count && keys[place] >> 32 == keys[place - 1] >> 32) place++;
        return place;
    }

    private double Smallest(int start, int end)
    {
        var ordered = new Span<double>(values + start, end - start);
        var origin = new Span<ulong>(keys + start, end - start);
        var all = new ReadOnlySpan<double>(given, count);
        for (var i = 0; i < ordered.Length; i++) ordered[i] = all[(int)(uint)origin[i]];
        ProbabilityOrder.Mend(origin, ordered);
        Expand(ordered, start);
        var smallest = 1.0;
        for (var i = ordered.Length - 1; i >= 0; i--) ordered[i] = smallest = double.MinNative(smallest, ordered[i]);
        return smallest;
    }

    // p·m/rank, eight at a time: divisions by themselves overlap, the smallest so far waits for the one before.
    private void Expand(Span<double> ordered, int start)
    {
        var (total, rank, i) = ((double)count, Vector512.CreateSequence(start + 1.0, 1.0), 0);
        for (; i <= ordered.Length - 8; i += 8, rank += Vector512.Create(8.0)) (Vector512.Create<double>(ordered[i..]) * Vector512.Create(total) / rank).CopyTo(ordered[i..]);
        for (; i < ordered.Length; i++) ordered[i] = ordered[i] * total / (start + i + 1);
    }

    private void Answer(int start, int end, int lane)
    {
        var later = 1.0;
        for (var after = lane + 1; after < lanes; after++) later = Math.Min(later, least[after]);
        var ordered = new ReadOnlySpan<double>(values + start, end - start);
        var origin = new ReadOnlySpan<ulong>(keys + start, end - start);
        var answers = new Span<double>(adjusted, count);
        for (var i = 0; i < ordered.Length; i++) answers[(int)(uint)origin[i]] = double.MinNative(later, ordered[i]);
    }
}
