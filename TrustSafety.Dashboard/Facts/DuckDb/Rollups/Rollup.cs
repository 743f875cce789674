using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// One table of sums for one source, kept for several sets of dimensions at once: a row says by its level and mask what it is a sum over.
/// The table is named by what defines it, so that another zone or another measure makes another table.
/// </summary>
internal sealed class Rollup(RollupSource source, string zone)
{
    public const string Level = "level", Mask = "mask", BinName = "bin";
    private const string LayoutVersion = "4";

    public RollupSource Source { get; } = source;

    public string Table { get; } = "rollup_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{LayoutVersion} {zone} {source}")))[..16];

    private bool HasBins => Source.Bin is not null;

    /// <summary>
    /// The sets of dimensions kept at a level: the small ones, and all dimensions together, from which any other set is summed. With bins a row per day
    /// and dimension would be about as many rows as the fact has.
    /// </summary>
    public IReadOnlyList<int> Masks(RollupLevel level)
    {
        var most = (level, HasBins) switch { (RollupLevel.Piece, false) => 2, (RollupLevel.Day, true) => 0, _ => 1 };
        var masks = Enumerable.Range(0, All + 1).Where(m => BitOperations.PopCount((uint)m) <= most);
        return [.. HasBins ? masks : masks.Append(All)];
    }

    /// <summary>The part of the table that answers the query, or null when only the rows themselves can.</summary>
    public (RollupLevel Level, int Mask)? Covers(AggregateQuery query)
    {
        if (query.Fact != Source.Fact || query.Time != Source.Time || query.Bin != Source.Bin || !query.Measures.All(Source.Measures.Contains)) return null;
        var dimensions = query.GroupBy.Except(Source.Keys).Concat(QueryColumns.Of(query.Where)).ToHashSet();
        if (!dimensions.All(FactSchemas.Dimensions.Contains)) return null;
        var level = query.Grain != Grain.Day && StartsPiece(query.From) && StartsPiece(query.To) ? RollupLevel.Piece : RollupLevel.Day;
        var mask = MaskOf(dimensions);
        var kept = Masks(level);
        return kept.Contains(mask) ? (level, mask) : kept.Contains(All) ? (level, All) : null;
    }

    public static int MaskOf(IEnumerable<string> dimensions) => dimensions.Sum(d => 1 << (FactSchemas.Dimensions.Count - 1 - FactSchemas.Dimensions.ToList().IndexOf(d)));

    public static IEnumerable<string> DimensionsOf(int mask) => FactSchemas.Dimensions.Where(d => (mask & MaskOf([d])) != 0);

    public static int All => (1 << FactSchemas.Dimensions.Count) - 1;

    private static bool StartsPiece(DateOnly day) => day.DayOfWeek == DayOfWeek.Monday || day.Day == 1;
}
