using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The units while they are being read, in whatever order the engine's threads hand them over.</summary>
/// <param name="named">The columns of <see cref="UnitSql.Named"/> that have any name.</param>
internal sealed class UnitColumns(int count, UnitPlaces places, IReadOnlyList<int> named, int outcomes, LocalDays days)
{
    private const int FirstCode = 3;

    private readonly int[] numbers = new int[count];
    private readonly bool[] inSeveralArms = new bool[count];
    private readonly int[][] codes = [.. named.Select(_ => new int[count])];
    private readonly double[][] values = [.. Enumerable.Range(0, outcomes).Select(_ => new double[count])];
    private int[] at = [];
    private double[] decimals = [];

    public void Take(Chunk chunk)
    {
        if (at.Length < chunk.Count) (at, decimals) = (new int[chunk.Count], new double[chunk.Count]);
        var rows = chunk.Column<long>(0);
        for (var i = 0; i < rows.Length; i++) at[i] = places[rows[i]];
        var assigned = chunk.Column<long>(1);
        for (var i = 0; i < rows.Length; i++) numbers[at[i]] = days.DayNumber(assigned[i]);
        Put(chunk.Column<bool>(2), inSeveralArms);
        for (var c = 0; c < codes.Length; c++) Put(chunk.Column<int>(FirstCode + c), codes[c]);
        for (var o = 0; o < values.Length; o++)
        {
            chunk.Decimals(FirstCode + codes.Length + o, decimals);
            Put(decimals.AsSpan(0, chunk.Count), values[o]);
        }
    }

    public ImmutableArray<int> Days => Frozen(numbers);

    public ImmutableArray<bool> InSeveralArms => Frozen(inSeveralArms);

    /// <summary>Null where no row has a name.</summary>
    public ImmutableArray<int>? Codes(int kind)
    {
        for (var c = 0; c < codes.Length; c++)
            if (named[c] == kind) return Frozen(codes[c]);
        return null;
    }

    public ImmutableArray<double> Outcome(int index) => Frozen(values[index]);

    private void Put<T>(ReadOnlySpan<T> from, T[] to)
    {
        for (var i = 0; i < from.Length; i++) to[at[i]] = from[i];
    }

    private static ImmutableArray<T> Frozen<T>(T[] column) => ImmutableCollectionsMarshal.AsImmutableArray(column);
}
