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
            foreach (var row in JudgedRows.Of(sample, DateOnly.MinValue, DateOnly.MaxValue, where)) places.Of(row);
            return [.. places.Seen];
        });
    }
}
