using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>The breakdowns that are watched: the whole, each dimension, and the pairs of those that incidents usually follow.</summary>
internal static class Segments
{
    private static readonly string[] Paired = ["market", "surface", "category"];

    public static IReadOnlyList<IReadOnlyList<string>> All { get; } =
        [[], .. FactSchemas.Dimensions.Select(d => (string[])[d]), .. Paired.SelectMany((a, i) => Paired.Skip(i + 1).Select(b => (string[])[a, b]))];

    /// <summary>What the pairs are taken from, all at once.</summary>
    public static IReadOnlyList<string> Leaves => Paired;

    public static IReadOnlyList<IReadOnlyList<string>> UpToOne { get; } = [.. All.Where(by => by.Count <= 1)];
}
