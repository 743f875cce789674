using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>Which combinations of dimensions occur at any time among the labels that filters keep: found once for a sample, for every measure asks.</summary>
internal static class JudgedOccurrences
{
    private const int Most = 200;

    private static readonly ConditionalWeakTable<JudgedSample, ConcurrentDictionary<string, bool[]>> Known = [];

    public static bool[] Of(JudgedSample sample, IReadOnlyList<string> by, IReadOnlyList<DimensionFilter> where)
    {
        var known = Known.GetOrCreateValue(sample);
        if (known.Count > Most) known.Clear();
        return known.GetOrAdd($"{string.Join(',', by)} {Question.Of(where)}", _ =>
        {
            var places = new JudgedPlaces(sample, by);
            // Most of what can occur does among the first labels; the rest need not be looked at once all of it has.
            var left = by.Select(sample.Dimension).Aggregate(1, (count, d) => count * (d.Values.Count + (d.Codes.AsSpan().Contains(JudgedSample.None) ? 1 : 0)));
            foreach (var row in JudgedRows.Find(sample, DateOnly.MinValue, DateOnly.MaxValue, where))
                if (places.IsNew(row) && --left == 0) break;
            return [.. places.Seen];
        });
    }
}
